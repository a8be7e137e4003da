import type { ByRegion } from "./defaults-facts";

/** The controls whose setting of EC2 a declarative policy of the organization can decide. */
export const DECLARABLE = [
  "imds",
  "image-block",
  "snapshot-block",
  "serial-console",
  "image-allowlist",
  "network-closure",
] as const;
export type DeclarableId = (typeof DECLARABLE)[number];

/** What a declarative policy sets, in the words of EC2's API. */
export interface Declared {
  /** `no-preference` where the policy leaves the value open, and nobody in the account can close it. */
  state: string;
  /** Of the instance metadata service; absent where the policy leaves it open. */
  hopLimit?: number;
  /** Whose images may be used, beside those of the account itself; `any` for a criterion that names nobody. */
  providers?: readonly string[];
}

/** What the organization decides about settings of EC2 here. */
export interface DeclaredFacts {
  /** Of each covered region, for the controls that are on; a setting that the account decides is absent. */
  declared?: ByRegion<Partial<Record<DeclarableId, Declared>>>;
}
