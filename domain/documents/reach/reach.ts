import type { CatalogueAction } from "../actions/catalogue";
import { contextOf } from "../conditions";
import { decide, statementsMet } from "../evaluate";
import type { Place } from "./places";
import type { Principal } from "./principals";
import type { Way } from "./ways";

/** Somebody who is bound in a way, in a region. */
export interface Situation {
  way: Way;
  principal: Principal;
  place: Place;
}

/** An action that may be possible in a situation. */
export interface Reached extends Situation {
  action: CatalogueAction;
}

export const situationsOf = (
  ways: readonly Way[],
  principals: readonly Principal[],
  places: readonly Place[],
): Situation[] =>
  ways.flatMap((way) => principals.flatMap((principal) => places.map((place) => ({ way, principal, place }))));

/** The actions of AWS that meet the same statements in a way, and so are decided alike. */
function alike({ attached }: Way, actions: readonly CatalogueAction[]): CatalogueAction[][] {
  const { identity, boundary, organization } = attached;
  const policies = [identity, boundary, organization].filter((each) => each !== undefined);
  const groups = new Map<string, CatalogueAction[]>();
  for (const action of actions) {
    const key = policies.map((each) => statementsMet(each, action.action)).join("|");
    const known = groups.get(key);
    if (known) known.push(action);
    else groups.set(key, [action]);
  }
  return [...groups.values()];
}

/**
 * What is possible in each situation, by deciding about every action. What the call acts on and what else it says is not
 * known, and a deny that depends on it counts as none: who may do a thing in one of its forms reaches it.
 *
 * @returns the actions that no document surely denies, and that a boundary may allow; ordered by name in each situation
 */
export function reachedIn(situations: readonly Situation[], actions: readonly CatalogueAction[]): Reached[] {
  const groups = new Map<Way, CatalogueAction[][]>();
  for (const { way } of situations) if (!groups.has(way)) groups.set(way, alike(way, actions));
  return situations.flatMap((situation) => {
    const { way, principal, place } = situation;
    const context = contextOf({ "aws:PrincipalArn": principal.arn, "aws:RequestedRegion": place.region });
    const open = groups
      .get(way)!
      .filter(([first]) => decide(way.attached, { action: first!.action, context }).allowed !== false);
    return open
      .flat()
      .sort((a, b) => (a.action < b.action ? -1 : 1))
      .map((action) => ({ ...situation, action }));
  });
}
