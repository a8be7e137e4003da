import { ImageAllowlist } from "../../../components";
import { record, resources } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const build = (args: object = {}, ...regions: string[]) => new ImageAllowlist("it", { regions, ...args });

const declared = async (args: object = {}, ...regions: string[]) =>
  resources((await record(() => build(args, ...regions))).registrations);

const made = (region: string, inputs: object = {}) => ({
  type: "aws:ec2/allowedImagesSettings:AllowedImagesSettings",
  name: `it-${region}`,
  inputs: { region, ...{ state: "enabled", imageCriterions: [{ imageProviders: ["amazon"] }] }, ...inputs },
});

describe("ImageAllowlist", () => {
  it("makes the setting in each region, once", async () => {
    expect(await declared({}, "us-east-1", "ap-southeast-2", "us-east-1")).toEqual(
      ["ap-southeast-2", "us-east-1"].map((region) => made(region)),
    );
  });

  it("only shows what would be refused in audited regions, and takes other providers in any order", async () => {
    const args = { auditedRegions: ["us-east-1"], providers: ["aws-marketplace", "099720109477", "amazon"] };
    const imageCriterions = [{ imageProviders: ["099720109477", "amazon", "aws-marketplace"] }];
    expect(await declared(args, "us-east-1", "eu-west-1")).toEqual([
      made("eu-west-1", { imageCriterions }),
      made("us-east-1", { imageCriterions, state: "audit-mode" }),
    ]);
  });

  it.each([[["ubuntu"]], [[]], ["amazon"]])("refuses the providers %j", async (providers) => {
    expect(await refusal(() => declared({ providers }, "us-east-1"))).toMatch(/ {2}- providers/);
  });

  it("refuses a region that there is not, and none at all", async () => {
    expect(await refusal(() => declared({}, "ap-southest-2"))).toContain("regions[0]: unknown region");
    expect(await refusal(() => declared())).toContain("regions: is empty");
  });
});
