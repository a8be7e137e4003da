import type { DoctorReport } from "../../cli/doctor/report";
import { ringfence } from "../../cli/program";
import { changesOf, saidOf, type EngineEvent } from "../../sandbox/tour/engine/events";
import type { EngineRun } from "../../sandbox/tour/engine/engine";
import { aboveCeiling, costOf } from "./cost";
import { differenceLines, differenceOf, expectedIdentities } from "./expected";
import type { AcceptanceFolder, RunRecord } from "./folder";
import type { AcceptanceOptions } from "./options";
import { type AcceptanceStack, changedIn, errorsIn } from "./stack";

/** What the steps work with. */
export interface StepContext {
  options: AcceptanceOptions;
  record: RunRecord;
  folder: AcceptanceFolder;
  stack: AcceptanceStack;
  /** Folder of the checkout, in which the program is. */
  root: string;
}

/** What a step saw. */
export interface Seen {
  held: boolean;
  /** True when nothing after it makes sense. Default: the next step runs, whatever came of this one. */
  isLast?: boolean;
  /** What was seen, in one line. */
  seen: string;
  /** What is otherwise than in the sandbox, a line each. */
  differs?: string[];
  /** What the engine, the provider or AWS said of failures. */
  errors?: string[];
  /** What is worth knowing and not wrong. */
  notes?: string[];
}

export interface Step {
  id: string;
  /** What is done, as somebody would type it. */
  what: string;
  expect: string;
  run: (context: StepContext) => Promise<Seen>;
}

const WITHOUT_QUESTION = ["--yes", "--skip-preview"];

const inWords = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([op, count]) => `${count} ${op}`)
    .join(", ") || "nothing";

/** A run of the engine that should end well. */
const ended = (run: EngineRun): Seen => ({
  held: run.code === 0,
  seen: run.code === 0 ? inWords(changesOf(run.events)) : `ended with ${run.code}`,
  errors: errorsIn(run),
});

/** A run that should change nothing. */
const unchanged = (run: EngineRun): Seen => {
  const changed = changedIn(run.events);
  return {
    ...ended(run),
    differs: changed.map((line) => `changed: ${line}`),
    held: run.code === 0 && changed.length === 0,
  };
};

/** The estimate that the program gives out, in the last event of the stack. */
const estimateIn = (events: readonly EngineEvent[]): Readonly<Record<string, number>> | undefined =>
  events
    .flatMap(({ resOutputsEvent }) => resOutputsEvent?.metadata.new?.outputs?.["estimatedMonthlyUsd"] ?? [])
    .at(-1) as Readonly<Record<string, number>> | undefined;

async function preview({ stack, options }: StepContext): Promise<Seen> {
  const run = await stack.run("preview");
  const seen = ended(run);
  const estimate = estimateIn(run.events);
  if (!seen.held || estimate === undefined) return { ...seen, held: false, isLast: true };
  const cost = costOf(estimate, options.profile);
  const refused = aboveCeiling(cost, options.ceiling);
  return {
    ...seen,
    held: refused === undefined,
    isLast: refused !== undefined,
    seen:
      refused ??
      `${seen.seen}; at most ${cost.total.toFixed(2)} USD, of which ${cost.estimated.toFixed(2)} are a month by the estimate`,
    notes: [...cost.because, ...saidOf(run.events, "warning")],
  };
}

async function up({ stack, options, root }: StepContext): Promise<Seen> {
  const run = await stack.run("up", ...WITHOUT_QUESTION);
  if (run.code !== 0) return { ...ended(run), isLast: true };
  const differs = differenceLines(differenceOf(expectedIdentities(root, options), (await stack.held()).identities));
  return { ...ended(run), held: differs.length === 0, differs };
}

/**
 * What only people can do, or a day, which no run of minutes has: checks that find something in the sandbox, too.
 * docs/doctor.md says what each is.
 */
const NEEDS_PEOPLE: readonly string[] = ["billing-alerts", "proof", "root", "subscriptions", "unbound-keys"];

/** Runs a verb of the command line in this process, and keeps what it prints. */
async function verb(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = "";
  let err = "";
  const code = await ringfence(words, { out: (text) => void (out += text), err: (text) => void (err += text) });
  return { code, out, err };
}

const lines = (text: string): string[] => text.split("\n").filter((line) => line.trim() !== "");

async function doctor({ stack, options }: StepContext): Promise<Seen> {
  const outputs = await stack.outputsFile();
  const where = ["--outputs", outputs, "--allowed-regions", options.region, "--region", options.region];
  const { out, err } = await verb("doctor", "--json", ...where);
  if (out === "") return { held: false, seen: "nobody could look", errors: lines(err) };
  const { findings, gaps } = JSON.parse(out) as DoctorReport;
  const [people, others] = [true, false].map((is) =>
    findings.filter(({ check }) => NEEDS_PEOPLE.includes(check) === is),
  ) as [DoctorReport["findings"], DoctorReport["findings"]];
  return {
    held: others.length === 0 && gaps.length === 0,
    seen: `${findings.length} findings, ${others.length} of them not for people; ${gaps.length} gaps`,
    differs: others.map(({ check, region = "account", what }) => `${check} (${region}): ${what}`),
    errors: gaps.map(({ what, region = "account", because }) => `${what} (${region}): ${because}`),
    notes: people.map(({ check, what }) => `${check}: ${what}`),
  };
}

/** Messages go to subscriptions that nobody has confirmed yet: whether AWS takes each is what a run of minutes can see. */
async function drill({ stack, options }: StepContext): Promise<Seen> {
  const outputs = await stack.outputsFile();
  const where = ["--outputs", outputs, "--allowed-regions", options.region, "--region", options.region];
  const { code, out, err } = await verb("drill", "--json", "--unconfirmed", "--yes", "--wait", "0", ...where);
  if (out === "") return { held: false, seen: "nothing was sent", errors: lines(err) };
  const { sent } = JSON.parse(out) as { sent: { what: string; because?: string }[] };
  const refused = sent.filter(({ because }) => because !== undefined);
  return {
    held: code === 0 && refused.length === 0,
    seen: `${sent.length - refused.length} of ${sent.length} messages taken`,
    errors: refused.map(({ what, because }) => `${what}: ${because}`),
  };
}

async function teardown({ stack, folder, record }: StepContext): Promise<Seen> {
  folder.configure(record, { teardown: true });
  return unchanged(await stack.run("up", ...WITHOUT_QUESTION));
}

async function destroy({ stack }: StepContext): Promise<Seen> {
  const run = await stack.run("destroy", ...WITHOUT_QUESTION);
  const { identities: left } = await stack.held();
  return {
    ...ended(run),
    held: run.code === 0 && left.length === 0,
    differs: left.map((line) => `still there: ${line}`),
  };
}

/** A run, in its order. */
export const STEPS: readonly Step[] = [
  {
    id: "preview",
    what: "pulumi preview",
    expect: "no error, and a cost below the ceiling",
    run: preview,
  },
  {
    id: "up",
    what: "pulumi up",
    expect: "the resources that the sandbox made, by type and name",
    run: up,
  },
  {
    id: "up-again",
    what: "pulumi up --expect-no-changes",
    expect: "no change",
    run: async ({ stack }) => unchanged(await stack.run("up", ...WITHOUT_QUESTION, "--expect-no-changes")),
  },
  {
    id: "refresh",
    what: "pulumi refresh --expect-no-changes",
    expect: "no change",
    run: async ({ stack }) => unchanged(await stack.run("refresh", ...WITHOUT_QUESTION, "--expect-no-changes")),
  },
  {
    id: "doctor",
    what: "ringfence doctor",
    expect: `no gap, and findings of ${NEEDS_PEOPLE.join(", ")} only, which need people`,
    run: doctor,
  },
  { id: "drill", what: "ringfence drill --unconfirmed --wait 0", expect: "AWS takes every message", run: drill },
  { id: "teardown", what: "pulumi up with teardown: true", expect: "nothing is made or removed", run: teardown },
  { id: "destroy", what: "pulumi destroy", expect: "no error, and an empty stack", run: destroy },
];
