import type { Item, Probe } from "../cli/probes/probe";
import type { Cell, Run } from "../cli/probes/run";
import type { Answer, ByRegion } from "../domain/settings/defaults-facts";

/** What a cell says, or why nobody knows. */
export const answerOf = <I extends Item, T>(cell: Cell<I>, make: (items: I[]) => T): Answer<T> =>
  cell.state === "count" ? { found: make(cell.items) } : { unknown: cell.because };

/** One question in each region; a region that refuses gives its reason. */
export async function inEach<C extends Probe["calls"], I extends Item, T>(
  run: Run,
  probe: Probe<C, I>,
  regions: readonly string[],
  make: (items: I[]) => T,
): Promise<ByRegion<T>> {
  const cells = await run(probe, regions);
  return Object.fromEntries(cells.map((cell) => [cell.region, answerOf(cell, make)]));
}
