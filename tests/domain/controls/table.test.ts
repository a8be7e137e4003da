import { componentOf, type Control, isOnInProfile, PROFILES } from "../../../domain/controls/control";
import { CONTROLS, findControl } from "../../../domain/controls/table";
import { classify, DEFAULT_REGIONS } from "../../../domain/regions/regions";

const TABLE: readonly Control[] = CONTROLS;

describe("CONTROLS", () => {
  it("has each id once", () => {
    const ids = TABLE.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("has sentences without full stops, and pages of AWS", () => {
    const sentences = ({ title, why, removal, cost, byHand }: Control) => [
      title,
      why,
      removal.afterTeardown,
      cost,
      byHand,
    ];
    const incomplete = TABLE.filter(
      (control) =>
        !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(control.id) ||
        !control.source.startsWith("https://docs.aws.amazon.com/") ||
        sentences(control).some((text) => text.trim() === "" || text.endsWith(".")),
    );
    expect(incomplete.map(({ id }) => id)).toEqual([]);
  });

  it("needs only controls that there are", () => {
    const ids = TABLE.map(({ id }) => id);
    expect(TABLE.flatMap(({ needs }) => needs).filter(({ control }) => !ids.includes(control))).toEqual([]);
  });

  // A mail that rings for the baseline's own cost would be the first that nobody reads.
  it("has no control that costs more in idle regions than everywhere", () => {
    const regions = classify(DEFAULT_REGIONS, ["us-east-1"], "us-east-1");
    const wrong = TABLE.filter(({ price }) => {
      const { total, idle } = price({ regions, options: {} });
      return idle < 0 || idle > total;
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  // What protects an account must survive the program; what only the program uses must not be left behind.
  it("keeps what protects and removes what only serves", () => {
    const removed = TABLE.filter(({ removal }) => removal.onDestroy === "removed").map(({ id }) => id);
    expect(removed).toEqual([
      "alert-channel",
      "billing-alarms",
      "budgets",
      "cost-anomaly",
      "budget-fuse",
      "dashboard",
      "cis-metric-filters",
      "early-warning",
      "usage-alarms",
      "canary-key",
      "workload-network",
      "break-glass",
      "unused-access",
      "organization-analyzers",
      "organization-aggregator",
    ]);
  });
});

describe("findControl", () => {
  it("finds each entry by its id", () => {
    expect(CONTROLS.map(({ id }) => findControl(id))).toEqual(CONTROLS);
  });
});

describe("componentOf", () => {
  it("is one component for the three guards, and one of its own for every other control", () => {
    const shared = ["region-guard", "launch-guard", "tamper-guard"];
    expect(TABLE.map((control) => componentOf(control))).toEqual(
      TABLE.map(({ id }) => (shared.includes(id) ? "guardrails" : id)),
    );
  });
});

describe("isOnInProfile", () => {
  it.each([
    ["minimal", ["minimal", "standard", "compliance"]],
    ["standard", ["standard", "compliance"]],
    ["compliance", ["compliance"]],
  ] as const)("has a control of profile %s on in %p", (profile, on) => {
    const control: Control = { ...findControl("contacts"), profile };
    expect(PROFILES.filter((each) => isOnInProfile(control, each))).toEqual(on);
  });
});
