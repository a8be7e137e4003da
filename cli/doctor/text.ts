import { colours } from "../colours";
import { columns } from "../columns";
import { plural } from "../contain/words";
import { printable } from "../untrusted";
import type { Channel } from "./channels";
import type { Checked } from "./check";
import type { DoctorGap, DoctorReport } from "./report";

/** In words; behind each stands what is so while all is well. */
const STATES: Readonly<Record<Checked["state"], string>> = {
  fine: "armed",
  found: "not armed",
  unknown: "not known",
  "not-asked": "not asked",
  off: "off",
};

/** How many checks came out in which way, so that nobody takes for armed what was not asked. */
export function tally(checks: readonly Pick<Checked, "state">[]): string {
  return (Object.keys(STATES) as Checked["state"][])
    .map((state) => ({ word: STATES[state], count: checks.filter((check) => check.state === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ word, count }) => `${count} ${word}`)
    .join(", ");
}

const channelRow = ({ name, armed, provenAt, seconds, note }: Channel): string[] => [
  name,
  armed,
  provenAt === undefined ? (note?.startsWith("no test") ? "-" : "never") : provenAt.slice(0, 16).replace("T", " "),
  seconds === undefined ? "" : String(seconds),
  note ?? "",
];

/** Regions that refuse alike are one line, which says what could not be known, why, and which checks lack it. */
function groupedGaps(gaps: readonly DoctorGap[]): string[] {
  const groups = new Map<string, { gap: DoctorGap; regions: string[] }>();
  for (const gap of gaps) {
    // AWS names the region in ARNs of what it denies.
    const because = gap.because.replaceAll(gap.region ?? "\0", "<region>");
    const key = JSON.stringify([gap.what, gap.state, because, gap.checks]);
    const group = groups.get(key) ?? { gap, regions: [] };
    if (gap.region !== undefined) group.regions.push(gap.region);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ gap, regions }) => {
    const where = regions.length === 0 ? "" : ` in ${regions.join(", ")}`;
    const state = gap.state.replace("-", " ");
    const checks = `${gap.checks.length === 1 ? "check" : "checks"} ${gap.checks.join(", ")}`;
    return `  ${printable(`${gap.what}${where}: ${state}, because ${gap.because} (${checks})`)}`;
  });
}

type Finding = DoctorReport["findings"][number];

/** The same in several regions is one thing to read. */
export function groupedFindings(findings: readonly Finding[]): { finding: Finding; regions: string[] }[] {
  const groups = new Map<string, { finding: Finding; regions: string[] }>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.check, finding.what, finding.todo]);
    const group = groups.get(key) ?? { finding, regions: [] };
    if (finding.region !== undefined) group.regions.push(finding.region);
    groups.set(key, group);
  }
  return [...groups.values()];
}

const findingLine = ({ finding: { check, what, todo }, regions }: { finding: Finding; regions: string[] }): string =>
  `  ${[check, ...regions].join(", ")}: ${printable(what)}\n    ${printable(todo)}`;

const ABSENT =
  "There is no baseline here: no topic, rule, alarm, detector, policy or role of it. If you removed it, or never applied it, that explains most of what follows, and `pulumi up` makes it; if you did neither, treat it as an intrusion.";

/** A report for people. */
export function describeDoctor(report: DoctorReport): string {
  const { account, takenAt, home, absent, basis, channels, checks, findings, gaps } = report;
  const things = groupedFindings(findings);
  const head = ["channel", "armed", "last read by a person", "seconds", ""];
  const verdict =
    things.length > 0
      ? `${plural(things.length, "thing")} to look at`
      : gaps.length > 0
        ? "nothing found, and not everything is known"
        : checks.some(({ state }) => state === "not-asked")
          ? "what was asked is armed"
          : "everything is armed";
  return [
    colours.bold(`Account ${account}, ${takenAt}, home ${home ?? "unknown"}: ${verdict}`),
    ...(absent === true ? [colours.red(ABSENT)] : []),
    `Of ${checks.length} checks ${tally(checks)}; ${printable(basis)}.`,
    "",
    columns([head, ...channels.map(channelRow)], [3]),
    "",
    "Checks, each with what is so while it is armed:",
    ...checks.map(({ title, state, because }) => {
      const word = state === "found" ? STATES[state].toUpperCase() : STATES[state];
      const line = `${word.padEnd(9)} ${title}${because === undefined ? "" : ` (${because})`}`;
      return state === "found" ? colours.red(line) : line;
    }),
    ...(things.length > 0 ? ["", colours.red("Found:"), ...things.map(findingLine)] : []),
    ...(gaps.length > 0 ? ["", colours.yellow("Not known:"), ...groupedGaps(gaps)] : []),
    ...(checks.some(({ notes }) => notes.length > 0)
      ? ["", "Notes:", ...checks.flatMap(({ id, notes }) => notes.map((note) => `  ${id}: ${printable(note)}`))]
      : []),
    "",
  ].join("\n");
}
