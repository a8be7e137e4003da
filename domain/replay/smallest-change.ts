import { guardrailDocuments, type GuardrailDocumentsArgs, isDeny } from "../documents/guardrails/guardrail-documents";
import { type Change, CHANGE_KINDS, widest } from "./changes";
import { type Judge, judgeOf } from "./judge";
import { minimumCover } from "./minimum-cover";
import type { Seen } from "./tally";

/** A change of the list, with what it does. */
interface ListedChange extends Change {
  /** Calls, denied now, that it lets through, some of them only together with another change. */
  lets: number;
}

/** Changes of the settings that let calls pass, tried on the calls. */
export interface SmallestChange {
  list: ListedChange[];
  /** The settings with all of them. */
  settings: GuardrailDocumentsArgs;
  /** False when there were too many ways to try all of them. */
  exact: boolean;
  /** Requests that are denied with the changes all the same: no setting opens them. */
  remaining: Seen[];
  /** Why the changes cannot be applied together, where they cannot: a document would be too long. */
  problem?: string;
}

/**
 * The denies that settings make, as they hang on those who are bound. The boundary is not among them: it binds roles that
 * are made later, and no call shows which.
 */
export function denies(args: GuardrailDocumentsArgs) {
  const made = guardrailDocuments(args);
  return "problems" in made ? made : { documents: made.documents.filter(isDeny) };
}

const keyOf = ({ kind, value }: Change): string => `${kind.setting}\n${value}`;

const applied = (args: GuardrailDocumentsArgs, changes: readonly Change[]): GuardrailDocumentsArgs =>
  changes.reduce((before, { kind, value }) => kind.apply(before, value), args);

/** Settings, and what their denies say of requests: as they are, and with one change. */
interface Basis {
  args: GuardrailDocumentsArgs;
  now: Judge;
  /** Undefined for a change that makes a document too long. */
  after: (change: Change) => Judge | undefined;
}

/** Undefined when the settings make a document that is too long. */
function basisOf(args: GuardrailDocumentsArgs): Basis | undefined {
  const made = denies(args);
  if ("problems" in made) return undefined;
  const known = new Map<string, Judge | undefined>();
  return {
    args,
    now: judgeOf(made.documents),
    after: (change) => {
      const key = keyOf(change);
      if (!known.has(key)) {
        const changed = denies(applied(args, [change]));
        known.set(key, "problems" in changed ? undefined : judgeOf(changed.documents));
      }
      return known.get(key);
    },
  };
}

/** For each statement that denies a request: the changes with which it does not. */
function needsOf({ request, principal }: Seen, { args, now, after }: Basis): Map<string, Change[]> {
  const changes = CHANGE_KINDS.flatMap((kind) =>
    [...new Set(kind.propose(request, principal, args))].map((value) => ({ kind, value })),
  ).map((change) => ({ change, left: after(change)?.denials(request) }));
  return new Map(
    now
      .denials(request)
      .map((statement) => [
        statement,
        changes.flatMap(({ change, left }) => (left === undefined || left.includes(statement) ? [] : [change])),
      ]),
  );
}

/**
 * The lightest changes of the settings with which none of the requests is denied any more. A request that several
 * statements deny needs a change for each of them, and so does one whose service is denied whole and has limits of its own
 * once it is not. What was found is applied, and all requests are asked again.
 *
 * @param seen every request that is known, denied or not; those of principals that are left out count for nothing
 */
export function smallestChange(args: GuardrailDocumentsArgs, seen: readonly Seen[]): SmallestChange {
  const honest = seen.filter(({ except }) => !except);
  const denied = honest.filter(({ verdict }) => verdict.state === "denied");
  const bases = [basisOf(args), basisOf(widest(args))].filter((basis) => basis !== undefined);
  const options = new Map<string, Change>();
  const needs: string[][] = [];
  for (const each of denied) {
    // What both have needs the same; of the first it is known better.
    const lists = [...new Map(bases.toReversed().flatMap((basis) => [...needsOf(each, basis)])).values()];
    // What no setting opens stays denied whatever else is changed for it.
    if (lists.some((list) => list.length === 0)) continue;
    for (const list of lists) {
      for (const change of list) options.set(keyOf(change), change);
      needs.push(list.map(keyOf));
    }
  }
  const keys = [...options.keys()];
  const changes = [...options.values()];
  const indexOf = new Map(keys.map((key, index) => [key, index]));
  const { chosen, exact } = minimumCover(
    needs.map((list) => list.map((key) => indexOf.get(key)!)),
    changes.map(({ kind, value }) => kind.weight(value)),
  );
  return tried(
    args,
    chosen.map((index) => changes[index]!),
    exact,
    honest,
    denied,
  );
}

/** The changes applied, and every request asked again. */
function tried(
  args: GuardrailDocumentsArgs,
  changes: readonly Change[],
  exact: boolean,
  honest: readonly Seen[],
  denied: readonly Seen[],
): SmallestChange {
  const made = denies(applied(args, changes));
  if ("problems" in made) {
    const list = changes.map((change) => ({ ...change, lets: 0 }));
    return { list, settings: args, exact, remaining: [...denied], problem: made.problems[0]!.message };
  }
  const then = judgeOf(made.documents);
  const passes = new Set(denied.filter(({ request }) => then.verdict(request).state !== "denied"));
  const list = changes.map((change) => ({
    ...change,
    lets: [...passes]
      .filter(({ request, principal }) => change.kind.propose(request, principal, args).includes(change.value))
      .reduce((sum, { calls }) => sum + calls, 0),
  }));
  return {
    list: list.sort((a, b) => b.lets - a.lets),
    settings: applied(args, changes),
    exact,
    remaining: honest.filter(({ request }) => then.verdict(request).state === "denied"),
  };
}
