import { GLOBAL_EVENT_REGIONS, REGIONS } from "../../regions/regions";

/**
 * Regions that every document treats alike: the home region, the other allowed ones, the two that carry global services when
 * they are not allowed, all others that are not, and those that AWS has not opened yet.
 */
export type RegionClass = "home" | "allowed" | "us-east-1" | "us-west-2" | "idle" | "future";

/** One region of a class; what is decided there is decided in every region of the class. */
export interface Place {
  regionClass: RegionClass;
  region: string;
  /** True where workloads may run. */
  allowed: boolean;
}

/** No region of AWS has this name. */
export const FUTURE_REGION = "xx-future-1";

/**
 * A region of every class that the settings have.
 *
 * @param home default: the first of the allowed regions
 */
export function placesOf(allowed: readonly string[], home: string = allowed[0]!): Place[] {
  const isGlobal = (region: string) => GLOBAL_EVENT_REGIONS.includes(region);
  const other = allowed.find((region) => region !== home && !isGlobal(region));
  const idle = REGIONS.find(({ name }) => !allowed.includes(name) && !isGlobal(name))?.name;
  const one = (regionClass: RegionClass, region: string | undefined): Place[] =>
    region === undefined ? [] : [{ regionClass, region, allowed: allowed.includes(region) }];
  return [
    ...one("home", home),
    ...one("allowed", other),
    ...GLOBAL_EVENT_REGIONS.filter((region) => region !== home).flatMap((region) => one(region as RegionClass, region)),
    ...one("idle", idle),
    ...one("future", FUTURE_REGION),
  ];
}
