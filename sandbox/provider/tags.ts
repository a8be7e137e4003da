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
export function splitTags(config: TagConfig, found: Props, before: Value | undefined): { tags?: Props; tagsAll: Props } {
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

/** Which tags to set and which to remove to get from one set of tags to another. */
export function tagChanges(olds: Tags = {}, news: Tags = {}): { set: Tags; remove: string[] } {
  const set = Object.entries(news).filter(([key, value]) => olds[key] !== value);
  return { set: Object.fromEntries(set), remove: Object.keys(olds).filter((key) => !(key in news)) };
}

/** Tags in the form most services take: a list of Key and Value. */
export function toTagList(tags: Tags = {}): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** The opposite of `toTagList`. */
export function fromTagList(list: readonly { Key?: string | undefined; Value?: string | undefined }[] = []): Tags {
  return Object.fromEntries(list.map(({ Key, Value }) => [Key ?? "", Value ?? ""]));
}
