import type { StoredResource } from "./resource";

/** A stack as a file has it. */
export interface Stored {
  readonly project: string;
  readonly stack: string;
  /** In the order of the file, providers included. `inputs` are the declared ones, `outputs` what rules of the whole stack see. */
  readonly resources: readonly StoredResource[];
  /** Package -> inputs of its default provider, where the file does not hold these as resources. */
  readonly defaultProviders?: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** Why the resources are not the whole stack; absent when they are. */
  readonly partial?: string;
  /** The text that stands in the place of a secret, where there is one. */
  readonly blinded?: string;
  readonly notes: readonly string[];
}
