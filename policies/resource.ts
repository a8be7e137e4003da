/**
 * What a rule may ask of a resource: a property is known, unknown or absent, and no question ever throws.
 *
 * The SDK hands out proxies that throw on the first unknown value, which drops the whole policy for that resource
 * (`@pulumi/policy` proxy.js). Property descriptors go round the proxy: they return the raw value or the raw sentinel.
 */
export interface Property {
  /** Where it is, as a user writes it: `launchSpecifications[0].userData`. */
  readonly path: string;
  readonly state: "known" | "unknown" | "absent";
  /** The plain value when known; members of a known object or list may themselves be unknown. Else undefined. */
  readonly value: unknown;
  /** The member below; an unknown stands for everything below it, and below an absent or plain value all is absent. */
  get(...keys: (string | number)[]): Property;
  /**
   * The elements of a list, or the value itself when it is no list: `@pulumi/aws` v7 turned one-item lists into
   * objects (`instanceMarketOptions`), and a rule reads both spellings the same way. Nothing when absent.
   */
  items(): Property[];
  /** The names of the members of a known object, none otherwise. */
  keys(): string[];
}

/** What a program asks of the engine for a resource; the engine sends these few of all options. */
export interface ResourceOptions {
  readonly protect: boolean;
  readonly ignoreChanges: readonly string[];
  /** What the program says about the resource to tools; engines up to 3.259 send none. */
  readonly annotations?: Readonly<Record<string, unknown>>;
}

/** One resource as a program declares it. */
export interface Resource {
  /** Type token, for example `aws:ec2/instance:Instance`. */
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  /** Checked inputs in a resource rule, outputs in a stack rule. */
  readonly props: Property;
  readonly opts: ResourceOptions;
  /** URN of the component, or of the resource, that it is a child of; the stack itself counts as none. */
  readonly parent?: string;
  /** The provider that serves it; components, providers and the stack itself have none. */
  readonly provider?: Provider;
}

/** An explicit provider, or the default one of a package. */
export interface Provider {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  readonly props: Property;
}

export interface StackResource extends Resource {
  readonly dependencies: readonly string[];
  /** Property name -> URNs it depends on; these edges survive unknown values, names do not. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

export interface Stack {
  readonly name: string;
  readonly project: string;
  readonly resources: readonly StackResource[];
}
