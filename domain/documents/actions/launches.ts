import type { Launcher } from "./launcher";
import { DATA_LAUNCHES } from "./launches-data";
import { MACHINE_LAUNCHES } from "./launches-machines";
import { PRODUCT_LAUNCHES } from "./launches-products";

/**
 * Every launcher: the one list from which region deny, launch deny, service deny, boundary, freeze and the policy of
 * developers take theirs. One row more reaches all of them.
 */
export const LAUNCHES: readonly Launcher[] = [...MACHINE_LAUNCHES, ...DATA_LAUNCHES, ...PRODUCT_LAUNCHES];

const actionsOf = (launchers: readonly Launcher[]): string[] => launchers.flatMap(({ actions }) => [...actions]);

/** Every launcher. */
export const LAUNCH_ACTIONS: readonly string[] = actionsOf(LAUNCHES);

/** Those that nobody who is bound may call anywhere. */
export const DENIED_LAUNCHES: readonly string[] = actionsOf(LAUNCHES.filter(({ denied }) => denied));

/** Those that are closed by name in the two regions that carry global services. */
export const GLOBAL_REGION_LAUNCHES: readonly string[] = actionsOf(
  LAUNCHES.filter(({ inGlobalRegions }) => inGlobalRegions),
);

/** Those that a condition key limits. */
export const launchesLimitedBy = (key: string): string[] =>
  actionsOf(LAUNCHES.filter(({ limits }) => limits?.includes(key)));

/** Those that a paid service closes when only new ones of it are denied. */
export const launchesClosedBy = (id: string): string[] => actionsOf(LAUNCHES.filter(({ closedBy }) => closedBy === id));
