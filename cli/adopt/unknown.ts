import type { Answer, ByRegion } from "../../domain/settings/defaults-facts";
import type { ReadFacts } from "../facts/account";

type Known = ReadFacts["facts"];

/** Facts that are asked in each region, in words. */
const IN_REGIONS = {
  detectors: "detectors of GuardDuty",
  analyzers: "analyzers of external access",
  indexes: "indexes of Resource Explorer",
  recorders: "recorders of AWS Config",
  deliveryChannels: "delivery channels of AWS Config",
  hubs: "hubs of Security Hub",
  activity: "machines and open network interfaces",
  defaultGroups: "default networks",
  publicSnapshots: "public snapshots",
  closures: "ways to the internet",
  imageStates: "allow-lists of images",
  declared: "settings of EC2 that the organization decides",
} as const satisfies Partial<Record<keyof Known, string>>;

/** Facts of the whole account. */
const OF_ACCOUNT = {
  unusedAccessAnalyzers: "analyzers of unused access",
  configRole: "role of AWS Config",
  passwordPolicy: "password policy",
  publicBuckets: "public buckets",
} as const satisfies Partial<Record<keyof Known, string>>;

/** In words; the same reason in many regions is one thing to mend. */
function gapsOf(what: string, answers: ByRegion<unknown>): string[] {
  const reasons = new Map<string, { regions: string[]; because: string }>();
  for (const [region, answer] of Object.entries(answers)) {
    if ("found" in answer) continue;
    const key = answer.unknown.replaceAll(region, "<region>");
    const known = reasons.get(key) ?? { regions: [], because: answer.unknown };
    known.regions.push(region);
    reasons.set(key, known);
  }
  return [...reasons.values()].map(({ regions, because }) => `${what} in ${regions.join(", ")}: ${because}`);
}

/**
 * What is known without what is not: a check that finds no answer takes what it does not know for a reason to stop, and here it
 * is told once, as what it is.
 *
 * @returns the facts, and in words what nobody knows and why
 */
export function withoutUnknown(facts: Known): { facts: Known; gaps: string[] } {
  const known: Record<string, unknown> = { ...facts };
  const gaps: string[] = [];
  for (const [name, what] of Object.entries(IN_REGIONS)) {
    const answers = facts[name as keyof typeof IN_REGIONS] as ByRegion<unknown> | undefined;
    if (answers === undefined) continue;
    gaps.push(...gapsOf(what, answers));
    known[name] = Object.fromEntries(Object.entries(answers).filter(([, answer]) => "found" in answer));
  }
  for (const [name, what] of Object.entries(OF_ACCOUNT)) {
    const answer = facts[name as keyof typeof OF_ACCOUNT] as Answer<unknown> | undefined;
    if (answer === undefined || "found" in answer) continue;
    gaps.push(`${what}: ${answer.unknown}`);
    known[name] = undefined;
  }
  return { facts: known, gaps };
}
