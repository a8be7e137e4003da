import type { CatalogueAction } from "../actions/catalogue";
import { isLauncher, rowsFor } from "./launchers";
import type { Place, RegionClass } from "./places";
import type { Principal, PrincipalClass } from "./principals";
import { reachedIn, type Reached, situationsOf } from "./reach";
import { reasonsOf } from "./reasons";
import type { Way, WayToBind } from "./ways";

/** Where something can be reached, and by whom. */
interface Where {
  mode: WayToBind;
  principal: PrincipalClass;
  regionClass: RegionClass;
}

/** A launcher outside the allowed regions: there must be none. */
export interface LauncherReached extends Where {
  /** `service:Action`. */
  action: string;
}

/** A service outside the allowed regions. */
export interface ServiceReached extends Where {
  /** Prefix of its actions. */
  service: string;
  /** Names of the actions that may be possible, those that only look among them: `service:Action`. */
  actions: string[];
  /** How many of them change something. */
  writes: number;
  /** Why it stays open. */
  reason: string;
}

/** A launcher in the home region. */
export interface LauncherAtHome {
  mode: WayToBind;
  /** Names of the actions that may be possible. */
  actions: string[];
  /** What a call starts. */
  starts: string;
  /** Condition keys that limit it; none where it is open. */
  limits: readonly string[];
  /** Why it is open, where the table says so; else its service is not in `unusedServices`. */
  open?: string;
}

export interface ReachReport {
  launchersReachable: LauncherReached[];
  reachable: ServiceReached[];
  launchersAtHome: LauncherAtHome[];
  /** How many requests were decided: actions x regions x principals x modes. */
  decisions: number;
}

const whereOf = ({ way, principal, place }: Reached): Where => ({
  mode: way.mode,
  principal: principal.principal,
  regionClass: place.regionClass,
});

/** Things by a text that says what they belong to. */
const grouped = <T>(all: readonly T[], key: (one: T) => string): T[][] => {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const own = key(one);
    const known = groups.get(own);
    if (known) known.push(one);
    else groups.set(own, [one]);
  }
  return [...groups.values()];
};

function serviceReached(all: readonly Reached[]): ServiceReached {
  const [first] = all as [Reached];
  const actions = all.map(({ action }) => action.action);
  return {
    service: first.action.service,
    ...whereOf(first),
    actions,
    writes: all.filter(({ action }) => action.writes).length,
    reason: reasonsOf(actions, first.principal.principal),
  };
}

/**
 * What a tool role does with stacks and functions at the edge the owner has decided; the table says of these launches why
 * they may stay open. No other launch may be open to it.
 */
const isDecided = ({ principal, action }: Reached): boolean => {
  if (principal.principal !== "tool role") return false;
  const own = rowsFor(action.action);
  return own.length > 0 && own.every(({ open }) => open !== undefined);
};

const atHome = (reached: readonly Reached[]): LauncherAtHome[] =>
  grouped(
    reached.flatMap((one) => rowsFor(one.action.action).map((row) => ({ ...one, row }))),
    ({ way, row }) => `${way.mode} ${row.actions.join()}`,
  ).map((all) => {
    const [{ way, row }] = all as [(typeof all)[number]];
    const { starts, limits = [], open } = row;
    return {
      mode: way.mode,
      actions: all.map(({ action }) => action.action),
      starts,
      limits,
      ...(open === undefined ? {} : { open }),
    };
  });

/**
 * What administrators who are bound can still do outside the allowed regions, and what they can launch at home, found by
 * deciding about every action.
 *
 * @param actions domain/documents/actions/catalogue.ts
 */
export function reachReport(
  ways: readonly Way[],
  principals: readonly Principal[],
  places: readonly Place[],
  actions: readonly CatalogueAction[],
): ReachReport {
  const situations = situationsOf(ways, principals, places);
  const reached = reachedIn(situations, actions);
  const outside = reached.filter(({ place }) => !place.allowed);
  const home = reached.filter(
    ({ place, principal }) => place.regionClass === "home" && principal.principal === "anybody",
  );
  return {
    launchersReachable: outside
      .filter((one) => isLauncher(one.action) && !isDecided(one))
      .map((one) => ({ action: one.action.action, ...whereOf(one) })),
    reachable: grouped(
      outside,
      ({ action, way, principal, place }) =>
        `${action.service} ${way.mode} ${principal.principal} ${principal.arn} ${place.regionClass}`,
    ).map(serviceReached),
    launchersAtHome: atHome(home),
    decisions: situations.length * actions.length,
  };
}
