import type { Fail, NotApplicable, Pass, Undetermined } from "../rule";

export const pass: Pass = { kind: "pass" };

export const fail = (path: string, observed: string, expected: string, urn?: string): Fail => ({
  kind: "fail",
  path,
  observed,
  expected,
  urn,
});

export const undetermined = (path: string, why?: string): Undetermined => ({ kind: "undetermined", path, why });

/** What the rule looks for is missing, and somebody decided that: one line of advice says so. */
export const offOnPurpose = (reason: string, urn: string): NotApplicable => ({
  kind: "not-applicable",
  reason,
  told: true,
  urn,
});

export const notApplicable = (reason: string): NotApplicable => ({ kind: "not-applicable", reason });
