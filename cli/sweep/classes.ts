/**
 * What a region is to this account. `enabled`: nobody said which regions are allowed, so that none can be idle. `off`: an opt-in
 * region that is not enabled, where nobody can start or see anything. `global`: services that are in no region.
 */
export type RegionClass = "home" | "allowed" | "idle" | "enabled" | "off" | "global";

export interface ClassedRegion {
  name: string;
  regionClass: RegionClass;
}

/**
 * What is said of regions that are off. Disabling one takes the access to what is in it, and deletes nothing:
 * https://docs.aws.amazon.com/accounts/latest/reference/API_DisableRegion.html
 */
export const OFF =
  "Not enabled, so that nothing can be started there; what was left in one that was disabled nobody can see";

/** Idle regions first: nobody looks there. */
export const CLASSES: readonly RegionClass[] = ["idle", "enabled", "home", "allowed", "global", "off"];

/**
 * The regions of an account, each with what it is to the account.
 *
 * @param regions every region that the account knows
 * @param allowed empty: nobody said
 */
export function classed(
  regions: readonly { id: string; enabled: boolean }[],
  allowed: readonly string[],
  home = allowed[0],
): ClassedRegion[] {
  const classOf = ({ id, enabled }: { id: string; enabled: boolean }): RegionClass => {
    if (!enabled) return "off";
    if (allowed.length === 0) return "enabled";
    if (id === home) return "home";
    return allowed.includes(id) ? "allowed" : "idle";
  };
  return regions.map((region) => ({ name: region.id, regionClass: classOf(region) }));
}
