import type { Unwrap } from "@pulumi/pulumi";

import type { Aws } from "./aws/aws";
import type { Comparisons } from "./equality";
import type { ResourceToken } from "./tokens";
import type { Props } from "./values";

export type Tags = Record<string, string>;

/** The checked inputs of a resource: every value known, defaults filled in, `tagsAll` holding every tag to set. */
export type Inputs<Args> = Unwrap<Args> & { tagsAll?: Tags };

/**
 * How one AWS resource type is made, read, changed and removed. The provider does everything that is the same for all
 * types: names, defaults, regions, tags, comparison, previews, errors.
 *
 * `Args` is the args interface of the type in `@pulumi/aws`; inputs are checked against the very same declaration
 * before any of these functions sees them.
 */
export interface ResourceType<Args = never> {
  readonly token: ResourceToken;
  /** What the resource is called in messages: `GuardDuty Detector`. */
  readonly title: string;
  /** Inputs whose change makes a new resource. `region` needs no mention. */
  readonly replaceOn: readonly string[];
  /** Input that gets the name `<resource name>-<7 hex digits>` when the program gives none. */
  readonly autoName?: { readonly property: string; readonly maxLength: number; readonly prefix?: string };
  /** Values for inputs that the program leaves out, as the real provider fills them in. */
  readonly defaults?: Props;
  /** The same for nested objects, by their type in the schema: `budgets.BudgetCostTypes`. */
  readonly nestedDefaults?: Readonly<Record<string, Props>>;
  /** Inputs that are compared in another way than value by value. */
  readonly compare?: Comparisons;
  /**
   * Inputs that keep the value they have when the program gives none, though their declaration does not say so: the
   * real provider suppresses that difference.
   */
  readonly keptWhenAbsent?: readonly string[];
  /** Inputs that AWS gives back in a form of its own, which the state then has, as that of the real provider. */
  readonly rewritten?: readonly string[];
  /** Inputs that AWS never tells: they are carried over from the state instead of being read. */
  readonly notReadable?: readonly string[];
  /** Inputs that the real provider has and this one does not serve; using one is an error, never passed over. */
  readonly unsupported?: readonly string[];
  /** Inputs that exclude each other, each group at most once. */
  readonly conflicts?: readonly (readonly string[])[];

  /** Makes the resource; returns its id. Call `created` as soon as AWS has it, so that a later failure loses nothing. */
  create(aws: Aws, inputs: Inputs<Args>, created: (id: string) => void): Promise<string>;
  /**
   * Reads all properties, inputs and outputs, as they are in the account; undefined when the resource is gone.
   * `tags` holds every tag found. `state` is empty on import: then the id must be enough.
   */
  read(aws: Aws, id: string, state: Props): Promise<Props | undefined>;
  /** Brings the resource from its state `olds` to `inputs`; `changed` names the inputs that differ. */
  update(aws: Aws, id: string, inputs: Inputs<Args>, olds: Inputs<Args>, changed: ReadonlySet<string>): Promise<void>;
  /** Removes the resource; it is no error when it is already gone. */
  delete(aws: Aws, id: string, olds: Inputs<Args>): Promise<void>;
}

/** A resource type in a table of types, whatever its args. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the args differ from row to row
export type AnyResourceType = ResourceType<any>;
