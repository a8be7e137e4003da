/** What keeps machines besides spot fleets. */
export const KEEPERS = ["ec2-fleet", "group", "spot-request"] as const;
export type Keeper = (typeof KEEPERS)[number];

/** What an intruder starts in one region. */
export interface Launches {
  region: string;
  /** Machines of a spot fleet that keeps their number. */
  spotFleet: number;
  /** What keeps one machine more. */
  keeper: Keeper;
  /** Whether a machine that is protected from being ended stands beside them. */
  isHeld: boolean;
}

/** Machines of the spot fleet in each region. */
const FLEET = 5;

/**
 * The attack that this project answers, spread as its owner told it: a hundred spot machines over all regions, in fleets that
 * replace what is ended. The other keepers, and the protected machines, are what later intruders added.
 *
 * @param spotFleet machines of the fleet in each region
 */
export const seedOf = (regions: readonly string[], spotFleet = FLEET): Launches[] =>
  regions.map((region, index) => ({
    region,
    spotFleet,
    keeper: KEEPERS[index % KEEPERS.length]!,
    isHeld: index % KEEPERS.length === 0,
  }));

/** Machines of an attack that spreads like that. */
export const machinesOf = (launches: readonly Launches[]): number =>
  launches.reduce((sum, { spotFleet, isHeld }) => sum + spotFleet + 1 + (isHeld ? 1 : 0), 0);
