import { hasUnknown, isProps, isZero, UNKNOWN, type Props, type Value } from "./values";
import type { Tags } from "./resource";

/** What the provider configuration says about tags. */
export interface TagConfig {
  defaultTags: Tags;
  ignore: { keys: readonly string[]; keyPrefixes: readonly string[] };
}

/** All tags a resource should carry: the provider's default tags, overridden by its own. */
export function allTags(config: TagConfig, tags: Value | undefined): Value {
  if (hasUnknown(tags)) return UNKNOWN;
  return withoutIgnored(config, { ...config.defaultTags, ...(isProps(tags) ? tags : {}) });
}

/**
 * Splits the tags found on a resource into `tagsAll` and the `tags` that a program would have to give: a default tag
 * that has its default value counts as the program's only when the program gave it before.
 */
export function splitTags(
  config: TagConfig,
  found: Props,
  before: Value | undefined,
): { tags?: Props; tagsAll: Props } {
  const tagsAll = withoutIgnored(config, found);
  const given = isProps(before) ? before : {};
  const own = Object.entries(tagsAll).filter(([key, value]) => key in given || config.defaultTags[key] !== value);
  return { ...(own.length > 0 || !isZero(before) ? { tags: Object.fromEntries(own) } : {}), tagsAll };
}

function withoutIgnored(config: TagConfig, tags: Props): Props {
  const { keys, keyPrefixes } = config.ignore;
  const kept = Object.entries(tags).filter(
    ([key]) => !keys.includes(key) && !keyPrefixes.some((prefix) => key.startsWith(prefix)),
  );
  return Object.fromEntries(kept);
}

/** Brings the tags of a resource from one set to another; makes no call when there is nothing to do. */
export async function syncTags(
  olds: Tags = {},
  news: Tags = {},
  calls: { set(tags: Tags): Promise<unknown>; remove(keys: string[]): Promise<unknown> },
): Promise<void> {
  const removed = Object.keys(olds).filter((key) => !(key in news));
  const set = Object.fromEntries(Object.entries(news).filter(([key, value]) => olds[key] !== value));
  if (removed.length > 0) await calls.remove(removed);
  if (Object.keys(set).length > 0) await calls.set(set);
}

/** Tags in the form most services take: a list of Key and Value. */
export function toTagList(tags: Tags = {}): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** The opposite of `toTagList`. */
export function fromTagList(list: readonly { Key?: string | undefined; Value?: string | undefined }[] = []): Tags {
  return Object.fromEntries(list.map(({ Key, Value }) => [Key ?? "", Value ?? ""]));
}
