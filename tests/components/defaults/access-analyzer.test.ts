import { AccessAnalyzer } from "../../../components";
import { record, resources } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const build = (args: object = {}, ...regions: string[]) => new AccessAnalyzer("it", { regions, ...args });

const declared = async (args: object = {}, ...regions: string[]) =>
  resources((await record(() => build(args, ...regions))).registrations);

const made = (region: string, inputs: object = {}) => ({
  type: "aws:accessanalyzer/analyzer:Analyzer",
  name: `it-${region}`,
  inputs: { region, ...{ analyzerName: "it", type: "ACCOUNT" }, ...inputs },
});

describe("AccessAnalyzer", () => {
  it("makes the setting in each region, once", async () => {
    expect(await declared({}, "us-east-1", "ap-southeast-2", "us-east-1")).toEqual(
      ["ap-southeast-2", "us-east-1"].map((region) => made(region)),
    );
  });

  it("adopts one that exists, by its name and region", async () => {
    const args = { existingAnalyzers: { "us-east-1": "console-1" }, tags: { team: "a" } };
    const { registrations } = await record(() => build(args, "us-east-1", "eu-west-1"));
    expect(resources(registrations)).toEqual([
      made("eu-west-1", { tags: { team: "a" } }),
      made("us-east-1", { analyzerName: "console-1", tags: { team: "a" } }),
    ]);
    expect(registrations.map(({ importId }) => importId).filter(Boolean)).toEqual(["console-1@us-east-1"]);
  });

  it("refuses one of a region that it does not work in", async () => {
    expect(await refusal(() => declared({ existingAnalyzers: { "eu-west-1": "x" } }, "us-east-1"))).toContain(
      "existingAnalyzers.eu-west-1: the region is not one of regions (us-east-1)",
    );
  });

  it("refuses a region that there is not, and none at all", async () => {
    expect(await refusal(() => declared({}, "ap-southest-2"))).toContain("regions[0]: unknown region");
    expect(await refusal(() => declared())).toContain("regions: is empty");
  });
});
