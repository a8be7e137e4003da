import * as v from "valibot";
import type { Problem } from "../domain/fields/problems";
import { flagOf } from "./guardrails/options";

/**
 * The options of a verb, read by a schema whose keys are the names of the options.
 *
 * @returns every problem at once; the path of a problem is the option as it is typed
 */
export function readOptions<T>(
  schema: v.GenericSchema<unknown, T>,
  given: Record<string, unknown>,
): { options: T } | { problems: Problem[] } {
  const parsed = v.safeParse(schema, given);
  if (parsed.success) return { options: parsed.output };
  const problems = parsed.issues.map(({ path = [], message }): Problem => {
    const [name, index] = path.map(({ key }) => key as string | number);
    return { path: `${flagOf(String(name))}${index === undefined ? "" : ` (value ${Number(index) + 1})`}`, message };
  });
  return { problems };
}
