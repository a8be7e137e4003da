import type { Unwrap } from "@pulumi/pulumi";

import type { Aws } from "../aws/aws";
import type { AnyCase } from "./conformance";
import type { Comparisons } from "./equality";
import type { Facts } from "./facts";
import type { Props } from "./values";

export type Tags = Record<string, string>;

/** The checked inputs of a resource: every value known, defaults filled in, `tagsAll` holding every tag to set. */
export type Inputs<Args> = Unwrap<Args> & { tagsAll?: Tags };

/** What a resource type is, as data: the part of a row that has the same form in every family. */
export interface Traits {
  readonly token: `aws:${string}/${string}:${string}`;
  /** What the resource is called in messages: `GuardDuty Detector`. */
  readonly title: string;
  /**
   * Inputs whose change makes a new resource, `additionalConfigurations.name` for a field of the elements of a set. `region`
   * needs no mention.
   */
  readonly replaceOn: readonly string[];
  /** Input that is the id, and can change: AWS then has the resource under a new id, and the engine keeps the old one. */
  readonly idFollows?: string;
  /** True when a replacement always removes the old resource first. */
  readonly deleteBeforeReplace?: boolean;
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
  /** Outputs that AWS tells only when the thing is made; the state keeps them. */
  readonly toldOnce?: readonly string[];
  /** Inputs that the real provider has and this one does not serve; using one is an error, never passed over. */
  readonly unsupported?: readonly string[];
  /** Inputs that exclude each other, each group at most once. */
  readonly conflicts?: readonly (readonly string[])[];
  /** What the source of the real provider says about the type; the rest of the row must agree with it. */
  readonly facts?: Facts;
  /** What the type has to show in the conformance test, by the name of the resource under test. */
  readonly cases: Readonly<Record<string, AnyCase>>;
}

/**
 * A row of the table: how one AWS resource type is made, read, changed and removed. The provider does everything that
 * is the same for all types: names, defaults, regions, tags, comparison, previews, errors. Most rows get these
 * functions from one of the families; a type that AWS made in its own way brings them itself.
 *
 * `Args` is the args interface of the type in `@pulumi/aws`; inputs are checked against the very same declaration
 * before any of these functions sees them.
 */
export interface ResourceType<Args = never> extends Traits {
  /**
   * Makes the resource; returns its id. Call `created` as soon as AWS has it, so that a later failure loses nothing, with the
   * outputs of `toldOnce`.
   */
  create(aws: Aws, inputs: Inputs<Args>, created: (id: string, once?: Props) => void): Promise<string>;
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
