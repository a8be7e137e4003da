import { UNKNOWN } from "../../policies/engine/reader";
import type { DrivenResource } from "../../testing/messages";
import type { Registered } from "./run";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const REFERENCE = "5cf8f73096256a8f31e491e813e4eb8e";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/**
 * Values as an analyzer gets them: the engine flattens references to resources and values of outputs.
 * https://github.com/pulumi/pulumi/blob/master/pkg/resource/plugin/analyzer_plugin.go
 */
function flat(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(flat);
  if (typeof value !== "object" || value === null) return value;
  const one = value as Record<string, unknown>;
  if (one[SIGNATURE] === REFERENCE) return one["id"] === undefined || one["id"] === "" ? UNKNOWN : one["id"];
  if (one[SIGNATURE] === OUTPUT) {
    if (one["value"] === undefined) return UNKNOWN;
    const inner = flat(one["value"]);
    return one["secret"] === true ? { [SIGNATURE]: SECRET, value: inner } : inner;
  }
  return Object.fromEntries(Object.entries(one).map(([key, below]) => [key, flat(below)]));
}

const REGION = "us-west-2";

/** What a program registered, as the engine would send it to a pack. */
export function resourcesOf(registered: readonly Registered[]): DrivenResource[] {
  const providers = new Map(
    registered
      .filter(({ type }) => type.startsWith("pulumi:providers:"))
      .map(({ type, name, inputs }) => [`${type}::${name}`, flat(inputs) as Record<string, unknown>]),
  );
  return registered.map((one) => ({
    type: one.type,
    name: one.name,
    urn: one.urn,
    props: flat(one.inputs) as Record<string, unknown>,
    opts: { protect: one.protect, ignoreChanges: one.ignoreChanges },
    ...(one.parent === "" ? {} : { parent: one.parent }),
    ...providerOf(one, providers),
    dependencies: one.dependencies,
    propertyDependencies: one.propertyDependencies,
  }));
}

function providerOf(
  { type, provider }: Registered,
  providers: ReadonlyMap<string, Record<string, unknown>>,
): Pick<DrivenResource, "provider"> {
  const [, providerType, name] = /::(pulumi:providers:[\w-]+)::(.+?)::[^:]*$/.exec(provider) ?? [];
  if (providerType !== undefined && name !== undefined) {
    return { provider: { type: providerType, name, props: providers.get(`${providerType}::${name}`) ?? {} } };
  }
  const [, plugin] = /^(aws|aws-native):/.exec(type) ?? [];
  return plugin === undefined
    ? {}
    : { provider: { type: `pulumi:providers:${plugin}`, name: "default", props: { region: REGION } } };
}
