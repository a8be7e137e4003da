import { anyAwsResource } from "../engine/types";
import { pass } from "../engine/verdict";
import type { Resource } from "../resource";
import type { TypeMatcher, Verdict } from "../rule";
import { declaredBy, templateKind } from "./template";
import { nameOf } from "./thing";

/**
 * Resources of some things in every spelling, and what may declare one in a template.
 *
 * @param title for the documentation
 * @param things as `nameOf` spells them
 */
export const among = (title: string, things: readonly string[]): TypeMatcher => ({
  title,
  matches: (type) =>
    anyAwsResource.matches(type) &&
    (things.includes(nameOf(type)) || ["template", "document"].includes(templateKind(type) ?? "none")),
});

/** Judges a resource and everything that its templates declare; a template that cannot be read leaves it open. */
export function judgeEach(resource: Resource, judge: (one: Resource) => readonly Verdict[]): Verdict[] {
  const { resources, unread } = declaredBy(resource);
  const verdicts = [...[resource, ...resources].flatMap(judge), ...unread];
  return verdicts.length > 0 ? verdicts : [pass];
}
