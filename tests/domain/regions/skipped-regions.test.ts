import { skippedRegions } from "../../../domain/regions/skipped-regions";

describe("skippedRegions", () => {
  it("says why each region is not covered", () => {
    expect(skippedRegions(["ap-southeast-4", "us-west-1"])).toEqual({
      "ap-southeast-4": "opt-in region that is not enabled",
      "us-west-1": "left out of enabledRegions, although nobody can disable it: nothing watches it",
    });
  });

  it("is empty when every region is covered", () => {
    expect(skippedRegions([])).toEqual({});
  });
});
