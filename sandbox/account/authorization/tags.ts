import { valuesAt } from "../../../domain/documents/values-at";
import type { Document } from "../wire/codec";

/** Members that hold the tags of a request, lists of pairs or maps. Those of a new thing in EC2 are told by its type. */
const TAG_MEMBERS = ["Tags", "TagSet", "Tag"];

const isObject = (value: unknown): value is Document =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const member = (input: Document, name: string): unknown =>
  Object.entries(input).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];

/** Tags as pairs, from a list of `{Key, Value}` in any spelling or from a map. */
function pairsOf(tags: unknown): [string, string][] {
  if (Array.isArray(tags))
    return tags.flatMap((tag): [string, string][] => {
      const [key] = [...valuesAt(tag, "Key"), ...valuesAt(tag, "TagKey")];
      const [value = ""] = [...valuesAt(tag, "Value"), ...valuesAt(tag, "TagValue")];
      return key === undefined ? [] : [[key, value]];
    });
  return isObject(tags) ? Object.entries(tags).map(([key, value]) => [key, String(value)]) : [];
}

/** The tags that a call wants to give to a thing of a type. */
function requestTags(input: Document, type: string | undefined): [string, string][] {
  const specifications = member(input, "TagSpecification");
  const own = (Array.isArray(specifications) ? (specifications as Document[]) : []).filter(
    (specification) => member(specification, "ResourceType") === type,
  );
  return [input, ...own].flatMap((from) => TAG_MEMBERS.flatMap((name) => pairsOf(member(from, name))));
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-requesttag */
export function tagKeys(input: Document, type: string | undefined): Record<string, string[]> {
  const tags = requestTags(input, type);
  const names = [...tags.map(([name]) => name), ...valuesAt(input, "TagKeys")];
  return {
    ...Object.fromEntries(tags.map(([name, value]) => [`aws:RequestTag/${name}`, [value]])),
    ...(names.length > 0 ? { "aws:TagKeys": names } : {}),
  };
}
