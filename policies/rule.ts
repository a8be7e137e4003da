import type { InferOutput, ObjectEntries, ObjectSchema } from "valibot";
import type { Resource, ResourceOptions, Stack } from "./resource";
import type { Settings } from "./settings";

export type Level = "advisory" | "mandatory" | "disabled";
export type OnUnknown = "ignore" | "advisory" | "mandatory";
export type Severity = "low" | "medium" | "high" | "critical";

/** The answer of a rule about one thing that it looked at. */
export type Verdict = Pass | Fail | Undetermined | NotApplicable;

export interface Pass {
  readonly kind: "pass";
}

/** A violation: where, what is there, what should be there. Values are shown redacted and shortened. */
export interface Fail {
  readonly kind: "fail";
  readonly path: string;
  readonly observed: string;
  readonly expected: string;
  /** The resource at fault, when a stack rule can name one. */
  readonly urn?: string;
  /** What to write instead, where that is narrower than the `fix` of the rule. */
  readonly fix?: string;
}

/** The value that decides is not known before the deployment, or cannot be read. */
export interface Undetermined {
  readonly kind: "undetermined";
  readonly path: string;
  readonly why?: string;
  /** How to make it known, where `path` alone does not say it. */
  readonly fix?: string;
}

export interface NotApplicable {
  readonly kind: "not-applicable";
  readonly reason: string;
  /** True when the user is told in a line of advice: what the rule looks for is missing on purpose. */
  readonly told?: boolean;
  /** The resource that says so, when the user is told. */
  readonly urn?: string;
}

/** An input for which the verdict of a rule is known; test and documentation at once. */
export interface Example<Subject> {
  readonly title: string;
  readonly subject: Subject;
  /** What the configuration would hold: own options and shared settings of the rule. */
  readonly options?: Readonly<Record<string, unknown>>;
}

export interface ExampleResource {
  readonly type: string;
  readonly name?: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly provider?: {
    readonly type: string;
    readonly name?: string;
    readonly props: Readonly<Record<string, unknown>>;
  };
  readonly opts?: Partial<ResourceOptions>;
  /** Name of the resource of the same example that is its parent, or the URN of one that is not shown. */
  readonly parent?: string;
  /** Names of the resources of the same example that it depends on. */
  readonly dependsOn?: readonly string[];
  /** Property -> names of the resources of the same example that it takes its value from. */
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
}

export interface ExampleStack {
  /** Name of the stack; the project is `example`. */
  readonly stack?: string;
  readonly resources: readonly ExampleResource[];
}

export interface Examples<Subject> {
  readonly pass: readonly Example<Subject>[];
  readonly fail: readonly Example<Subject>[];
  readonly unknown: readonly Example<Subject>[];
}

/** A family of type tokens that a list of tokens cannot express. */
export interface TypeMatcher {
  /** For the documentation: "every resource of the aws and aws-native providers". */
  readonly title: string;
  matches(type: string): boolean;
}

/** One requirement of a published framework that the rule helps to meet, or the technique of an intruder that it stops. */
export interface FrameworkRef {
  readonly framework: "cis-aws" | "fsbp" | "mitre-attack";
  readonly version: string;
  /** The requirement's own number, for example `2.1.2` or `GuardDuty.1`; the technique's, for example `T1496.001`. */
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
  /**
   * False where no exemption is taken: whoever can write one could switch the guard off that would have told of them.
   * Regions, leaked keys, tampering and a removed baseline.
   */
  readonly exemptible?: false;
  /**
   * True where a tag on the resource itself may exempt it (`ringfence:exempt`): the author of a stack decides alone, without
   * whoever keeps the configuration. Only for rules of severity low or medium that are advisory.
   */
  readonly selfService?: true;
  /** Shared settings without which the rule cannot judge. */
  readonly needs: readonly Needs[];
  /** Shared settings that it takes into account when they are set. */
  readonly uses: readonly Uses[];
  /** The options that only this rule has: name -> schema, with `description` and the `shape` in words as its metadata. */
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
