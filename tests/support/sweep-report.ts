import type { Item } from "../../cli/probes/probe";
import { classed } from "../../cli/sweep/classes";
import { type Answer, reportOf, type SweepReport } from "../../cli/sweep/report";

/** Text that a page, a terminal, a mail or a template takes for more than a name. */
export const HOSTILE_NAMES = [
  `<img src=x onerror="alert(1)">`,
  `"'><script>alert(2)</script>`,
  `</script><svg onload=alert(3)>`,
  `javascript:alert(4)`,
  "\u001b[2J\u001b]0;owned\u0007",
  "\u009b31m\u202egpj.exe",
  "<%= process.exit(1) %> {{7*7}} ${7*7}",
  "| a | b |\n- [click](http://127.0.0.1:1/) @everyone `x`",
];

const REGIONS = [
  { id: "ap-southeast-2", enabled: true },
  { id: "eu-west-1", enabled: true },
  { id: "sa-east-1", enabled: true },
  { id: "us-east-1", enabled: true },
  { id: "af-south-1", enabled: false },
];

export const answer = (region: string, items: Item[], kind = "machine", service = "ec2"): Answer => ({
  region,
  service,
  kind,
  scope: "regional",
  state: "count",
  items,
});

export const refused = (region: string, state: "denied" | "unreachable" | "not-offered", because = "no"): Answer => ({
  region,
  service: "lambda",
  kind: "function",
  scope: "regional",
  state,
  because,
});

/** A report of an account whose home is Sydney; the other regions are idle, Cape Town is off. */
export const report = (answers: readonly Answer[], since?: Date, allowed = ["ap-southeast-2"]): SweepReport =>
  reportOf(answers, {
    account: "123456789012",
    takenAt: new Date("2026-11-27T06:00:00Z"),
    regions: classed(REGIONS, allowed),
    since,
  });
