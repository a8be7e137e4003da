import { OrganizationAnalyzers } from "../../../components";
import { record, resources } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const build = (regions: string[], tags?: Record<string, string>) =>
  record(() => new OrganizationAnalyzers("it", { regions, ...(tags ? { tags } : {}) }));

const analyzer = (region: string) => ({
  type: "aws:accessanalyzer/analyzer:Analyzer",
  name: `it-${region}`,
  inputs: { region, analyzerName: "it", type: "ORGANIZATION", tags: { team: "a" } },
});

describe("OrganizationAnalyzers", () => {
  it("makes one of the organization in every region", async () => {
    const { registrations } = await build(["us-east-1", "eu-west-1", "us-east-1"], { team: "a" });
    expect(resources(registrations)).toEqual([analyzer("eu-west-1"), analyzer("us-east-1")]);
  });

  it("refuses a region that there is not", async () => {
    expect(await refusal(() => build(["eu-west-9"]))).toContain('unknown region "eu-west-9"');
  });
});
