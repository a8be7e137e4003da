import { CanaryKey } from "../../../components";
import { record, resources, valueOf } from "../../support/recorder";
import { refusal } from "../../support/refusal";
import * as pulumi from "@pulumi/pulumi";

describe("CanaryKey", () => {
  it("makes a user without rights, whose boundary denies everything, and its key", async () => {
    const { registrations } = await record(() => new CanaryKey("it", { tags: { team: "a" } }));
    expect(resources(registrations)).toEqual([
      { type: "aws:iam/accessKey:AccessKey", name: "it-key", inputs: { user: "backup-sync" } },
      {
        type: "aws:iam/user:User",
        name: "it-user",
        inputs: {
          name: "backup-sync",
          path: "/svc/sync/",
          permissionsBoundary: "arn:aws:iam::aws:policy/AWSDenyAll",
          tags: { team: "a" },
        },
      },
    ]);
  });

  it("says in the name of the user what the owner wants, and nowhere that it is bait", async () => {
    const { registrations } = await record(() => new CanaryKey("it", { userName: "artifact-mirror" }));
    const user = resources(registrations).find(({ type }) => type === "aws:iam/user:User")!;
    expect(user.inputs.name).toBe("artifact-mirror");
    expect(JSON.stringify(user.inputs)).not.toMatch(/canary|bait|ringfence/i);
  });

  it("gives out both halves of the key as secrets", async () => {
    const { result } = await record(() => new CanaryKey("it", {}));
    expect(await pulumi.isSecret(result.canaryKey)).toBe(true);
    expect(Object.keys(await valueOf(result.canaryKey))).toEqual(["accessKeyId", "secretAccessKey"]);
  });

  it("refuses a name that IAM does not take", async () => {
    const text = await refusal(() => record(() => new CanaryKey("it", { userName: "a user" })));
    expect(text).toContain(
      'userName: expected the name of an IAM user, at most 64 characters without path or ARN, received "a user"',
    );
  });
});
