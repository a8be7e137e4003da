import type * as pulumi from "@pulumi/pulumi";
import type { ConstructResult, Provider } from "@pulumi/pulumi/provider";

/** A component, from a name, the inputs of another language, and options. */
type Component = new (name: string, args: never, opts?: pulumi.ComponentResourceOptions) => pulumi.ComponentResource;

/** What this provider reads of a package schema. */
export interface PackageSchema {
  name: string;
  version: string;
  resources: Record<string, { properties: object; inputProperties?: object }>;
}

/**
 * Makes components for programs in other languages.
 *
 * Pulumi's own host of components does the same, but works the schema out of the TypeScript sources each time it starts,
 * which takes longer than the whole preview. This one has it from a file.
 *
 * @param schema of the package that holds the components
 * @param components class name -> class
 */
export function componentProvider(schema: PackageSchema, components: Readonly<Record<string, unknown>>): Provider {
  const construct = (
    name: string,
    type: string,
    inputs: pulumi.Inputs,
    options: pulumi.ComponentResourceOptions,
  ): Promise<ConstructResult> => {
    const described = schema.resources[type];
    const component = components[type.split(":")[2] ?? ""] as Component | undefined;
    if (!described || !component) {
      const known = Object.keys(schema.resources).join(", ");
      return Promise.reject(new Error(`${schema.name} ${schema.version} has no component ${type}; it has ${known}`));
    }
    const made = new component(name, inputs as never, options) as pulumi.ComponentResource & Record<string, unknown>;
    const state = Object.fromEntries(Object.keys(described.properties).map((output) => [output, made[output]]));
    return Promise.resolve({ urn: made.urn, state });
  };
  return { version: schema.version, getSchema: () => Promise.resolve(JSON.stringify(schema)), construct };
}
