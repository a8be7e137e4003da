import { CHECKS } from "../../../cli/doctor/checks";
import type { FactName } from "../../../cli/doctor/facts";
import { reportOf } from "../../../cli/doctor/report";
import { ACCESS_CASES } from "./cases/access";
import { CONTACTS_CASES } from "./cases/contacts";
import { DELIVERY_CASES } from "./cases/delivery";
import { DETECTION_CASES } from "./cases/detection";
import { DRIFT_CASES } from "./cases/drift";
import { PROOF_CASES } from "./cases/proof";
import { EXPECTED, healthy, OUTPUTS, refusing } from "./healthy";

const CASES = [
  ...CONTACTS_CASES,
  ...DELIVERY_CASES,
  ...DETECTION_CASES,
  ...ACCESS_CASES,
  ...DRIFT_CASES,
  ...PROOF_CASES,
];

test.each(CASES)("is named: $what", ({ spoil, finds: [check, region, says], expected = {} }) => {
  const { findings } = reportOf(spoil(healthy()), { ...EXPECTED, ...expected });
  const [found] = findings.filter((one) => one.check === check && says.test(one.what));
  expect(found).toBeDefined();
  expect(found!.region).toBe(region);
  expect(found!.todo).not.toBe("");
});

test("every check that finds something has a case", () => {
  const tried = new Set(CASES.map(({ finds: [check] }) => check));
  expect(CHECKS.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
});

const READS: [string, FactName, string][] = CHECKS.flatMap(({ id, reads }) =>
  reads.map((name): [string, FactName, string] => [id, name, healthy()[name][0]!.region]),
);

test.each(READS)("%s: a region that refuses %s is unknown, and never fine or empty", (id, name, region) => {
  for (const state of ["denied", "unreachable"] as const) {
    const report = reportOf(refusing(healthy(), name, region, state), { ...EXPECTED, outputs: OUTPUTS });
    expect(report.complete).toBe(false);
    expect(report.checks.find((one) => one.id === id)!.state).not.toBe("fine");
    expect(report.findings).toEqual([]);
    const gap = report.gaps.find((one) => one.checks.includes(id) && one.region === region);
    expect(gap).toMatchObject({ state, because: `is not authorized to perform: ${name}:Read` });
  }
});
