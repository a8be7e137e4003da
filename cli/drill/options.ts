import { COMMAND } from "../command";
import * as v from "valibot";
import { type Problem, show } from "../../domain/fields/problems";
import { region } from "../../domain/fields/regions";
import { text } from "../../domain/fields/values";
import { SIGNALS } from "../../domain/signals/table";
import { CONNECTION_OPTIONS, type ConnectionOptions, connectionProblems } from "../connection";
import { baselineEntries, BASELINE_OPTIONS, baselineOf, type BaselineOptions, connectionIn } from "../doctor/options";
import { words } from "../guardrails/options";
import { readOptions } from "../read-options";
import type { VerbOption } from "../verb";

/** Seconds to wait for codes, or for what CloudWatch says of the delivery. */
const WAIT = "300";

/** What `drill` takes. */
export const DRILL_OPTIONS: readonly VerbOption[] = [
  ...BASELINE_OPTIONS,
  {
    flags: "--regions <regions>",
    summary: "Regions that messages come from, separated by commas. Default: every covered one.",
    parse: words,
  },
  {
    flags: "--signals <ids>",
    summary: `Signals that ring, by the ids of \`${COMMAND} signals\`, separated by commas. Default: every one that has a rule.`,
    parse: words,
  },
  { flags: "--no-billing", summary: "Leave the billing alarm alone." },
  {
    flags: "--thief-profile <name>",
    summary:
      "Profile of a principal that can do nothing, such as that of the canary key: it tries dry-run launches in each region, and must be refused.",
  },
  {
    flags: "--wait <seconds>",
    summary: "How long codes are asked for on the terminal, and CloudWatch for the delivery; 0: not at all.",
    default: WAIT,
  },
  {
    flags: "--unconfirmed",
    summary: "Send where nobody has confirmed a subscription, too: whether AWS takes the messages; nobody gets them.",
    default: false,
  },
  { flags: "--yes", summary: "Send without a question.", default: false },
  ...CONNECTION_OPTIONS,
  {
    flags: "--json",
    summary: "Print JSON: { account, attempts, sentAt, sent, unheard, firstWithinSeconds }.",
    default: false,
  },
];

const KNOWN = SIGNALS.map(({ id }) => id);

const schema = v.object({
  ...baselineEntries,
  regions: v.optional(v.array(region)),
  signals: v.optional(v.array(text(`the id of a signal (${KNOWN.join(", ")})`, (value) => KNOWN.includes(value)))),
  billing: v.boolean(),
  thiefProfile: v.optional(v.string()),
  wait: text("a whole number of seconds up to 3600", (value) => /^\d{1,4}$/.test(value) && Number(value) <= 3_600),
  unconfirmed: v.boolean(),
  yes: v.boolean(),
  json: v.boolean(),
});

/** As it is used. */
export interface DrillOptions extends BaselineOptions {
  /** Absent: every covered one. */
  regions?: string[];
  /** Absent: every one that has a rule. */
  signals?: string[];
  billing: boolean;
  thiefProfile?: string;
  waitSeconds: number;
  /** Whether channels count that nobody has confirmed. */
  unconfirmed: boolean;
  connection: ConnectionOptions;
  yes: boolean;
  json: boolean;
}

const empty = (flag: string, list: readonly string[] | undefined): Problem[] =>
  list?.length === 0 ? [{ path: flag, message: `${show("")} names none; name one, or leave it out` }] : [];

/** The options of the command line, read: every problem at once. */
export function readDrillOptions(given: Record<string, unknown>): { options: DrillOptions } | { problems: Problem[] } {
  const read = readOptions(schema, given);
  const unusable = connectionProblems(given);
  if ("problems" in read) return { problems: [...read.problems, ...unusable] };
  const { regions, signals, billing, thiefProfile, wait, unconfirmed, yes, json } = read.options;
  const known = baselineOf(read.options);
  const problems = [
    ...empty("--regions", regions),
    ...empty("--signals", signals),
    ...("problems" in known ? known.problems : []),
    ...unusable,
  ];
  if (problems.length > 0 || "problems" in known) return { problems };
  return {
    options: {
      ...known.baseline,
      ...(regions === undefined ? {} : { regions }),
      ...(signals === undefined ? {} : { signals }),
      ...(thiefProfile === undefined ? {} : { thiefProfile }),
      billing,
      waitSeconds: Number(wait),
      unconfirmed,
      connection: connectionIn(given),
      yes,
      json,
    },
  };
}
