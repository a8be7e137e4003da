import seen from "../../domain/generated/own-calls.json";
import { WHERE } from "../../domain/documents/own-calls";
import { DEEDS, type Facts } from "../../sandbox/provider/core/facts";
import { FUNCTIONS } from "../../sandbox/provider/functions/table";
import { RESOURCES } from "../../sandbox/provider/rows/table";
import type { Generator } from "./generator";

/** A call that stands in the source of the real provider for a type or a question that the program uses. */
interface ProviderCall {
  action: string;
  where: string;
  /** Made in every run, or only to repair what somebody changed. */
  made: "normal" | "drift";
  /** When, for one that repairs. */
  when?: string;
}

/** A type or data source, as what it calls. */
interface Source {
  /** One of these must have been seen, or the program does not use it. Absent: it is used. */
  shows?: readonly string[];
  calls: Omit<ProviderCall, "where">[];
}

function fromFacts({ actions }: Facts): Source {
  const calls = DEEDS.flatMap((deed) => {
    const { normal = [], drift = {} } = actions[deed];
    return [
      ...normal.map((action) => ({ action, made: "normal" as const })),
      ...Object.entries(drift).map(([action, when]) => ({ action, made: "drift" as const, when })),
    ];
  });
  return { shows: actions.create.normal ?? [], calls };
}

const SOURCES: readonly Source[] = [
  ...RESOURCES.flatMap(({ facts }) => (facts ? [fromFacts(facts)] : [])),
  ...FUNCTIONS.map(({ actions }) => ({
    calls: actions.map((action) => ({ action, made: "normal" as const })),
  })),
];

/** The widest of the places where calls of a source were seen: what repairs a thing goes where the thing is. */
const whereOf = ({ calls }: Source): string => {
  const places = seen.filter(({ action }) => calls.some((call) => call.action === action)).map(({ where }) => where);
  return WHERE.find((where) => places.includes(where)) ?? "us-east-1";
};

const isUsed = ({ shows }: Source): boolean => !shows || seen.some(({ action }) => shows.includes(action));

/** Every call of what the program uses, each action once: in its widest place, and as made in every run if one is. */
function providerCallsOf(sources: readonly Source[]): ProviderCall[] {
  const all = sources
    .filter(isUsed)
    .flatMap((source) => source.calls.map((call) => ({ ...call, where: whereOf(source) })));
  return [...new Set(all.map(({ action }) => action))].sort().map((action): ProviderCall => {
    const calls = all.filter((call) => call.action === action);
    const where = WHERE.find((place) => calls.some((call) => call.where === place))!;
    const { made, when } = calls.find((call) => call.made === "normal") ?? calls[0]!;
    return { action, where, made, ...(when === undefined ? {} : { when }) };
  });
}

/**
 * The calls that the source of the real provider has for what the program uses, from the facts of the stand-in's rows: the
 * half of the deploy role's rights that no run in the sandbox shows.
 */
export const providerCalls: Generator = {
  name: "provider-calls",
  needs: "none",
  files: () => [
    {
      path: "domain/generated/provider-calls.json",
      text: `${JSON.stringify(providerCallsOf(SOURCES), undefined, 2)}\n`,
    },
  ],
};
