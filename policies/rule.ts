import type { InferOutput, ObjectEntries, ObjectSchema } from "valibot";
import type { Settings } from "./config/settings";
import type { ExampleResource, Examples, ExampleStack } from "./example";
import type { Property } from "./reader";
import type { Verdict } from "./verdict";

export type Level = "advisory" | "mandatory" | "disabled";
export type OnUnknown = "ignore" | "advisory" | "mandatory";
export type Severity = "low" | "medium" | "high" | "critical";

/** One resource as a program declares it. */
export interface Resource {
  /** Type token, for example `aws:ec2/instance:Instance`. */
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  /** Checked inputs in a resource rule, outputs in a stack rule. */
  readonly props: Property;
  /** The provider that serves it; components, providers and the stack itself have none. */
  readonly provider?: { readonly type: string; readonly props: Property };
}

export interface StackResource extends Resource {
  readonly parent?: string;
  readonly dependencies: readonly string[];
  /** Property name -> URNs it depends on; these edges survive unknown values, names do not. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

export interface Stack {
  readonly name: string;
  readonly project: string;
  readonly resources: readonly StackResource[];
}

/** A family of type tokens that a list of tokens cannot express. */
export interface TypeMatcher {
  /** For the documentation: "every resource of the aws and aws-native providers". */
  readonly title: string;
  matches(type: string): boolean;
}

/** One requirement of a published framework that the rule helps to meet. */
export interface FrameworkRef {
  readonly framework: "cis-aws" | "fsbp";
  readonly version: string;
  /** The requirement's own number, for example `2.1.2` or `GuardDuty.1`. */
  readonly id: string;
}

/** What `check` gets: the shared settings it names, and its own options. */
export type OptionsOf<Needs extends keyof Settings, Uses extends keyof Settings, Own extends ObjectEntries> = Required<
  Pick<Settings, Needs>
> &
  Pick<Settings, Uses> &
  InferOutput<ObjectSchema<Own, undefined>>;

// An index signature in its place would let a rule read options that nobody declared.
// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type
type NoOptions = Record<never, never>;

interface RuleFacts<Needs extends keyof Settings, Uses extends keyof Settings, Own extends ObjectEntries> {
  /** Kebab case, for ever: configurations and exemptions name it. */
  readonly id: string;
  /** One short sentence: what holds when the rule passes. */
  readonly title: string;
  readonly severity: Severity;
  /** Level in the preset `standard`, which is the default. */
  readonly level: Level;
  /** Level in the preset `starter`; advisory when left out. */
  readonly starter?: Level;
  /** What happens when the deciding value is not known before the deployment. */
  readonly onUnknown: OnUnknown;
  /** The same in the preset `strict`; as above when left out. */
  readonly strictOnUnknown?: OnUnknown;
  /** The risk, in one or two sentences. */
  readonly why: string;
  /** What to write instead. */
  readonly fix: string;
  readonly frameworks: readonly FrameworkRef[];
  /** Shared settings without which the rule cannot judge. */
  readonly needs: readonly Needs[];
  /** Shared settings that it takes into account when they are set. */
  readonly uses: readonly Uses[];
  /** Schema of the options that only this rule has. */
  readonly options: Own;
}

/** Judges one resource by its declared inputs. */
export interface ResourceRule<
  Needs extends keyof Settings = never,
  Uses extends keyof Settings = never,
  Own extends ObjectEntries = NoOptions,
> extends RuleFacts<Needs, Uses, Own> {
  readonly kind: "resource";
  readonly types: readonly string[] | TypeMatcher;
  /** Pure: no clock, network, environment, stack configuration or other resource. At least one verdict. */
  check(resource: Resource, options: OptionsOf<Needs, Uses, Own>): Verdict[];
  readonly examples: Examples<ExampleResource>;
}

/** Judges all resources of a stack together, joined by dependency edges and not by names. */
export interface StackRule<
  Needs extends keyof Settings = never,
  Uses extends keyof Settings = never,
  Own extends ObjectEntries = NoOptions,
> extends RuleFacts<Needs, Uses, Own> {
  readonly kind: "stack";
  /** The types it reads, for the documentation. */
  readonly types: readonly string[];
  check(stack: Stack, options: OptionsOf<Needs, Uses, Own>): Verdict[];
  readonly examples: Examples<ExampleStack>;
}

/** A rule of which only the list knows that it exists: any settings, any options. */
export type AnyResourceRule = ResourceRule<keyof Settings, keyof Settings, ObjectEntries>;
export type AnyStackRule = StackRule<keyof Settings, keyof Settings, ObjectEntries>;
/** What their `check` takes; the schema of the rule decides whether it fits. */
export type AnyOptions = OptionsOf<keyof Settings, keyof Settings, ObjectEntries>;
export type Rule = AnyResourceRule | AnyStackRule;
