import { ResourceControl, type ResourceControlArgs } from "../../../components";
import { minify } from "../../../domain/documents/document";
import { resourceControl } from "../../../domain/documents/organization/resource-control";
import { record, resources } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const organizationId = "o-abcdefghij";
const declare = (args: Partial<ResourceControlArgs> = {}) =>
  record(() => new ResourceControl("it", { targets: ["r-abcd"], organizationId, ...args }));

describe("ResourceControl", () => {
  it("makes the policy and hangs it on the targets", async () => {
    const trustedAccounts = ["444455556666"];
    const { registrations } = await declare({ trustedAccounts, tags: { team: "a" } });
    expect(resources(registrations)).toEqual([
      {
        type: "aws:organizations/policy:Policy",
        name: "it-outsiders",
        inputs: {
          type: "RESOURCE_CONTROL_POLICY",
          description: "Ringfence: resources are closed to principals outside the organization",
          content: minify(resourceControl({ organizationId, trustedAccounts })),
          tags: { team: "a" },
        },
      },
      {
        type: "aws:organizations/policyAttachment:PolicyAttachment",
        name: "it-outsiders-target-r-abcd",
        inputs: { policyId: "it-outsiders-id", targetId: "r-abcd" },
      },
    ]);
  });

  it("refuses targets and accounts that are none, and an organization that is another thing", async () => {
    const text = await refusal(() => declare({ targets: ["all"], trustedAccounts: ["*"], organizationId: "r-abcd" }));
    expect(text.match(/^ {2}- (\S+):/gm)?.sort()).toEqual([
      "  - organizationId:",
      "  - targets[0]:",
      "  - trustedAccounts[0]:",
    ]);
  });

  it("refuses more accounts than the policy has room for", async () => {
    const trustedAccounts = Array.from({ length: 200 }, (_, index) => String(100000000000 + index));
    expect(await refusal(() => declare({ trustedAccounts }))).toContain("AWS takes 5120; name fewer accounts");
  });
});
