import { show } from "../../engine/message";
import { fail, pass, undetermined } from "../../engine/verdict";
import { kindOf } from "../../facts/kind";
import { valuesAt } from "../../facts/table";
import { declaredBy } from "../../facts/template";
import type { Resource } from "../../resource";
import type { Verdict } from "../../rule";

/** A value that switches a guard off, or leaves it on for less. */
export interface Weakening {
  /** What it is a property of, as `kindOf` names it. */
  readonly kind: string;
  /** Where it is, dotted, in each spelling. */
  readonly paths: readonly string[];
  /** Asked of a value, and of each member of a list. */
  readonly isWeak: (value: unknown) => boolean;
  readonly expected: string;
}

/** False as a boolean, or as the text that a template or Terraform writes. */
export const isFalse = (value: unknown): boolean => value === false || value === "false" || value === "False";

export const isTrue = (value: unknown): boolean => value === true || value === "true" || value === "True";

/** One of a few words, in whatever case: AWS writes most in capitals, and the providers do not all check. */
export const isOneOf =
  (...words: readonly string[]) =>
  (value: unknown): boolean =>
    typeof value === "string" && words.includes(value.toLowerCase());

/** The verdicts of the rows that speak of a resource; none when nothing is weak. */
export const weakened = (rows: readonly Weakening[], { type, props }: Resource): Verdict[] =>
  rows
    .filter(({ kind }) => kind === kindOf(type))
    .flatMap(({ paths, isWeak, expected }) =>
      paths
        .flatMap((path) => valuesAt(props, path))
        .flatMap((property) => property.items())
        .flatMap((property): Verdict[] => {
          if (property.state === "unknown") return [undetermined(property.path)];
          return isWeak(property.value) ? [fail(property.path, show(property.value), expected)] : [];
        }),
    );

/** Judges a resource and everything that its templates declare; a template that cannot be read is not known. */
export function judgeDeclared(resource: Resource, judge: (one: Resource) => Verdict[]): Verdict[] {
  const { resources, unread } = declaredBy(resource);
  const verdicts = [...[resource, ...resources].flatMap(judge), ...unread];
  return verdicts.length > 0 ? verdicts : [pass];
}

/** Where a verdict about a whole resource stands: the name of a resource of a template is in its path. */
export const placeOf = ({ props }: Resource): string => (props.path === "" ? "type" : props.path);
