import type { Run } from "../probes/run";
import type { FoundDetector } from "../../domain/settings/account-facts";
import type { ByRegion } from "../../domain/settings/defaults-facts";

type Detectors = ByRegion<FoundDetector | undefined>;

/** The detector of each region, and who administers it; a region that refuses gives its reason. */
export async function detectorFacts(run: Run, regions: readonly string[]): Promise<Detectors> {
  const { detectors } = await import("../probes/guardduty");
  const cells = await run(detectors, regions);
  return Object.fromEntries(
    cells.map((cell): [string, Detectors[string]] => {
      if (cell.state !== "count") return [cell.region, { unknown: cell.because }];
      const [detector] = cell.items;
      return [cell.region, { found: detector && seen(detector) }];
    }),
  );
}

const seen = ({
  id,
  enabled,
  administrator,
  own,
}: FoundDetector & { administrator: string | undefined }): FoundDetector => ({
  id,
  enabled,
  ...(own === undefined ? {} : { own }),
  ...(administrator === undefined ? {} : { administrator }),
});

/** The same when nobody can be asked at all. */
export const unknownDetectors = (regions: readonly string[], because: string): Detectors =>
  Object.fromEntries(regions.map((region) => [region, { unknown: because }]));
