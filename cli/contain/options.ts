import * as v from "valibot";
import type { Problem } from "../../domain/fields/problems";
import { show } from "../../domain/fields/problems";
import { allowedRegions } from "../../domain/fields/regions";
import { CONNECTION_OPTIONS, type ConnectionOptions, connectionProblems } from "../connection";
import { words } from "../guardrails/options";
import { readOptions } from "../read-options";
import type { VerbOption } from "../verb";
import { type Freeze, FREEZES, type KeepTag } from "./request";
import { type TypedWish, type Wish, wishOf } from "./wish";

const append = (text: string, before: unknown): string[] => [...((before as string[] | undefined) ?? []), text];

/** A tag that the owner may put on what must stay. */
const KEEP_TAG = "ringfence:keep";
/** Seconds after the last call: fleets need minutes to replace what was ended. */
const SETTLE = "60,180,600";
const MAX_ACTIONS = "5000";
const EVIDENCE_SECONDS = "60";

export const CONTAIN_OPTIONS: readonly VerbOption[] = [
  {
    flags: "--since <time>",
    summary:
      "When it began: 2026-11-20T00:00:00Z, or how long ago: 36h, 3d. What is older is not touched. A plan needs it.",
  },
  {
    flags: "--suspect <who>",
    summary: "Access key, user or role that is in the wrong hands. May be given more than once.",
    parse: append,
  },
  {
    flags: "--allowed-regions <regions>",
    summary:
      "Regions where your own workloads run, separated by commas: what the plan ends there is marked, because it may be yours.",
    parse: words,
  },
  {
    flags: "--freeze <whom>",
    summary:
      "Whom the baseline's freeze binds beside the suspects: users (and roles made since), all (every role too, which stops workloads), none.",
    default: "users",
  },
  {
    flags: "--state <file>",
    summary: "What `pulumi stack export` prints: nothing that it names is touched. May be given more than once.",
    parse: append,
  },
  {
    flags: "--keep-tag <key[=value]>",
    summary: `Tag that spares what carries it, and what that made. May be given more than once. Default: ${KEEP_TAG}.`,
    parse: append,
  },
  {
    flags: "--exempt <arn>",
    summary: "User or role that goes on working, * for a part of a name. May be given more than once.",
    parse: append,
  },
  { flags: "--include-older", summary: "Act on what is older than --since, too.", default: false },
  {
    flags: "--include-undated",
    summary: "Act on what AWS tells no date of, too: queues of Batch, rules, triggers, associations.",
    default: false,
  },
  {
    flags: "--without <service>",
    summary: "Leave a service out, by the prefix of its actions: sagemaker. May be given more than once.",
    parse: append,
  },
  { flags: "--plan <file>", summary: "Where the plan is written. Default: a file in this folder." },
  {
    flags: "--simulate",
    summary: "Say what orders of steps would come to, on a model of the account.",
    default: false,
  },
  {
    flags: "--execute [plan]",
    summary:
      "Do what a plan says, and look again until nothing is left. After restore, without a plan: take back what it lists.",
  },
  { flags: "--resume <journal>", summary: "Go on where an execution ended." },
  {
    flags: "--suspects",
    summary: "With restore: give suspects, and users and roles made since --since, back what was taken from them.",
    default: false,
  },
  {
    flags: "--starters",
    summary: "With restore: start again what was stopped: groups, queues, services, rules, functions.",
    default: false,
  },
  {
    flags: "--only <who>",
    summary:
      "With restore: take back what is about this user, role, key or thing, by name, id or ARN, and nothing else. May be given more than once.",
    parse: append,
  },
  {
    flags: "--account-id <id>",
    summary: "The account, typed by whom it is meant for; asked for on the terminal otherwise.",
  },
  { flags: "--out <folder>", summary: "Where journal, evidence and report are kept. Default: a folder in this one." },
  { flags: "--settle <seconds>", summary: "After how many seconds it is looked again.", default: SETTLE },
  { flags: "--max-actions <number>", summary: "Things that may be acted on at most.", default: MAX_ACTIONS },
  {
    flags: "--evidence-seconds <number>",
    summary: "How long evidence may hold up the end of machines; 0 keeps none.",
    default: EVIDENCE_SECONDS,
  },
  ...CONNECTION_OPTIONS,
  {
    flags: "--json",
    summary: "Print JSON: the plan, or { clean, remaining, gaps } after an execution.",
    default: false,
  },
];

const REGIONS = v.object({ allowedRegions: v.optional(allowedRegions) });

/** As it was typed. */
interface Typed extends ConnectionOptions, TypedWish {
  suspect?: string[];
  allowedRegions?: string[];
  freeze: string;
  state?: string[];
  keepTag?: string[];
  exempt?: string[];
  includeOlder: boolean;
  includeUndated: boolean;
  without?: string[];
  plan?: string;
  simulate: boolean;
  accountId?: string;
  out?: string;
  settle: string;
  maxActions: string;
  evidenceSeconds: string;
  json: boolean;
}

export interface ContainOptions {
  wish: Wish;
  connection: ConnectionOptions;
  suspects: string[];
  allowedRegions?: string[];
  freeze: Freeze;
  states: string[];
  keep: KeepTag[];
  exempt: string[];
  includeOlder: boolean;
  includeUndated: boolean;
  without: string[];
  planFile?: string;
  simulate: boolean;
  accountId?: string;
  out?: string;
  settle: number[];
  maxActions: number;
  evidenceSeconds: number;
  json: boolean;
}

const tagOf = (text: string): KeepTag => {
  const at = text.indexOf("=");
  return at < 0 ? { key: text } : { key: text.slice(0, at), value: text.slice(at + 1) };
};

/** The options, or everything that is wrong with them. */
export function readContainOptions(
  given: Readonly<Record<string, unknown>>,
  now: Date,
): ContainOptions | { problems: Problem[] } {
  const typed = given as unknown as Typed;
  const problems: Problem[] = [];
  const fail = (path: string, message: string): void => void problems.push({ path, message });
  const wish = wishOf(typed, now, fail);
  const whole = (path: string, text: string, least: number): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least) fail(path, `${show(text)} is no whole number from ${least} on; give one`);
    return value;
  };
  const settle = typed.settle.split(",").map((part) => whole("--settle", part.trim(), 0));
  if (settle.some((value, index) => index > 0 && value < settle[index - 1]!)) {
    fail("--settle", `${show(typed.settle)} goes back; give rising seconds, such as ${SETTLE}`);
  }
  const maxActions = whole("--max-actions", typed.maxActions, 1);
  const evidenceSeconds = whole("--evidence-seconds", typed.evidenceSeconds, 0);
  if (!(FREEZES as readonly string[]).includes(typed.freeze)) {
    fail("--freeze", `${show(typed.freeze)} is not one of ${FREEZES.join(", ")}; take one`);
  }
  if (typed.accountId !== undefined && !/^\d{12}$/.test(typed.accountId)) {
    fail("--account-id", `${show(typed.accountId)} is no account id; give its 12 digits`);
  }
  const regions = readOptions(REGIONS, given);
  if ("problems" in regions) problems.push(...regions.problems);
  problems.push(...connectionProblems(given));
  if (problems.length > 0 || wish === undefined) return { problems };
  const { profile, region, roleArn, mfaSerial, mfaCode } = typed;
  return {
    wish,
    connection: { profile, region, roleArn, mfaSerial, mfaCode },
    suspects: typed.suspect ?? [],
    freeze: typed.freeze as Freeze,
    states: typed.state ?? [],
    keep: (typed.keepTag ?? [KEEP_TAG]).map(tagOf),
    exempt: typed.exempt ?? [],
    includeOlder: typed.includeOlder,
    includeUndated: typed.includeUndated,
    without: typed.without ?? [],
    simulate: typed.simulate,
    settle,
    maxActions,
    evidenceSeconds,
    json: typed.json,
    ...(typed.allowedRegions === undefined ? {} : { allowedRegions: typed.allowedRegions }),
    ...(typed.plan === undefined ? {} : { planFile: typed.plan }),
    ...(typed.accountId === undefined ? {} : { accountId: typed.accountId }),
    ...(typed.out === undefined ? {} : { out: typed.out }),
  };
}
