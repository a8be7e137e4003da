import type { CheckReport } from "../../cli/check/report";
import type { Violation } from "../../cli/check/findings";
import { FLEET } from "./stored-stack";

export const violation = (more: Partial<Violation> = {}): Violation => ({
  rule: "spot-forbidden",
  level: "mandatory",
  severity: "high",
  urn: FLEET,
  path: "type",
  message: "nothing is bought on the spot market (type: a, expected another)",
  fix: "use on-demand capacity",
  url: "docs/rules/spot-forbidden.md",
  ...more,
});

/** A report of a run of `check`; nothing was found unless said otherwise. */
export const checkReport = (more: Partial<CheckReport> = {}): CheckReport => ({
  project: "shop",
  stack: "dev",
  resources: 3,
  violations: [],
  undetermined: [],
  exempted: [],
  notes: [],
  places: new Map(),
  titles: new Map([["spot-forbidden", "nothing is bought on the spot market"]]),
  ...more,
});
