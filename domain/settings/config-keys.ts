import { distance } from "fastest-levenshtein";
import { nearest } from "../fields/nearest";
import type { Problem } from "../fields/problems";
import { SETTINGS } from "./schema";

const NAMES = SETTINGS.map(({ name }) => name);

/** The name of the project as it comes. Somebody who renamed theirs may still write it. */
const PROJECT = "ringfence";

/** A key of a stack's configuration in its two parts. */
export interface ConfigKey {
  /** The project or package that reads it; the project's own when the key names none. */
  namespace: string;
  name: string;
}

/**
 * A key as the engine reads it: `guardrails` and `ringfence:config:guardrails` are both `ringfence:guardrails`. `ParseKey` in
 * sdk/go/common/resource/config/key.go of pulumi/pulumi, and `parseConfigKey` in pkg/workspace/config.go.
 */
export function parseKey(key: string, project: string): ConfigKey {
  const [first = "", ...rest] = key.split(":");
  if (rest.length === 0) return { namespace: project, name: first };
  return { namespace: first, name: (rest.length > 1 && rest[0] === "config" ? rest.slice(1) : rest).join(":") };
}

const letters = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

/** Letters that a mistyped name of the project may differ in; one as short as that of a provider is never taken for it. */
const TYPOS = 2;
const SHORTEST = 4;

/** `Ringfence`, `ring-fence` and `ringfense` for `ringfence`. */
function isNear(namespace: string, project: string): boolean {
  const typed = letters(namespace);
  return typed.length >= SHORTEST && [project, PROJECT].some((name) => distance(typed, letters(name)) <= TYPOS);
}

/** The setting that a name stands for or was meant to; undefined when none is near. */
const meantSetting = (name: string): string | undefined => (NAMES.includes(name) ? name : nearest(name, NAMES));

/**
 * How a key that nobody reads is to be written: `guardrails`, `Ringfence:guardrails` or `ringfence:guardrails`, wherever it
 * stands. Undefined for one that is not meant for this project.
 */
export function meantKey(key: string, project: string): string | undefined {
  // A map of settings, without the colon that makes a name of each.
  if (key === project) return `${project}:<setting>`;
  const { namespace, name } = parseKey(key, project);
  if (!key.includes(":")) return NAMES.includes(name) ? `${project}:${name}` : undefined;
  if (namespace === project) return `${project}:${name}`;
  const setting = meantSetting(name);
  return setting !== undefined && isNear(namespace, project) ? `${project}:${setting}` : undefined;
}

/**
 * Keys of a stack's configuration that nobody reads, and that were meant for this project: each would be left out without a
 * word. A key without a namespace is the project's own.
 *
 * @param keys as the engine hands them over, each with its namespace
 */
export function strayKeyProblems(keys: readonly string[], project: string): Problem[] {
  return keys.flatMap((key): Problem[] => {
    const { namespace, name } = parseKey(key, project);
    if (namespace === project) {
      return name === project
        ? [{ path: key, message: `holds settings, each of which needs a key of its own; write ${project}:<setting>` }]
        : [];
    }
    const meant = meantKey(key, project);
    return meant === undefined
      ? []
      : [
          {
            path: key,
            message: `is a key of "${namespace}", which nobody reads; write ${meant}`,
          },
        ];
  });
}
