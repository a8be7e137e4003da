import { show } from "../../engine/message";
import { fail, undetermined } from "../../engine/verdict";
import { valuesAt } from "../../facts/table";
import { nameOf } from "../../facts/thing";
import type { Property, Resource } from "../../resource";
import type { Verdict } from "../../rule";

type Unsaid = "open" | "undecided";

/** A property that opens something to everybody, in every spelling. */
export interface OpeningSetting {
  /** As `nameOf` has them. */
  readonly kinds: readonly string[];
  /** Where it is in each spelling, members joined by dots. */
  readonly paths: readonly string[];
  /** Whether a value, or an element of a list, opens. */
  readonly opens: (value: unknown) => boolean;
  /** What AWS, or the provider, does when nobody says it. Default: keeps it closed. */
  readonly unsaid?: Unsaid;
  /** The same where a template leaves it out, which no provider completes. */
  readonly unsaidInTemplates?: Unsaid;
  /** What leaves it closed, for the message. */
  readonly closed: string;
}

export const isTrue = (value: unknown): boolean => String(value).toLowerCase() === "true";
export const isFalse = (value: unknown): boolean => String(value).toLowerCase() === "false";
/** A text, whatever its case. */
export const is =
  (...texts: readonly string[]) =>
  (value: unknown): boolean =>
    texts.includes(String(value).toLowerCase());

const judgeValue = (value: Property, { opens, closed }: OpeningSetting): Verdict[] => {
  if (value.state === "unknown") return [undetermined(value.path)];
  return value.state === "known" && opens(value.value) ? [fail(value.path, show(value.value), closed)] : [];
};

/** Judges a resource by one setting. */
function judgeSetting({ type, props }: Resource, setting: OpeningSetting): Verdict[] {
  const values = setting.paths.flatMap((path) => valuesAt(props, path));
  if (values.length > 0) return values.flatMap((each) => each.items()).flatMap((each) => judgeValue(each, setting));
  const { path } = props.get(...setting.paths[0]!.split("."));
  const unsaid = type.startsWith("AWS::") ? (setting.unsaidInTemplates ?? setting.unsaid) : setting.unsaid;
  if (unsaid === "open") return [fail(path, "nothing, which opens it", setting.closed)];
  if (unsaid === "undecided") return [undetermined(path, `not said, so AWS decides; write ${setting.closed}`)];
  return [];
}

/** Judges a resource by those rows of a table that are about it. */
export const judgeSettings = (resource: Resource, table: readonly OpeningSetting[]): Verdict[] =>
  table
    .filter(({ kinds }) => kinds.includes(nameOf(resource.type)))
    .flatMap((setting) => judgeSetting(resource, setting));

export const kindsIn = (table: readonly OpeningSetting[]): string[] => [
  ...new Set(table.flatMap(({ kinds }) => kinds)),
];
