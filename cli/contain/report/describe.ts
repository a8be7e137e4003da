import { COMMAND } from "../../command";
import type { Mention, Plan, Step } from "../plan";
import type { Prediction } from "../simulate";
import type { Outcome } from "../journal";
import { plain, plural, usd } from "../words";
import { callText } from "./call";
import { verdictOf } from "./page";

/** Names of one line; the file has all of them. */
const SHOWN = 6;

const listOf = (names: readonly string[]): string => {
  const shown = names.slice(0, SHOWN).map(plain).join(", ");
  return names.length > SHOWN ? `${shown} and ${names.length - SHOWN} more` : shown;
};

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

/** What is ended for good, whole, a line a region. Those where the owner works come first: what is ended there may be theirs. */
function regionLines(steps: readonly Step[], allowed: readonly string[]): string[] {
  const regions = groupBy(steps, ({ region }) => region);
  const isAllowed = ([region]: [string, unknown]): boolean => allowed.includes(region);
  const entries = [...regions.entries()];
  return [...entries.filter(isAllowed), ...entries.filter((entry) => !isAllowed(entry))].map(
    ([region, all]) =>
      `    ${region}${allowed.includes(region) ? ", an allowed region, so look whether it is yours" : ""}: ${all.map(({ target }) => plain(target)).join(", ")}`,
  );
}

/** Steps of one call in all regions as a line; what is for good with every name. */
function callLines(steps: readonly Step[], allowed: readonly string[]): string[] {
  const calls = groupBy(steps, (step) => callText(step, step.call));
  return [...calls.entries()].flatMap(([call, all]) => {
    const regions = new Set(all.map(({ region }) => region));
    const [{ keeps, undo: back }] = all as [Step];
    const isForGood = !keeps && back === undefined;
    const undo = keeps ? "changes nothing" : back === undefined ? "for good" : `taken back by ${back}`;
    const line = `  ${plain(call)}: ${plural(all.length, all[0]!.kind)} in ${plural(regions.size, "region")}, ${undo}:`;
    return isForGood ? [line, ...regionLines(all, allowed)] : [`${line} ${listOf(all.map(({ target }) => target))}`];
  });
}

const mentionLines = (title: string, list: readonly Mention[]): string[] => {
  if (list.length === 0) return [];
  const groups = groupBy(list, ({ kind, because }) => `${kind}, ${because}`);
  return [
    title,
    ...[...groups.entries()].map(
      ([key, all]) => `  ${plain(key)}: ${listOf(all.map(({ region, target }) => `${target} (${region})`))}`,
    ),
  ];
};

const gapLines = (gaps: Plan["gaps"]): string[] => {
  if (gaps.length === 0) return [];
  const groups = groupBy(gaps, ({ what, state, because }) => `${what} ${state}: ${because}`);
  return [
    "Not seen, so nobody knows what is there:",
    ...[...groups.entries()].map(([key, all]) => `  ${plain(key)}, in ${listOf(all.map(({ region }) => region))}`),
  ];
};

/** The plan for people: what would be called, about what, and what is left alone. */
export function describePlan(plan: Plan, file: string): string {
  const phases = plan.phases.filter(({ steps }) => steps.length > 0);
  const burning = new Map(
    phases.flatMap(({ steps }) => steps).map((step) => [`${step.region} ${step.target}`, step.usdPerHour ?? 0]),
  );
  const perHour = [...burning.values()].reduce((sum, one) => sum + one, 0);
  const hasGood = phases.some(({ steps }) => steps.some(({ keeps, undo }) => !keeps && undo === undefined));
  return `${[
    `Plan for account ${plan.account}, for what began at ${plan.t0}, in ${plural(plan.regions.length, "region")}. Nothing was done.`,
    ...(perHour > 0 ? [`What would be ended costs about USD ${usd(perHour)} an hour by list prices.`] : []),
    ...(phases.length === 0 ? ["There is nothing to do."] : []),
    ...phases.flatMap(({ title, because, steps }) => [
      `\n${title} (${because})`,
      ...callLines(steps, plan.request.allowedRegions ?? []),
    ]),
    ...(plan.request.allowedRegions === undefined && hasGood
      ? ["", "No region was named as allowed, so nothing above is marked as maybe yours: --allowed-regions names them."]
      : []),
    "",
    ...mentionLines("Left alone:", plan.spared),
    ...mentionLines("Stays, and people decide:", plan.listed),
    ...(plan.proposed.length > 0
      ? [
          "Who may be behind it; nobody is frozen for that, name them with --suspect:",
          ...plan.proposed.map(({ arn, because }) => `  ${plain(arn)}: ${because}`),
        ]
      : []),
    ...plan.notes.map((note) => `Note: ${plain(note)}`),
    ...gapLines(plan.gaps),
    "",
    `The whole plan is in ${file}; it is good for an hour:`,
    `  ${COMMAND} contain --execute ${file}`,
  ].join("\n")}\n`;
}

export const describePredictions = (predictions: readonly Prediction[]): string =>
  `${[
    "What orders of steps would come to, on a model of this account whose fleets replace within two minutes:",
    ...predictions.map(
      ({ title, survivors, usdPerHour, usd: spent, minutes, calls }) =>
        `  ${title}: ${plural(survivors, "machine")} left after ${Math.round(minutes)} minutes and ${plural(calls, "call")}, USD ${usd(spent)} until then, USD ${usd(usdPerHour)} an hour from then on`,
    ),
  ].join("\n")}\n`;

/** How an execution ended, for people. */
export const describeOutcome = (outcome: Outcome, folder: string): string =>
  `${[
    verdictOf(outcome),
    ...mentionLines("Left:", outcome.remaining),
    ...gapLines(outcome.gaps),
    `Report, journal and evidence: ${folder}`,
  ].join("\n")}\n`;
