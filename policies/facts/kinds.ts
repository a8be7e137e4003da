import { anyAwsResource } from "../engine/types";
import { pass } from "../engine/verdict";
import type { Resource } from "../resource";
import type { TypeMatcher, Verdict } from "../rule";
import { declaredBy, templateKind } from "./template";
import { nameOf } from "./thing";

/** Whether a type may hold resources of its own that a rule has to look at. */
const mayHoldOthers = (type: string): boolean => !["none", undefined].includes(templateKind(type));

/** The types of a few kinds of resources (as `nameOf` has them) in every spelling, and those that hold templates. */
export const kindsOf = (title: string, kinds: readonly string[]): TypeMatcher => ({
  title: `${title}, in every spelling and inside templates`,
  matches: (type) => anyAwsResource.matches(type) && (kinds.includes(nameOf(type)) || mayHoldOthers(type)),
});

/** Judges a resource of one of the kinds, and each of them that a template declares. */
export function judgeKinds(
  resource: Resource,
  kinds: readonly string[],
  judge: (one: Resource) => readonly Verdict[],
): Verdict[] {
  const { resources, unread } = declaredBy(resource);
  const judged = [resource, ...resources].filter(({ type }) => kinds.includes(nameOf(type))).flatMap(judge);
  const verdicts = [...judged, ...unread];
  return verdicts.length > 0 ? verdicts : [pass];
}
