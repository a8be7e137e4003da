import type { Adoptions } from "./adoption";
import { identityOf } from "./adoption";

/** What a stack holds, as its last run left it. */
export interface StackFacts {
  /** Type token and name of each resource, components too. */
  identities: ReadonlySet<string>;
  /** What the runs before took over. */
  adopted: Adoptions;
}

/** A stack before its first run. */
export const EMPTY_STACK: StackFacts = { identities: new Set(), adopted: {} };

/** A resource as the engine gives it: type token and outputs. */
export interface StateResource {
  type: string;
  outputs: Record<string, unknown>;
}

const BASELINE = "ringfence:index:AccountBaseline";

/** Type token of the record of what was taken over: components/baseline/adopted.ts. */
export const ADOPTED = "ringfence:index:Adopted";

/** The name of a resource out of its URN: https://www.pulumi.com/docs/iac/concepts/resources/names/#urns */
const nameOf = (urn: string): string => urn.split("::").slice(3).join("::");

/**
 * The facts of a stack.
 *
 * @param resources URN -> resource
 */
export function stackFacts(resources: Readonly<Record<string, StateResource>>): StackFacts {
  const known = Object.entries(resources);
  const records = known.filter(([, { type }]) => type === ADOPTED);
  return {
    identities: new Set(known.map(([urn, { type }]) => identityOf(type, nameOf(urn)))),
    adopted: Object.assign({}, ...records.map(([, { outputs }]) => outputs["adopted"] ?? {})) as Adoptions,
  };
}

/** True while a stack holds nothing of a baseline. */
export const isFresh = ({ identities }: StackFacts): boolean =>
  ![...identities].some((identity) => identity.startsWith(`${BASELINE} `));
