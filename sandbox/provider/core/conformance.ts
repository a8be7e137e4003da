import type { Props } from "./values";

/** AWS clients for the account under test, made outside the provider. */
export interface World {
  accountId: string;
  client<C>(clientClass: new (config: Record<string, unknown>) => C, region?: string): C;
}

/** What one resource of a type has to show in the conformance test. */
export interface ConformanceCase<Needs = void> {
  /** Makes what the resource hangs on. */
  prepare?(world: World): Promise<Needs>;
  inputs(needs: Needs): Props;
  /** The inputs for the update; absent for a type of which nothing can change in place. */
  changed?(needs: Needs): Props;
  /** Changes the resource behind Pulumi's back; absent when the only drift there is, is that it is gone. */
  drift?(world: World, id: string, needs: Needs): Promise<unknown>;
  /** Paths that the next Diff must show after the drift. */
  drifted?: string[];
  /** Form of the id, with what was prepared. */
  id: RegExp | ((needs: Needs) => string);
  /** Inputs whose value in the state is not the one of the program, with that value. */
  rewritten?: Props;
  /** What to import the resource by, when that is not its id. */
  importId?(needs: Needs, state: Props): string;
  /** Inputs that an import cannot know, because AWS does not tell them. */
  notImported?: string[];
  /** Why the resource is still there after its deletion, for types that are only forgotten. */
  staysBecause?: string;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- what is prepared differs from case to case
export type AnyCase = ConformanceCase<any>;

/** A case whose resource hangs on something else, so that what was prepared has its type. */
export function needing<Needs>(example: ConformanceCase<Needs>): AnyCase {
  return example;
}

/** Region of the regional resources under test: not the provider's, so that a call to the wrong region shows. */
export const REGION = "eu-west-1";
