import { ResourceIndex, type ResourceIndexArgs } from "../../../components";
import { record, resources } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const BOTH = ["us-east-1", "eu-west-1"];
const ARN = "arn:aws:resource-explorer-2:eu-west-1:123456789012:index/1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d";

const registered = async (args: Partial<ResourceIndexArgs> = {}) =>
  (await record(() => new ResourceIndex("it", { regions: BOTH, ...args }))).registrations;

const index = (region: string, type = "LOCAL") => ({
  type: "aws:resourceexplorer/index:Index",
  name: `it-${region}`,
  inputs: { region, type },
});

describe("ResourceIndex", () => {
  it("makes an index in each region", async () => {
    expect(resources(await registered())).toEqual([index("eu-west-1"), index("us-east-1")]);
  });

  it("makes one of them that of all, with a view", async () => {
    expect(resources(await registered({ aggregatorRegion: "us-east-1" }))).toEqual([
      index("eu-west-1"),
      index("us-east-1", "AGGREGATOR"),
      {
        type: "aws:resourceexplorer/view:View",
        name: "it-view-us-east-1",
        inputs: { region: "us-east-1", defaultView: true, includedProperties: [{ name: "tags" }] },
      },
    ]);
  });

  it("adopts one that exists", async () => {
    const all = await registered({ existingIndexes: { "eu-west-1": ARN } });
    expect(all.map(({ importId }) => importId).filter(Boolean)).toEqual([ARN]);
    expect(resources(all)).toEqual([index("eu-west-1"), index("us-east-1")]);
  });

  it("refuses what is named for a region that it does not work in", async () => {
    const args = { aggregatorRegion: "eu-west-2", existingIndexes: { "eu-west-3": ARN } };
    expect(await refusal(() => registered(args))).toBe(
      [
        "resource index: 2 problems",
        "  - existingIndexes.eu-west-3: the region is not one of regions (eu-west-1, us-east-1)",
        '  - aggregatorRegion: "eu-west-2" is not one of the regions that are covered (eu-west-1, us-east-1)',
      ].join("\n"),
    );
  });
});
