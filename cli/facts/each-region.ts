import type { Item, Probe } from "../probes/probe";
import type { Cell, Run } from "../probes/run";
import type { Answer, ByRegion } from "../../domain/settings/defaults-facts";

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

/** Why a question got no answer everywhere; undefined when it did. */
export const refusalIn = (cells: readonly Cell[] = []): string | undefined =>
  cells.flatMap((cell) => (cell.state === "count" ? [] : [cell.because]))[0];
