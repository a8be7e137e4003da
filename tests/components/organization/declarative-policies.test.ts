import { DeclarativePolicies, type DeclarativePoliciesArgs } from "../../../components";
import { record, resources } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const declare = (args: Partial<DeclarativePoliciesArgs>) =>
  record(() => new DeclarativePolicies("it", { targets: ["r-abcd"], ...args }));

describe("DeclarativePolicies", () => {
  it("makes one policy, and hangs it on each target once", async () => {
    const { registrations } = await declare({
      targets: ["r-abcd", "111122223333", "r-abcd"],
      serialConsole: true,
      tags: { team: "a" },
    });
    const attachment = (targetId: string) => ({
      type: "aws:organizations/policyAttachment:PolicyAttachment",
      name: `it-ec2-target-${targetId}`,
      inputs: { policyId: "it-ec2-id", targetId },
    });
    expect(resources(registrations)).toEqual([
      {
        type: "aws:organizations/policy:Policy",
        name: "it-ec2",
        inputs: {
          type: "DECLARATIVE_POLICY_EC2",
          description: "Ringfence: settings of EC2 in every account",
          content: expect.stringContaining('"serial_console_access":{"status":{"@@assign":"disabled"}}') as string,
          tags: { team: "a" },
        },
      },
      attachment("111122223333"),
      attachment("r-abcd"),
    ]);
  });

  it("allows the images of amazon when it is told no providers", async () => {
    const { registrations } = await declare({ images: "audit-mode" });
    expect(JSON.stringify(resources(registrations))).toContain(
      String.raw`\"allowed_image_providers\":{\"@@assign\":[\"amazon\"]}`,
    );
  });

  it("refuses what EC2 would not take, and a policy that decides nothing", async () => {
    const wrong = { targets: ["everybody"], hopLimit: 65, images: "maybe", snapshots: "some", internet: "off" };
    const text = await refusal(() => declare(wrong));
    expect(text.match(/^ {2}- (\S+):/gm)).toEqual([
      "  - images:",
      "  - internet:",
      "  - snapshots:",
      "  - targets[0]:",
      "  - hopLimit:",
    ]);
    expect(await refusal(() => declare({}))).toContain("the policy would decide nothing");
  });
});
