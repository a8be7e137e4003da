import { componentOf, type Control, CONTROLS, findControl, isOnInProfile, PROFILES } from "../../domain/controls";

const TABLE: readonly Control[] = CONTROLS;

describe("CONTROLS", () => {
  it("has each id once", () => {
    const ids = TABLE.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(TABLE)("has a complete entry for $id", (control) => {
    expect(control.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(control.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
    for (const text of [control.title, control.why, control.afterTeardown, control.cost]) {
      expect(text.trim()).not.toBe("");
      expect(text).not.toMatch(/\.$/);
    }
    for (const id of [...control.frameworks.cis5, ...control.frameworks.cis7]) expect(id).toMatch(/^\d+(\.\d+)+$/);
  });

  // What protects an account must survive the program; what only the program uses must not be left behind.
  it("keeps what protects and removes what only serves", () => {
    expect(Object.fromEntries(TABLE.map(({ id, onDestroy }) => [id, onDestroy]))).toEqual({
      contacts: "kept",
      "alert-channel": "removed",
      "billing-alarms": "removed",
      budgets: "removed",
      guardduty: "kept",
      "ebs-encryption": "kept",
      "region-guard": "kept",
      "launch-guard": "kept",
      "tamper-guard": "kept",
      "least-privilege": "kept",
      "break-glass": "removed",
      freeze: "kept",
    });
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
