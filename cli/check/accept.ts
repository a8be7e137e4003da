import { existsSync, writeFileSync } from "node:fs";
import { describeProblems } from "../../domain/fields/problems";
import { type Baseline, baselineOf, compare, readBaseline } from "./baseline-file";
import { CannotCheck } from "./cannot";
import { isProblems, readFileAs } from "./files";
import type { CheckReport } from "./report";

/** The report without what was accepted, which it says. */
export function held(report: CheckReport, baseline: Baseline): CheckReport {
  const { violations, accepted, gone, refused } = compare(report.violations, baseline);
  const place = ({ rule, urn, path }: { rule: string; urn: string; path: string }) => `${rule}, ${urn} ${path}`.trim();
  return {
    ...report,
    violations,
    exempted: [...report.exempted, ...accepted],
    notes: [
      ...report.notes,
      ...gone.map((each) => `an accepted violation is gone, take it out with --write-baseline: ${place(each)}`),
      ...refused.map((each) => `this rule is critical and cannot be accepted: ${place(each)}`),
    ],
  };
}

/** Accepts what is violated now. @throws CannotCheck when the file is of another stack, or cannot be written */
export function accept(report: CheckReport, file: string): CheckReport {
  if (existsSync(file)) {
    const there = readFileAs("--write-baseline", file, (value) => readBaseline(value, report));
    if (isProblems(there)) throw new CannotCheck(describeProblems("the file stays as it is", there.problems));
  }
  const baseline = baselineOf(report, report.violations);
  try {
    writeFileSync(file, `${JSON.stringify(baseline, undefined, 2)}\n`);
  } catch (error) {
    throw new CannotCheck(`${file} cannot be written: ${(error as Error).message}`);
  }
  const after = held(report, baseline);
  const left = after.violations.length;
  const notes = [
    `${file} accepts ${baseline.violations.length} violations of ${report.project}/${report.stack}`,
    ...(left > 0 ? [`${left} violations are of critical rules, or of the configuration, and are not accepted`] : []),
  ];
  return { ...after, notes: [...after.notes, ...notes] };
}
