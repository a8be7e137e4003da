import { markdownTable } from "markdown-table";
import { markdownText as text } from "../../cli/markdown-text";
import type { CallCount } from "./calls";
import type { Cleaned } from "./cleanup";
import type { AcceptanceOptions } from "./options";
import type { Seen } from "./steps";

/** One step, and what became of it. */
export interface StepReport extends Partial<Omit<Seen, "isLast">> {
  id: string;
  what: string;
  expect: string;
  /** `not-run`: a step before it did not hold, or somebody ended the run. */
  outcome: "held" | "failed" | "not-run";
  /** ISO 8601. */
  startedAt?: string;
  seconds?: number;
  /** Absent: nobody asked, or nobody could tell. */
  calls?: CallCount;
}

/** A run, whole. */
export interface AcceptanceReport {
  account: string;
  /** `AWS`, or the endpoint that stood for it. */
  target: string;
  /** Version of Ringfence. */
  version: string;
  options: Pick<AcceptanceOptions, "region" | "profile" | "without" | "ceiling">;
  startedAt: string;
  endedAt: string;
  /** True: every step held, nothing is left, and everything was asked. */
  held: boolean;
  /** The signal that ended it. */
  interruptedBy?: string;
  steps: StepReport[];
  cleanup: Cleaned;
  /** Why the calls are not counted, or what of them nobody could read. */
  callGaps: string[];
  /** What a run does not do: the checks of docs/acceptance.md. */
  manual: string[];
}

const OUTCOMES = { held: "held", failed: "**did not hold**", "not-run": "not run" } as const;

const list = (title: string, lines: readonly string[], none?: string): string[] => {
  if (lines.length === 0) return none === undefined ? [] : [`## ${title}`, "", none, ""];
  return [`## ${title}`, "", ...lines.map((line) => `- ${text(line)}`), ""];
};

const of = (steps: readonly StepReport[], field: "differs" | "errors" | "notes"): string[] =>
  steps.flatMap((step) => (step[field] ?? []).map((line) => `${step.id}: ${line}`));

const errorsOf = ({ id, calls }: StepReport): string[] =>
  Object.entries(calls?.errors ?? {}).map(([what, count]) => `${id}: ${what}, ${count} times`);

/** What a run on an endpoint is not. */
const notAws = (target: string): string[] =>
  target === "AWS" ? [] : [`**This run was not on AWS**, but on ${text(target)}. It says nothing of AWS.`, ""];

/** A run as GitHub's Markdown. */
export function reportMarkdown(report: AcceptanceReport): string {
  const { account, version, options, startedAt, endedAt, held, steps, cleanup, callGaps, manual } = report;
  const { region, profile, without, ceiling } = options;
  const rows = steps.map(({ what, expect, outcome, seen = "", seconds, calls }) => [
    text(what),
    text(expect),
    OUTCOMES[outcome],
    text(seen),
    seconds === undefined ? "" : seconds.toFixed(1),
    calls === undefined ? "" : String(calls.calls),
  ]);
  const isEmpty = cleanup.found.length === 0 && cleanup.gaps.length === 0;
  return [
    `# Acceptance of ${account}`,
    "",
    ...notAws(report.target),
    `${startedAt} to ${endedAt}, Ringfence ${version}, profile ${profile} in ${region} and us-east-1${without.length > 0 ? ` without ${without.join(", ")}` : ""}, ceiling ${ceiling} USD: ${held ? "all of it held." : "**not all of it held.**"}${report.interruptedBy === undefined ? "" : ` It was ended by ${report.interruptedBy}.`}`,
    "",
    markdownTable([["step", "expected", "", "seen", "seconds", "calls"], ...rows], {
      align: ["l", "l", "l", "l", "r", "r"],
    }),
    "",
    ...list("What differed from the sandbox", of(steps, "differs"), "Nothing."),
    ...list("Errors", [...of(steps, "errors"), ...cleanup.errors.map((line) => `cleanup: ${line}`)], "None."),
    ...list("Calls that were refused or answered with an error", steps.flatMap(errorsOf)),
    ...list("What was taken away after the run", cleanup.done),
    ...list("What is left", cleanup.found, isEmpty ? "Nothing was found." : undefined),
    ...list("Not known", [...cleanup.gaps, ...callGaps]),
    ...list("What stays by design", cleanup.stays),
    ...list("Worth knowing", of(steps, "notes")),
    ...list("What stays to be done by people (docs/acceptance.md)", manual),
  ].join("\n");
}

/** The titles of the checks of the page. */
export const manualChecks = (page: string): string[] =>
  [...page.matchAll(/^## (\d+\. .+)$/gm)].map(([, title]) => title!);
