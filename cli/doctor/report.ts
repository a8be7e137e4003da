import type { Cell } from "../probes/run";
import type { Check, Checked, Finding } from "./check";
import { type Channel, channelsOf } from "./channels";
import { CHECKS } from "./checks";
import { basisOf, decideCoverage, isAbsent } from "./coverage";
import { type Expected, offBecause } from "./expected";
import { all, type FactName, type Facts, seenIn } from "./facts";

/** What nobody can tell, and why. A denial names the right that is missing. */
export interface DoctorGap {
  /** Ids of the checks that are incomplete for it. */
  checks: string[];
  region?: string;
  what: string;
  state: "denied" | "unreachable" | "not-offered" | "not-asked";
  because: string;
}

/** Whether everything is armed in one account. */
export interface DoctorReport {
  account: string;
  /** ISO 8601. */
  takenAt: string;
  /** False: there are gaps. */
  complete: boolean;
  /** Region code. Absent: nobody knows. */
  home?: string;
  /** Nothing of the baseline is in the account: it was removed, or never made. */
  absent?: true;
  /** In one sentence, who says what should be there: outputs, settings, or nobody. */
  basis: string;
  channels: Channel[];
  checks: Checked[];
  findings: (Finding & { check: string })[];
  gaps: DoctorGap[];
}

/** What is asked only with an answer to something else: in words, and why it was not. */
const UNASKED: Partial<Record<FactName, Pick<DoctorGap, "what" | "because">>> = {
  proof: {
    what: "when somebody last read a test",
    because:
      "that is written down where alerts gather, and nobody knows where that is; see the topics, or name --home-region",
  },
  users: {
    what: "who has an access key",
    because: "nobody could list who is bound, and only the others are asked for keys",
  },
};

/** The gaps of a check: what refused, and what could not be asked. */
function gapsOf({ id, reads }: Check, facts: Facts): DoctorGap[] {
  return reads.flatMap((name): DoctorGap[] => {
    const cells = facts[name] as readonly Cell[];
    if (cells.length === 0) {
      const { what, because } = UNASKED[name] ?? { what: name, because: "nobody knows what it depends on" };
      return [{ checks: [id], what, state: "not-asked", because }];
    }
    return cells.flatMap((cell): DoctorGap[] =>
      cell.state === "count"
        ? []
        : [
            {
              checks: [id],
              region: cell.region,
              what: `${cell.service} ${cell.kind}`,
              state: cell.state,
              because: cell.because,
            },
          ],
    );
  });
}

/** Regions of which nobody can say whether anything should be there. */
const doubts = ({ id, ofRegions }: Check, regions: readonly string[]): DoctorGap[] =>
  ofRegions !== true
    ? []
    : regions.map((region) => ({
        checks: [id],
        region,
        what: "whether the baseline covers it",
        state: "not-asked",
        because:
          "nothing of it is there, and nobody said which regions are covered; pass --outputs, the file of `pulumi stack output --json`",
      }));

/** One gap for all checks that it is one of. */
function merged(gaps: readonly DoctorGap[]): DoctorGap[] {
  const found = new Map<string, DoctorGap>();
  for (const gap of gaps) {
    const key = JSON.stringify([gap.region, gap.what, gap.state, gap.because]);
    const known = found.get(key);
    if (known === undefined) found.set(key, { ...gap, checks: [...gap.checks] });
    else known.checks.push(...gap.checks.filter((id) => !known.checks.includes(id)));
  }
  return [...found.values()];
}

/** Judges what was read. Pure. */
export function reportOf(facts: Facts, asked: Expected, checks: readonly Check[] = CHECKS): DoctorReport {
  const seen = seenIn(facts);
  const absent = isAbsent(facts, seen, asked) ? ({ absent: true } as const) : {};
  const { expected, doubtful } = decideCoverage(seen, { ...asked, ...absent });
  const judged = checks.map((check) => {
    const { id, title, control } = check;
    const off = control === undefined ? undefined : offBecause(expected, control);
    if (off !== undefined) {
      const checked: Checked = { id, title, state: "off", because: off, notes: [] };
      return { checked, findings: [], gaps: [] };
    }
    const { findings, notes = [], notAsked } = check.judge(seen, expected);
    // What was not looked at needs no region.
    const gaps = [...gapsOf(check, facts), ...(notAsked === undefined ? doubts(check, doubtful) : [])];
    const left = notAsked === undefined ? "fine" : "not-asked";
    const state = findings.length > 0 ? "found" : gaps.length > 0 ? "unknown" : left;
    const checked: Checked = {
      id,
      title,
      state,
      ...(state === "not-asked" ? { because: notAsked! } : {}),
      notes: notAsked === undefined || state === "not-asked" ? notes : [...notes, notAsked],
    };
    return { checked, findings: findings.map((finding) => ({ check: id, ...finding })), gaps };
  });
  const checked = judged.map((one) => one.checked);
  const findings = judged.flatMap((one) => one.findings);
  const gaps = merged(judged.flatMap((one) => one.gaps));
  return {
    account: expected.accountId,
    takenAt: expected.now.toISOString(),
    complete: gaps.length === 0,
    ...(expected.home === undefined ? {} : { home: expected.home }),
    ...absent,
    basis: basisOf(
      expected,
      all(seen.regions).flatMap(({ id, enabled }) => (enabled ? [id] : [])),
    ),
    channels: channelsOf({ checked, findings, seen, expected }),
    checks: checked,
    findings,
    gaps,
  };
}
