import { GuardrailMode } from "../../domain/documents/guardrails/mode";
import { sign } from "../../domain/replay/changes";
import type { Counter } from "../../domain/replay/counter";
import type { Replayed } from "../../domain/replay/replay";
import { type SmallestChange, smallestChange } from "../../domain/replay/smallest-change";
import type { Row } from "../../domain/replay/tally";
import type { ReplayOptions } from "./options";

/** A reason or name, and how many records it is about. */
interface Count {
  what: string;
  count: number;
}

/** What `replay --json` prints. */
export interface ReplayResult {
  /** False when something could not be read: the counts are then of a part. */
  complete: boolean;
  /** What could not be read, in words. */
  gaps: string[];
  /** What the result takes for granted, in words. */
  assumptions: string[];
  records: number;
  /** Calls that were decided. */
  calls: number;
  /** Times of the first and the last record, ISO 8601 in UTC; null without records. */
  from: string | null;
  to: string | null;
  accounts: { account: string; records: number }[];
  /** Calls that would have been denied, or may have been, most first. */
  denied: (Omit<Row, "state"> & { certain: boolean })[];
  /** Calls that were denied when they were made; the guardrails take nothing from them. */
  alreadyDenied: Count[];
  /** Records that were not decided, with the reason. */
  leftOut: Count[];
  /** `eventSource eventName` of calls that the catalogue of actions does not know; they were decided by their names. */
  unmapped: Count[];
  /** The smallest set of changes of the settings with which nothing of `denied` that is certain is denied any more. */
  changes: {
    /** False when there were too many ways to try all of them. */
    smallest: boolean;
    list: { setting: string; change: "add" | "remove"; value: string; opens: string; lets: number }[];
    /** Each setting that is changed, whole: a list that is set takes the place of the default. */
    settings: Record<string, readonly unknown[]>;
    /** Denied with the changes as well: no setting opens them. */
    remaining: { principal: string; action: string; calls: number }[];
    /** Why the changes cannot be applied together; null when they can. */
    problem: string | null;
  };
}

const counts = (counter: Counter): Count[] => [
  ...counter.entries().map(([what, count]) => ({ what, count })),
  ...(counter.others > 0 ? [{ what: "others, too many to name", count: counter.others }] : []),
];

function remainingOf(remaining: SmallestChange["remaining"]): ReplayResult["changes"]["remaining"] {
  const sums = new Map<string, { principal: string; action: string; calls: number }>();
  for (const { principal, request, calls } of remaining) {
    const key = `${principal}\n${request.action}`;
    const known = sums.get(key);
    if (known) known.calls += calls;
    else sums.set(key, { principal, action: request.action, calls });
  }
  return [...sums.values()].sort((a, b) => b.calls - a.calls);
}

/** What is not known from the records and decides what the result means. */
function assumptionsOf(
  { settings: { mode }, bound, managementAccount }: ReplayOptions,
  { accounts }: Replayed,
): string[] {
  const count = accounts.entries().length;
  const inOrganization = mode === GuardrailMode.Organization;
  return [
    ...(bound.length > 0
      ? []
      : [
          inOrganization
            ? "every principal is bound, root included; name those of a part of the accounts with --bound"
            : "every role and every user is bound; name those that the guardrails will hang on with --bound. CloudTrail does not say who is in which group",
        ]),
    ...(inOrganization && managementAccount === undefined
      ? [
          "no record is of the management account, which no service control policy binds; name it with --management-account",
        ]
      : []),
    ...(inOrganization
      ? []
      : ["nobody has the boundary: roles that bound principals make later are bound by it as well"]),
    ...(count > 1 ? [`records of ${count} accounts count together; name one with --account`] : []),
  ];
}

/** What was counted, as the command prints it. */
export function resultOf(options: ReplayOptions, replayed: Replayed, readGaps: readonly string[]): ReplayResult {
  const { tally, unreadable, unseen } = replayed;
  const { list, settings, exact, remaining, problem } = smallestChange(options.settings, tally.seen());
  const gaps = [
    ...readGaps,
    ...unreadable.entries().map(([why, count]) => `${count} ${count === 1 ? "value is" : "values are"} ${why}`),
    ...unseen.map((arn) => `${arn}: no record is of such a principal; is it spelled as in the records?`),
    ...(tally.forgotten > 0
      ? [`${tally.forgotten} kinds of denied calls are counted and not in the change list: there are too many`]
      : []),
    ...(replayed.records === 0 ? ["there is no record of CloudTrail"] : []),
  ];
  return {
    complete: gaps.length === 0,
    gaps,
    assumptions: assumptionsOf(options, replayed),
    records: replayed.records,
    calls: replayed.calls,
    from: replayed.first ?? null,
    to: replayed.last ?? null,
    accounts: replayed.accounts.entries().map(([account, records]) => ({ account, records })),
    denied: tally.rows().map(({ state, ...row }) => ({ ...row, certain: state === "denied" })),
    alreadyDenied: counts(replayed.alreadyDenied),
    leftOut: counts(replayed.beside),
    unmapped: counts(replayed.unmapped),
    changes: {
      smallest: exact,
      list: list.map((change) => ({
        setting: change.kind.setting,
        change: sign(change) === "+" ? "add" : "remove",
        value: change.value,
        opens: change.kind.opens(change.value),
        lets: change.lets,
      })),
      settings: Object.fromEntries(list.map(({ kind }) => [kind.setting, kind.now(settings)])),
      remaining: remainingOf(remaining),
      problem: problem ?? null,
    },
  };
}
