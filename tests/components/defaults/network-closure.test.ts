import { NetworkClosure } from "../../../components";
import { record, resources } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const build = (args: object = {}, ...regions: string[]) => new NetworkClosure("it", { regions, ...args });

const declared = async (args: object = {}, ...regions: string[]) =>
  resources((await record(() => build(args, ...regions))).registrations);

const made = (region: string, inputs: object = {}) => ({
  type: "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions",
  name: `it-${region}`,
  inputs: { region, ...{ internetGatewayBlockMode: "block-bidirectional" }, ...inputs },
});

describe("NetworkClosure", () => {
  it("makes the setting in each region, once", async () => {
    expect(await declared({}, "us-east-1", "ap-southeast-2", "us-east-1")).toEqual(
      ["ap-southeast-2", "us-east-1"].map((region) => made(region)),
    );
  });

  it("refuses a region that there is not, and none at all", async () => {
    expect(await refusal(() => declared({}, "ap-southest-2"))).toContain("regions[0]: unknown region");
    expect(await refusal(() => declared())).toContain("regions: is empty");
  });
});
