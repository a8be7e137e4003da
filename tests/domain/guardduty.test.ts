import { checkDetectors, checkExistingDetectors, checkFeatures, GUARDDUTY_FEATURES } from "../../domain/guardduty";

const ID = "12abc34d567e8fa901bc2d34e56789f0";

describe("GUARDDUTY_FEATURES", () => {
  it("has each name once, as the API writes it", () => {
    expect(new Set(GUARDDUTY_FEATURES).size).toBe(GUARDDUTY_FEATURES.length);
    for (const name of GUARDDUTY_FEATURES) expect(name).toMatch(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/);
  });
});

describe("checkFeatures", () => {
  it("accepts every known feature", () => {
    expect(checkFeatures(GUARDDUTY_FEATURES, "features")).toEqual([]);
  });

  it("names each unknown one by its place, with the nearest known", () => {
    expect(checkFeatures(["S3_DATA_EVENTS", "EKS_AUDIT_LOG", "nothing like it"], "f")).toEqual([
      {
        path: "f[1]",
        message: `unknown feature "EKS_AUDIT_LOG", did you mean "EKS_AUDIT_LOGS"?; allowed are ${GUARDDUTY_FEATURES.join(", ")}`,
      },
      {
        path: "f[2]",
        message: `unknown feature "nothing like it"; allowed are ${GUARDDUTY_FEATURES.join(", ")}`,
      },
    ]);
  });
});

describe("checkExistingDetectors", () => {
  it("accepts detectors of covered regions", () => {
    expect(checkExistingDetectors({ "us-east-1": ID }, ["us-east-1", "us-east-2"], "existing")).toEqual([]);
  });

  it("names those of other regions", () => {
    expect(checkExistingDetectors({ "us-east-1": ID, "eu-west-1": ID }, ["us-east-1"], "existing")).toEqual([
      {
        path: "existing.eu-west-1",
        message: "the region is not covered, so its detector cannot be adopted; covered are us-east-1",
      },
    ]);
  });
});

describe("checkDetectors", () => {
  it("finds every problem at once", () => {
    const problems = checkDetectors({ regions: [], features: ["X"], existingDetectorIds: { "us-east-1": ID } });
    expect(problems.map(({ path }) => path)).toEqual(["regions", "features[0]", "existingDetectorIds.us-east-1"]);
  });
});
