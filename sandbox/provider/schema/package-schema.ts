import type { Fields, Schema, Shape } from "./shapes";

/** Tokens of what the schema is to describe. */
interface Tokens {
  resources: readonly string[];
  functions: readonly string[];
}

type Json = Record<string, unknown>;

interface PackageSchema {
  name: string;
  version: string;
  meta: { moduleFormat: string };
  config: { variables: Json };
  provider: { inputProperties: Json };
  resources: Record<string, Json>;
  functions: Record<string, Json>;
  types: Record<string, Json>;
}

const ANY = { $ref: "pulumi.json#/Any" };

/**
 * The package schema of `@pulumi/aws`, of these resource types and data sources: what the engine asks a provider for when a
 * program's language has no package of its own, as YAML. https://www.pulumi.com/docs/iac/guides/building-extending/packages/schema/
 *
 * The declarations do not say what an output holds that is no input as well, so that is of any type.
 */
export function packageSchema(schema: Schema, tokens: Tokens): PackageSchema {
  const types = new Map<string, Json>();

  const typeOf = (shape: Shape): Json => {
    // A policy document may be text or an object.
    if (shape === "any" || shape === "json") return ANY;
    if (typeof shape === "string") return { type: shape };
    if ("list" in shape) return { type: "array", items: typeOf(shape.list) };
    if ("map" in shape) return { type: "object", additionalProperties: typeOf(shape.map) };
    return { $ref: `#/types/${nested(shape.object)}` };
  };

  const object = (fields: Fields): Json => ({
    type: "object",
    properties: properties(fields),
    required: needed(fields),
  });
  const properties = (fields: Fields): Json =>
    Object.fromEntries(Object.entries(fields).map(([name, { shape }]) => [name, typeOf(shape)]));

  /** The token of a nested type, which it puts among the types of the package. */
  const nested = (name: string): string => {
    const [last = name, namespace = "index"] = name.split(".").reverse();
    const token = `aws:${namespace}/${last}:${last}`;
    if (!types.has(token)) {
      types.set(token, {}); // A type that holds itself must find its place taken.
      types.set(token, object(schema.type(name)));
    }
    return token;
  };

  const resource = (token: string): Json => {
    const { inputs, outputs } = schema.resource(token);
    const results = Object.keys(outputs).map((name) => [name, inputs[name] ? typeOf(inputs[name].shape) : ANY]);
    return {
      inputProperties: properties(inputs),
      requiredInputs: needed(inputs),
      properties: Object.fromEntries(results) as Json,
      required: Object.keys(outputs).filter((name) => outputs[name]),
    };
  };

  const fn = (token: string): Json => ({
    inputs: object(schema.functionArgs(token)),
    outputs: object(schema.functionResult(token)),
  });

  const provider = properties(schema.provider());
  const resources = byToken(tokens.resources, resource);
  const functions = byToken(tokens.functions, fn);
  return {
    name: "aws",
    version: schema.version,
    // `aws:sns:Topic` is short for `aws:sns/topic:Topic`.
    meta: { moduleFormat: "(.*)(?:/[^/]*)" },
    config: { variables: provider },
    provider: { inputProperties: provider },
    resources,
    functions,
    types: Object.fromEntries(types),
  };
}

const needed = (fields: Fields): string[] => Object.keys(fields).filter((name) => fields[name]!.required);

const byToken = (tokens: readonly string[], describe: (token: string) => Json): Record<string, Json> =>
  Object.fromEntries(tokens.map((token) => [token, describe(token)]));
