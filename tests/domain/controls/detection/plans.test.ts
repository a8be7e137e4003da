import { ON_FROM_THE_START, PLANS, type PlanWishes, planStates } from "../../../../domain/controls/detection/plans";
import { isRegion } from "../../../../domain/regions/regions";
import { GUARDDUTY_PLAN_PRICES } from "../../../../domain/prices";

const states = (wishes: Partial<PlanWishes>, region = "ap-southeast-2") =>
  Object.fromEntries(
    planStates(region, { features: [], adopted: false, ...wishes }).map(({ feature, status }) => [feature, status]),
  );

const OFF = {
  S3_DATA_EVENTS: "DISABLED",
  EKS_AUDIT_LOGS: "DISABLED",
  EBS_MALWARE_PROTECTION: "DISABLED",
  RDS_LOGIN_EVENTS: "DISABLED",
  LAMBDA_NETWORK_LOGS: "DISABLED",
};

describe("PLANS", () => {
  it("has each name once, as the API writes it", () => {
    const names = PLANS.map(({ feature }) => feature);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(name))).toEqual([]);
  });

  it("has and lacks plans in regions that there are", () => {
    const regions = PLANS.flatMap((plan): readonly string[] => {
      if ("missingIn" in plan) return plan.missingIn;
      return "onlyIn" in plan ? plan.onlyIn : [];
    });
    expect(regions.length).toBeGreaterThan(0);
    expect(regions.filter((region) => !isRegion(region))).toEqual([]);
  });

  it("has a price for each, but for the preview", () => {
    const priced = Object.keys(GUARDDUTY_PLAN_PRICES);
    expect(PLANS.map(({ feature }) => feature).filter((name) => !priced.includes(name))).toEqual(["AI_ANALYST"]);
    expect(priced.filter((name) => !PLANS.some(({ feature }) => feature === name))).toEqual([]);
  });
});

describe("planStates", () => {
  // CreateDetector: what the call does not name is on, at a price. The provider names nothing.
  it("switches off what AWS switches on in a new detector", () => {
    expect(states({})).toEqual(OFF);
    expect(Object.keys(OFF).sort()).toEqual([...ON_FROM_THE_START].sort());
  });

  it("switches on what is named, and the rest of them off", () => {
    expect(states({ features: ["RDS_LOGIN_EVENTS", "AI_PROTECTION"] })).toEqual({
      ...OFF,
      RDS_LOGIN_EVENTS: "ENABLED",
      AI_PROTECTION: "ENABLED",
    });
  });

  it("touches in an adopted detector only what is named", () => {
    expect(states({ adopted: true })).toEqual({});
    const named = { features: ["S3_DATA_EVENTS"], disabledFeatures: ["RUNTIME_MONITORING"] };
    expect(states({ ...named, adopted: true })).toEqual({
      S3_DATA_EVENTS: "ENABLED",
      RUNTIME_MONITORING: "DISABLED",
    });
  });

  it("switches off exactly what is named to be off, when something is", () => {
    expect(states({ disabledFeatures: [] })).toEqual({});
    expect(states({ disabledFeatures: ["AI_PROTECTION"] })).toEqual({ AI_PROTECTION: "DISABLED" });
  });

  it("leaves out what a region lacks, on and off", () => {
    const taipei = { ...OFF, RDS_LOGIN_EVENTS: undefined };
    expect(states({}, "ap-east-2")).toEqual(taipei);
    expect(states({ features: ["RDS_LOGIN_EVENTS"] }, "ap-east-2")).toEqual(taipei);
  });

  it("names a plan that few regions have only there", () => {
    const wishes = { features: ["AI_ANALYST"], disabledFeatures: [] };
    expect(states(wishes, "us-east-1")).toEqual({ AI_ANALYST: "ENABLED" });
    expect(states(wishes, "ap-southeast-2")).toEqual({});
  });

  it("takes a region that it does not know to have every plan", () => {
    expect(states({}, "xx-moon-1")).toEqual(OFF);
  });
});
