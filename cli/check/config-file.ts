import * as v from "valibot";
import { type Problem, show } from "../../domain/fields/problems";
import { expected } from "../../domain/fields/shapes";
import { LEVELS, type PackConfigFile } from "../../testing/config";

const level = v.picklist(LEVELS, expected(`one of ${LEVELS.join(", ")}`));

const NO_OBJECT = "expected an object: policy -> level, or an object with its options";

/** What the engine itself demands of the file, before any pack sees it; the names and values are for the pack to judge. */
const schema = v.record(
  v.string(),
  v.lazy((section) =>
    typeof section === "string"
      ? level
      : v.looseObject(
          { enforcementLevel: v.optional(level) },
          ({ input }) => `expected a level or an object, received ${show(input)}`,
        ),
  ),
  NO_OBJECT,
);

/** A configuration of the pack, or everything that is wrong with its shape. */
export function readConfig(value: unknown): { config: PackConfigFile } | { problems: Problem[] } {
  // A list passes for a record of its items.
  if (Array.isArray(value)) return { problems: [{ path: "the whole", message: NO_OBJECT }] };
  const read = v.safeParse(schema, value);
  if (read.success) return { config: read.output };
  return {
    problems: read.issues.map((issue) => ({ path: v.getDotPath(issue) ?? "the whole", message: issue.message })),
  };
}

/**
 * The file with a level for each section of a policy that there is not: the engine stops at such a section, the pack says
 * which rule was meant.
 */
export const withLevels = (config: PackConfigFile, known: readonly string[]): PackConfigFile =>
  Object.fromEntries(
    Object.entries(config).map(([name, section]) => [
      name,
      typeof section === "string" || known.includes(name) || name === "all"
        ? section
        : { enforcementLevel: "advisory", ...section },
    ]),
  );
