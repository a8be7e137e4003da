import { applyDefaults } from "./defaults";
import type { InstanceConfig } from "./config";
import type { Check } from "./facts";
import { autoName, type NamingRequest } from "./naming";
import type { AnyResourceType } from "./resource";
import { SCHEMA } from "../schema/schema";
import { allTags } from "./tags";
import { coerceFields, validate, type Failure } from "./validate";
import type { Props } from "./values";

export interface Checked {
  inputs: Props;
  failures: Failure[];
}

/**
 * What Check does with the inputs of a program: names and shapes compared with the declarations, region and default
 * tags taken from the provider, defaults and the automatic name filled in.
 *
 * `tagsAll` becomes an input here and not an output of AWS, so that a changed default tag shows in the preview; the
 * real provider does the same (provider/tags.go of pulumi/pulumi-aws).
 */
export function checkInputs(
  type: AnyResourceType,
  config: InstanceConfig,
  request: { urn: string; olds: Props; news: Props; naming: NamingRequest },
): Checked {
  const { inputs: fields, outputs } = SCHEMA.resource(type.token);
  const failures = [
    ...validate(fields, request.news, type.token, ["tagsAll"]),
    ...conflictFailures(type, request.news),
    ...unsupportedFailures(type, request.news),
  ];
  const given = coerceFields(fields, request.news);
  const { region } = config;
  const placed: Props = "region" in fields ? { ...given, region: given["region"] ?? region } : given;
  const name = type.autoName;
  const rules = {
    defaults: {
      ...type.defaults,
      ...(name ? { [name.property]: () => autoName(request.urn, name, request.naming) } : {}),
    },
    nestedDefaults: type.nestedDefaults ?? {},
    conflicts: type.conflicts ?? [],
  };
  const filled = applyDefaults(rules, fields, request.olds, placed);
  const tagged: Props = "tagsAll" in outputs ? { ...filled, tagsAll: allTags(config.tags, filled["tags"]) } : filled;
  return { inputs: tagged, failures: [...failures, ...invalid(type, filled)] };
}

/** Texts that the real provider refuses before it asks AWS; an automatic name is held against the rules as well. */
function invalid({ facts }: AnyResourceType, inputs: Props): Failure[] {
  return Object.entries(facts?.valid ?? {}).flatMap(([property, check]) => {
    const value = inputs[property];
    if (typeof value !== "string") return [];
    return problemsOf(value, check).map((rule) => ({
      property,
      reason: `"${property}" must ${rule}, got ${JSON.stringify(value)}`,
    }));
  });
}

function problemsOf(value: string, { pattern, min = 0, max = Infinity, oneOf, json }: Check): string[] {
  return [
    ...(value.length < min || value.length > max ? [`have ${min} to ${max} characters`] : []),
    ...(pattern && !pattern.test(value) ? [`match ${pattern.source}`] : []),
    ...(oneOf && !oneOf.includes(value) ? [`be one of ${oneOf.join(", ")}`] : []),
    ...(json && !isJson(value) ? ["be JSON"] : []),
  ];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function conflictFailures(type: AnyResourceType, news: Props): Failure[] {
  return (type.conflicts ?? [])
    .map((group) => group.filter((name) => news[name] !== undefined))
    .filter((given) => given.length > 1)
    .map((given) => ({
      property: given[0]!,
      reason: `${given.map((name) => `"${name}"`).join(" and ")} exclude each other; give one`,
    }));
}

function unsupportedFailures(type: AnyResourceType, news: Props): Failure[] {
  return (type.unsupported ?? [])
    .filter((property) => news[property] !== undefined)
    .map((property) => ({
      property,
      reason: `the sandbox provider does not support "${property}" of ${type.token}; leave it out`,
    }));
}
