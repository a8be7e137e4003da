import { packedActions } from "../../../../cli/catalogue/packed-actions";
import { actionsIn } from "../../../../domain/documents/actions/catalogue";
import { SUPPLEMENT } from "../../../../domain/documents/actions/supplement";

describe("actionsIn", () => {
  it("has every action of every level with what it does, and the newer ones, ordered by name", () => {
    const actions = actionsIn({ ec2: { List: "DescribeImages", Write: "RunInstances StartInstances" } });
    expect(actions.filter(({ service }) => service === "ec2")).toEqual([
      { action: "ec2:DescribeImages", service: "ec2", writes: false },
      { action: "ec2:RunInstances", service: "ec2", writes: true },
      { action: "ec2:StartInstances", service: "ec2", writes: true },
    ]);
    expect(actions.map(({ action }) => action)).toEqual([...actions.map(({ action }) => action)].sort());
    expect(actions).toHaveLength(3 + SUPPLEMENT.length);
  });

  it("takes tags and permissions for changes", () => {
    const actions = actionsIn({
      s3: { Tagging: "PutObjectTagging", "Permissions management": "PutBucketPolicy", Read: "GetObject" },
    });
    expect(actions.filter(({ service }) => service === "s3").map(({ writes }) => writes)).toEqual([false, true, true]);
  });

  it("has each action once, although the catalogue may know a newer one by now", async () => {
    const packed = await packedActions();
    const names = actionsIn({ ...packed, iam: { ...packed.iam, Write: `${packed.iam!.Write} AcquireRole` } }).map(
      ({ action }) => action,
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(22_000);
  });
});
