import * as v from "valibot";
import { disabledFeatures, featureProblems, features } from "../../../../domain/controls/detection/detectors";
import { PLANS } from "../../../../domain/controls/detection/plans";

const NAMES = PLANS.map(({ feature }) => feature);

const problems = (given: unknown) => (v.safeParse(features, given).issues ?? []).map(({ message }) => message);

describe("features", () => {
  it("are the known ones, each once", () => {
    expect(problems(NAMES.filter((name) => name !== "EKS_RUNTIME_MONITORING"))).toEqual([]);
    expect(problems(["S3_DATA_EVENTS", "S3_DATA_EVENTS"])).toEqual([
      '"S3_DATA_EVENTS" stands in the list before; remove one of the two',
    ]);
  });

  it("are answered with the nearest when they are unknown", () => {
    expect(problems(["EKS_AUDIT_LOG"])).toEqual([
      'unknown feature "EKS_AUDIT_LOG", did you mean "EKS_AUDIT_LOGS"?; allowed are EKS_AUDIT_LOGS, AI_ANALYST, RDS_LOGIN_EVENTS, AI_PROTECTION, S3_DATA_EVENTS and 4 more, see docs/controls/guardduty.md',
    ]);
  });

  // https://docs.aws.amazon.com/guardduty/latest/APIReference/API_DetectorFeatureConfiguration.html
  it("are not both plans for runtime monitoring, which AWS refuses together", () => {
    expect(problems(["RUNTIME_MONITORING", "EKS_RUNTIME_MONITORING"])).toEqual([
      '"EKS_RUNTIME_MONITORING" stands beside "RUNTIME_MONITORING", which covers EKS too; AWS refuses both together, so remove the first',
    ]);
    expect(problems(["EKS_RUNTIME_MONITORING"])).toEqual([]);
  });
});

describe("disabledFeatures", () => {
  it("are any of the known ones", () => {
    expect(v.safeParse(disabledFeatures, NAMES).success).toBe(true);
  });

  it("are no features that are switched on", () => {
    const both = { features: ["S3_DATA_EVENTS"], disabledFeatures: ["EKS_AUDIT_LOGS", "S3_DATA_EVENTS"] };
    expect(featureProblems(both)).toEqual([
      { path: "disabledFeatures[1]", message: '"S3_DATA_EVENTS" stands in features too; remove one of the two' },
    ]);
    expect(featureProblems({ features: ["S3_DATA_EVENTS"] })).toEqual([]);
  });
});
