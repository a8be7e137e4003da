import { SnapshotBlock } from "../../../components";
import { record, resources } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const build = (args: object = {}, ...regions: string[]) => new SnapshotBlock("it", { regions, ...args });

const declared = async (args: object = {}, ...regions: string[]) =>
  resources((await record(() => build(args, ...regions))).registrations);

const made = (region: string, inputs: object = {}) => ({
  type: "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess",
  name: `it-${region}`,
  inputs: { region, ...{ state: "block-all-sharing" }, ...inputs },
});

describe("SnapshotBlock", () => {
  it("makes the setting in each region, once", async () => {
    expect(await declared({}, "us-east-1", "ap-southeast-2", "us-east-1")).toEqual(
      ["ap-southeast-2", "us-east-1"].map((region) => made(region)),
    );
  });

  it("leaves what is public as it is when that is asked for", async () => {
    const state = "block-new-sharing";
    expect(await declared({ state }, "us-east-1")).toEqual([made("us-east-1", { state })]);
  });

  it("refuses another state", async () => {
    expect(await refusal(() => declared({ state: "unblocked" }, "us-east-1"))).toBe(
      'snapshot block: 1 problem\n  - state: expected one of block-new-sharing, block-all-sharing, received "unblocked"',
    );
  });

  it("refuses a region that there is not, and none at all", async () => {
    expect(await refusal(() => declared({}, "ap-southest-2"))).toContain("regions[0]: unknown region");
    expect(await refusal(() => declared())).toContain("regions: is empty");
  });
});
