import { Imds } from "../../../components";
import { record, resources } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const build = (args: object = {}, ...regions: string[]) => new Imds("it", { regions, ...args });

const declared = async (args: object = {}, ...regions: string[]) =>
  resources((await record(() => build(args, ...regions))).registrations);

const made = (region: string, inputs: object = {}) => ({
  type: "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults",
  name: `it-${region}`,
  inputs: { region, ...{ httpTokens: "required", httpPutResponseHopLimit: 2 }, ...inputs },
});

describe("Imds", () => {
  it("makes the setting in each region, once", async () => {
    expect(await declared({}, "us-east-1", "ap-southeast-2", "us-east-1")).toEqual(
      ["ap-southeast-2", "us-east-1"].map((region) => made(region)),
    );
  });

  it("takes another number of hops", async () => {
    expect(await declared({ hopLimit: 1 }, "us-east-1")).toEqual([made("us-east-1", { httpPutResponseHopLimit: 1 })]);
  });

  it.each([0, 65, 1.5, "2"])("refuses %j hops", async (hopLimit) => {
    expect(await refusal(() => declared({ hopLimit }, "us-east-1"))).toContain(
      "hopLimit: expected a whole number from 1 to 64, received ",
    );
  });

  it("refuses a region that there is not, and none at all", async () => {
    expect(await refusal(() => declared({}, "ap-southest-2"))).toContain("regions[0]: unknown region");
    expect(await refusal(() => declared())).toContain("regions: is empty");
  });
});
