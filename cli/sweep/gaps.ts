import type { Unasked } from "../probes/unasked";
import type { Gap } from "./report";

/** Gaps that have one reason, with where they are. */
export interface GapGroup {
  service: string;
  kinds: string[];
  regions: string[];
  state: Gap["state"];
  because: string;
}

/** The same answer in 17 regions is one thing to mend: gaps of one service and reason together. */
export function grouped(gaps: readonly Gap[]): GapGroup[] {
  const groups = new Map<string, GapGroup>();
  for (const { service, kind, region, state, because } of gaps) {
    // Request ids and regions make every message another one.
    const reason = because.replaceAll(region, "<region>").replace(/\b[0-9a-f]{8}-[0-9a-f-]{27}\b/gi, "<id>");
    const key = JSON.stringify([service, state, reason]);
    const group = groups.get(key) ?? { service, kinds: [], regions: [], state, because };
    if (!group.kinds.includes(kind)) group.kinds.push(kind);
    if (!group.regions.includes(region)) group.regions.push(region);
    groups.set(key, group);
  }
  return [...groups.values()];
}

const MOST = 6;

/** A group in words: what is not known, where and why. */
export const gapText = ({ service, kinds, regions, state, because }: GapGroup): string => {
  const where =
    regions.length > MOST
      ? `${regions.slice(0, MOST).join(", ")} and ${regions.length - MOST} more`
      : regions.join(", ");
  return `${service} (${kinds.join(", ")}) in ${where}: ${state}: ${because}`;
};

/** What no question is about, a line for each reason. */
export function unaskedTexts(unasked: readonly Unasked[]): string[] {
  const reasons = [...new Set(unasked.map(({ because }) => because))];
  return reasons.map((reason) => {
    const which = unasked
      .filter(({ because }) => because === reason)
      .map(({ service, kind }) => `${service} (${kind})`);
    return `${which.join(", ")}: never asked: ${reason}`;
  });
}
