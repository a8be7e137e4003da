import { NAME_PREFIX } from "../../domain/documents/own-principals";
import { some, type Truth } from "../../domain/documents/truth";
import { VERSION_TAG } from "../../domain/fields/values";
import { notApplicable, undetermined } from "../engine/verdict";
import type { Property, Resource } from "../resource";
import type { Verdict } from "../rule";
import { isMadeByComponent } from "./parents";

/** Where a name is, in every spelling. */
const NAMES = ["name", "alarmName", "ruleName", "topicName", "trailName", "logGroupName", "bucketName", "budgetName"];

/** Tags as a map, or as a list of key and value. */
function bearsTag(tags: Property): Truth {
  if (tags.state !== "known") return tags.state === "unknown" ? undefined : false;
  if (!Array.isArray(tags.value)) return tags.keys().includes(VERSION_TAG);
  return some(
    tags.items().map((tag): Truth => {
      const key = tag.get("key");
      return key.state === "unknown" ? undefined : key.value === VERSION_TAG;
    }),
  );
}

const isNamedSo = ({ state, value }: Property): Truth =>
  state === "unknown" ? undefined : typeof value === "string" && value.startsWith(NAME_PREFIX);

/**
 * Whether a resource belongs to a baseline: a component of Ringfence made it, it bears the tag of one, or its name begins
 * as those of the program do. Undefined when name and tags are not known and nothing else says it.
 */
export const isOfBaseline = (resource: Resource): Truth =>
  some([
    isMadeByComponent(resource),
    resource.name.startsWith(NAME_PREFIX),
    bearsTag(resource.props.get("tags")),
    bearsTag(resource.props.get("tagsAll")),
    ...NAMES.map((name) => isNamedSo(resource.props.get(name))),
  ]);

/** A verdict about something of which nobody knows yet whether it matters. */
export const notSurely = (verdicts: readonly Verdict[]): Verdict[] =>
  verdicts.map((verdict) =>
    verdict.kind === "fail" ? undetermined(verdict.path, "not known whether it is of the baseline") : verdict,
  );

/**
 * The verdicts about a document, but that of a component of Ringfence waits while all of it is undecided: such a document
 * names what is made beside it, and once that is there it is judged like any other.
 */
export function orWaiting(resource: Resource, verdicts: readonly Verdict[]): Verdict[] {
  const isWaiting = isMadeByComponent(resource) && verdicts.every(({ kind }) => kind === "undetermined");
  return isWaiting
    ? [notApplicable("a component of Ringfence declares it, with what shows at the deployment")]
    : [...verdicts];
}
