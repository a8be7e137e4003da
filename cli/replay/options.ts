import * as v from "valibot";
import type { GuardrailDocumentsArgs } from "../../domain/documents/guardrails/guardrail-documents";
import type { Problem } from "../../domain/fields/problems";
import { list } from "../../domain/fields/shapes";
import { text } from "../../domain/fields/values";
import { CONNECTION_OPTIONS, type ConnectionOptions, connectionProblems } from "../connection";
import { flagOf, GUARDRAIL_OPTIONS, readGuardrailOptions } from "../guardrails/options";
import type { VerbOption } from "../verb";

/** Days that the event history goes back: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-cloudtrail-events.html */
const HISTORY_DAYS = 90;

/** Minutes after which a look into the event history gives up. A quiet account needs one or two. */
const LOOKUP_MINUTES = 15;

const append = (typed: string, before: unknown): string[] => [...((before as string[] | undefined) ?? []), typed];

/** What a replay takes beside the settings of the guardrails. */
export const REPLAY_OPTIONS: readonly VerbOption[] = [
  {
    flags: "--events <files...>",
    summary: "files with records of CloudTrail, compressed or not; folders count as well",
    parse: append,
  },
  {
    flags: "--trail <folder>",
    summary: "a folder that a trail was downloaded to; may be given more than once",
    parse: append,
  },
  {
    flags: "--lookup <days>",
    summary: `ask the account for its event history of so many days, at most ${HISTORY_DAYS}d; needs cloudtrail:LookupEvents`,
  },
  {
    flags: "--bound <arn>",
    summary:
      "a role or user that the guardrails would hang on; * may stand for a part, may be given more than once. Default: everybody",
    parse: append,
    default: [],
  },
  {
    flags: "--except <arn>",
    summary:
      "a principal whose calls should stay denied, such as an intruder's; * may stand for a part, may be given more than once",
    parse: append,
    default: [],
  },
  { flags: "--account <id>", summary: "count the records of this account only. Default: every account" },
  {
    flags: "--management-account <id>",
    summary: "the account that manages the organization, which no service control policy binds",
  },
  {
    flags: "--minutes <number>",
    summary: "minutes that --lookup may take; AWS gives at most 100 events a second and region",
    default: String(LOOKUP_MINUTES),
  },
  ...GUARDRAIL_OPTIONS,
  ...CONNECTION_OPTIONS,
];

/** A principal, as CloudTrail records it. A session would never occur again. */
const recorded = text(
  "the ARN of a role, a user or root, such as arn:aws:iam::123456789012:role/deploy; of a session, name the role",
  (value) => /^arn:aws:iam::(\d{12}|\*):(root|(role|user)\/.+)$/.test(value),
);

const accountId = text("an account id of 12 digits", (value) => /^\d{12}$/.test(value));

const positive = (what: string, test: (value: number) => boolean) =>
  v.pipe(
    text(what, (value) => /^\d+d?$/.test(value) && test(Number.parseInt(value, 10))),
    v.transform((value) => Number.parseInt(value, 10)),
  );

const schema = v.object({
  events: v.optional(v.array(v.string())),
  trail: v.optional(v.array(v.string())),
  lookup: v.optional(positive(`days from 1d to ${HISTORY_DAYS}d`, (days) => days >= 1 && days <= HISTORY_DAYS)),
  bound: list(recorded, "ARNs"),
  except: list(recorded, "ARNs"),
  account: v.optional(accountId),
  managementAccount: v.optional(accountId),
  minutes: positive("a number of minutes above 0", (minutes) => minutes > 0),
});

/** What was asked for. */
export interface ReplayOptions {
  settings: GuardrailDocumentsArgs;
  /** Files and folders. */
  paths: string[];
  /** Days. */
  lookup: number | undefined;
  bound: string[];
  except: string[];
  account: string | undefined;
  managementAccount: string | undefined;
  minutes: number;
  /** As whom --lookup asks. */
  connection: ConnectionOptions;
}

/**
 * The options of the command line, read.
 *
 * @returns every problem at once; the path of a problem is the option as it is typed
 */
export function readReplayOptions(given: Record<string, unknown>): ReplayOptions | { problems: Problem[] } {
  const guardrails = readGuardrailOptions(
    Object.fromEntries(Object.entries(given).filter(([name]) => !(name in schema.entries))),
  );
  const parsed = v.safeParse(schema, given);
  const own = parsed.success
    ? []
    : parsed.issues.map((issue): Problem => {
        const [name, index] = (issue.path ?? []).map(({ key }) => key as string | number);
        return {
          path: `${flagOf(String(name))}${index === undefined ? "" : ` (value ${Number(index) + 1})`}`,
          message: issue.message,
        };
      });
  const { events = [], trail = [], lookup } = given as { events?: string[]; trail?: string[]; lookup?: string };
  const nothing: Problem[] =
    events.length + trail.length === 0 && lookup === undefined
      ? [
          {
            path: "--events, --trail, --lookup",
            message: "none is given; name files or a folder with records, or say --lookup 90d",
          },
        ]
      : [];
  const problems = [
    ...nothing,
    ...own,
    ...("problems" in guardrails ? guardrails.problems : []),
    ...connectionProblems(given),
  ];
  if (problems.length > 0 || !parsed.success || "problems" in guardrails) return { problems };
  const { bound, except, minutes, lookup: days, account, managementAccount } = parsed.output;
  return {
    settings: guardrails.args,
    paths: [...events, ...trail],
    ...{ bound, except, minutes, account, managementAccount },
    lookup: days,
    connection: given,
  };
}
