import { covers } from "../../../../domain/documents/evaluate";
import { boundary } from "../../../../domain/documents/guardrails/boundary";
import { GLOBAL_EVENT_REGIONS } from "../../../../domain/regions/regions";
import { actionsLike } from "../../../support/actions";
import { ARGS, HOME } from "../../../support/document-args";

/**
 * The actions of AWS that the boundary leaves open, by name alone: in the two regions of global services where these are
 * allowed, and at their endpoints where they are not.
 */
export async function leftOpenByBoundary(patterns: readonly string[]): Promise<string[]> {
  const statements = (allowedRegions: readonly string[], ...sids: string[]) =>
    boundary({ ...ARGS, allowedRegions }).Statement.filter(({ Sid }) => sids.includes(Sid));
  const named = (action: string, some: ReturnType<typeof statements>) => some.some((each) => covers(each, action));
  const everywhere = statements([HOME, ...GLOBAL_EVENT_REGIONS], "DenyActions");
  const atHome = statements([HOME], "DenyActions");
  const elsewhere = statements([HOME], "AllowEverywhere", "AllowAtEndpoints");
  const actions = (await Promise.all(patterns.map(actionsLike))).flat();
  return actions.filter((action) => !named(action, everywhere) || (named(action, elsewhere) && !named(action, atHome)));
}

/** The entries of a list that stand for no action of AWS, or stand twice. */
export async function faultsOf(list: readonly string[]): Promise<string[]> {
  const found = await Promise.all(list.map(actionsLike));
  return list.filter((action, index) => found[index]!.length === 0 || list.indexOf(action) !== index);
}
