import type { SeenTrail } from "../../domain/settings/account-facts";
import type { Cell } from "../probes/run";
import { refusalIn } from "./each-region";

type TrailCell = Cell<SeenTrail & { id: string; readsLogged: boolean | undefined }>;

/** ARNs of trails -> whether they log what rules need, as far as a region that was asked could see into them. */
const seenInto = (cells: readonly TrailCell[]): Map<string, boolean> =>
  new Map(
    cells
      .flatMap((cell) => (cell.state === "count" ? cell.items : []))
      .flatMap(({ id, readsLogged }): [string, boolean][] => (readsLogged === undefined ? [] : [[id, readsLogged]])),
  );

/** Every trail once, as the region that sees most of it shows it. */
function seenIn(cells: readonly TrailCell[]): SeenTrail[] {
  const items = cells.flatMap((cell) => (cell.state === "count" ? cell.items : []));
  const known = (trail: SeenTrail) => [trail.logging, trail.reads].filter((value) => value !== undefined).length;
  return [...new Set(items.map(({ arn }) => arn))].map((wanted) => {
    const [best] = items.filter(({ arn }) => arn === wanted).sort((a, b) => known(b) - known(a));
    const { arn, everyRegion, logging, reads, writes, logGroup } = best!;
    return { arn, everyRegion, logging, reads, writes, ...(logGroup === undefined ? {} : { logGroup }) };
  });
}

/** Region -> ARNs of the trails that record what happens there; a region that refused is left out. */
const recordedBy = (cells: readonly TrailCell[]): [string, string[]][] =>
  cells.flatMap((cell): [string, string[]][] =>
    cell.state === "count" ? [[cell.region, cell.items.map(({ id }) => id)]] : [],
  );

/**
 * Asks in the regions of the rules, and then for trails that only the region where they were made sees into.
 *
 * @param regions home first
 * @returns region -> whether a trail logs what rules need there; a region whose only trails nobody could see into is left
 *   out. Every trail that was seen, unless home did not answer
 */
export async function heardIn(
  regions: readonly string[],
  existing: string | undefined,
  probe: (regions: readonly string[]) => Promise<TrailCell[]>,
): Promise<{ trails: Record<string, boolean>; seenTrails?: SeenTrail[]; refused: string | undefined }> {
  const cells = await probe(regions);
  const recorders = recordedBy(cells);
  const hidden = recorders.flatMap(([, arns]) => arns).filter((arn) => !seenInto(cells).has(arn));
  if (existing !== undefined) hidden.push(existing);
  // arn:aws:cloudtrail:<region>:<account>:trail/<name>
  const elsewhere = [...new Set(hidden.map((arn) => arn.split(":")[3]!))].filter((region) => !regions.includes(region));
  const all = [...cells, ...(elsewhere.length > 0 ? await probe(elsewhere) : [])];
  const logged = seenInto(all);
  const trails = recorders.flatMap(([region, arns]): [string, boolean][] => {
    const known = arns.map((arn) => logged.get(arn));
    if (known.includes(true)) return [[region, true]];
    return known.includes(undefined) ? [] : [[region, false]];
  });
  return {
    trails: Object.fromEntries(trails),
    ...(cells[0]?.state === "count" ? { seenTrails: seenIn(all) } : {}),
    refused: refusalIn(cells),
  };
}
