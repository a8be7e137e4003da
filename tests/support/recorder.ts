import * as pulumi from "@pulumi/pulumi";
import type { RegisterResourceOutputsRequest, RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { deserializeProperties, isRpcSecret, unwrapRpcSecret } from "@pulumi/pulumi/runtime/rpc";
import { type MockAccount, mockAccount } from "./mock-account";

/** One resource as a program hands it to the engine. */
export interface Registration {
  /** Type token, for example `aws:sns/topic:Topic`. */
  type: string;
  name: string;
  /** As the mocks of the SDK name it: it tells the type of the parent, and not of what is above. */
  urn: string;
  /** URN of the parent; empty for a resource without one. */
  parent: string;
  /** False for a component. */
  custom: boolean;
  /** Property name -> value; a secret is `secret(value)`. Properties that were not given are absent. */
  inputs: Record<string, unknown>;
  /** Reference of an explicit provider; empty for the default one. */
  provider: string;
  /** Id of the existing resource that is adopted; empty for a new one. */
  importId: string;
  ignoreChanges: string[];
  /** URNs that must be there first, whether as an input or because it was asked for. */
  dependencies: string[];
  /** Property name -> URNs that its value comes from. */
  propertyDependencies: Record<string, string[]>;
  /** True when the old resource must go before a new one is made; else absent. */
  deleteBeforeReplace?: true;
  /** Absent when not set on this very resource: the engine then takes it from the parent. */
  retainOnDelete?: boolean;
}

/** What a program did under mocks. */
export interface Recording<T> {
  /** Every resource and component, ordered by type and name: the order of declaration is no promise. */
  registrations: Registration[];
  /** URN of a component -> its outputs as they go over the wire, with a sentinel for what is not known yet. */
  outputs: Record<string, Record<string, unknown>>;
  /** What `build` returned. */
  result: T;
}

export interface RecordOptions {
  /** Answers of the account that differ from the usual ones. */
  account?: Partial<MockAccount>;
  /** Run as `pulumi preview`: what only the account can say is unknown. Default: false. */
  preview?: boolean;
  /** Stack configuration as the CLI hands it over: `ringfence:name` -> text. Default: empty. */
  config?: Record<string, string>;
  /** Keys of `config` whose value is a secret, or holds one. Default: none. */
  secretKeys?: string[];
}

/** How a recording shows a secret. */
export const secret = (value: unknown): { secret: unknown } => ({ secret: value });

const revealed = (value: unknown): unknown => (isRpcSecret(value) ? secret(unwrapRpcSecret(value)) : value);

const mapValues = (object: Record<string, unknown>, map: (value: unknown) => unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value)]));

const toRegistration = (request: RegisterResourceRequest): Registration => ({
  type: request.getType(),
  name: request.getName(),
  urn: urnOf(request),
  parent: request.getParent(),
  custom: request.getCustom(),
  inputs: mapValues(deserializeProperties(request.getObject()!, true), revealed),
  provider: request.getProvider(),
  importId: request.getImportid(),
  ignoreChanges: request.getIgnorechangesList(),
  dependencies: request.getDependenciesList(),
  propertyDependencies: edgesOf(request),
  ...(request.getDeletebeforereplace() ? { deleteBeforeReplace: true } : {}),
  ...(request.hasRetainondelete() ? { retainOnDelete: request.getRetainondelete() } : {}),
});

function edgesOf(request: RegisterResourceRequest): Record<string, string[]> {
  const edges: Record<string, string[]> = {};
  request.getPropertydependenciesMap().forEach((to, property) => {
    edges[property] = to.getUrnsList();
  });
  return edges;
}

/** https://github.com/pulumi/pulumi/blob/master/sdk/nodejs/runtime/mocks.ts (newUrn) */
function urnOf(request: RegisterResourceRequest): string {
  const above = request.getParent().split("::")[2]?.split("$").pop();
  const type = above === undefined ? request.getType() : `${above}$${request.getType()}`;
  return ["urn:pulumi:prod", "ringfence", type, request.getName()].join("::");
}

const identity = ({ type, name }: { type: string; name: string }): string => `${type} ${name}`;
const byIdentity = (a: Registration, b: Registration): number => (identity(a) < identity(b) ? -1 : 1);

/** Notes each request to the engine's stand-in. Mocks see inputs only; the request holds the options of a resource too. */
function tap({ registrations, outputs }: Pick<Recording<unknown>, "registrations" | "outputs">): void {
  const monitor = pulumi.runtime.getMonitor() as unknown as {
    registerResource: (request: RegisterResourceRequest, callback: unknown) => unknown;
    registerResourceOutputs: (request: RegisterResourceOutputsRequest, callback: unknown) => unknown;
  };
  const registerOutputs = monitor.registerResourceOutputs.bind(monitor);
  monitor.registerResourceOutputs = (request, callback) => {
    outputs[request.getUrn()] = request.getOutputs()!.toJavaScript();
    return registerOutputs(request, callback);
  };
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = (request, callback) => {
    registrations.push(toRegistration(request));
    return register(request, callback);
  };
}

/**
 * Runs `build` under mocks and waits until every resource is registered. It can be called any number of times in one file.
 *
 * What the engine itself does is not proved by it: inheritance of options, import, diff and order of operations need the
 * integration tests.
 *
 * @throws what `build` throws
 */
export async function record<T>(build: () => T | Promise<T>, options: RecordOptions = {}): Promise<Recording<T>> {
  const { account = {}, preview = false, config = {}, secretKeys = [] } = options;
  await pulumi.runtime.setMocks(mockAccount(account, preview), "ringfence", "prod", preview, "organization");
  pulumi.runtime.setAllConfig(config, secretKeys);
  // The Node host hands secret keys over in the environment as well: sdk/nodejs/runtime/config.ts of pulumi/pulumi.
  process.env.PULUMI_CONFIG_SECRET_KEYS = JSON.stringify(secretKeys);
  const registrations: Registration[] = [];
  const outputs: Recording<T>["outputs"] = {};
  tap({ registrations, outputs });
  // The SDK takes a stack trace for each promise, and jest maps every frame of it to its source: most of a test's time.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    const result = await build();
    return { registrations, outputs, result };
  } finally {
    await pulumi.runtime.disconnect();
    Error.stackTraceLimit = stackTraceLimit;
    registrations.sort(byIdentity);
  }
}

/** A resource without its options: what a reader wants to see first. */
export type Declared = Pick<Registration, "type" | "name" | "inputs">;

/** The resources that exist in the cloud, without the components that group them. */
export const resources = (registrations: readonly Registration[]): Declared[] =>
  registrations.filter(({ custom }) => custom).map(({ type, name, inputs }) => ({ type, name, inputs }));

/** Type and name of everything, the identity that must never change. */
export const identities = (registrations: readonly Registration[]): string[] => registrations.map(identity);

/** The registration of that name; a component and its resource never share one. */
export function named(registrations: readonly Registration[], name: string): Registration {
  const found = registrations.filter((registration) => registration.name === name);
  if (found.length !== 1) throw new Error(`${found.length} resources are named ${name}`);
  return found[0]!;
}

/** The value of an output once it is known. */
export const valueOf = <T>(output: pulumi.Output<T>): Promise<T> =>
  // The only way to a rejection too; it is public in the SDK but stripped from its declarations.
  (output as unknown as { promise: () => Promise<T> }).promise();
