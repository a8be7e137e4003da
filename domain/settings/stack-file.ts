import type { Problem } from "../fields/problems";
import { meantKey, parseKey } from "./config-keys";
import { parsed } from "./stack-config";

/** A file `Pulumi.<stack>.yaml` beside the program. */
export interface StackFile {
  /** File name, for messages. */
  name: string;
  /** What it holds, as YAML reads it. */
  content: unknown;
  /** Keys that the project file fills in where the stack's file has none. */
  filledIn: readonly string[];
}

type Entries = Readonly<Record<string, unknown>>;

const entriesOf = (value: unknown): Entries =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Entries) : {};

/** The engine puts plain text in the place of each `secure`, which nobody can compare. */
const holdsSecret = (value: unknown): boolean =>
  typeof value === "object" && value !== null && ("secure" in value || Object.values(value).some(holdsSecret));

/** One text for all ways to write a value; the engine sorts the names of a map. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    Array.isArray(inner) ? inner : typeof inner === "object" && inner !== null ? sorted(inner) : inner,
  );
const sorted = (map: object): object => Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Whether the text that the engine handed over is this value of the file. */
function isSame(value: unknown, text: string | undefined): boolean {
  if (text === undefined) return false;
  if (holdsSecret(value)) return true;
  if (value === null || typeof value === "string") return text === (value ?? "");
  return canonical(parsed(text)) === canonical(value);
}

/**
 * Whether the engine took the configuration from this file, as far as its values tell: `--config-file` names another one, and
 * no program is told. In doubt it did not.
 *
 * @param received key with namespace -> text
 */
export function isUsed({ content, filledIn }: StackFile, received: Entries, project: string): boolean {
  const { config, environment } = entriesOf(content);
  const keyOf = (key: string): string => {
    const { namespace, name } = parseKey(key, project);
    return `${namespace}:${name}`;
  };
  const written = new Map(Object.entries(entriesOf(config)).map(([key, value]) => [keyOf(key), value]));
  const explained = [...written.keys(), ...filledIn.map(keyOf)];
  return (
    [...written].every(([key, value]) => isSame(value, received[key] as string | undefined)) &&
    // An environment adds what stands in no file: https://www.pulumi.com/docs/esc/integrations/infrastructure/pulumi-iac/
    (environment !== undefined || Object.keys(received).every((key) => explained.includes(key)))
  );
}

/** Settings that stand beside `config` instead of below it, where the engine ignores them without a word. */
export const outsideConfigProblems = ({ name, content }: Pick<StackFile, "name" | "content">, project: string) =>
  Object.keys(entriesOf(content)).flatMap((key): Problem[] => {
    const meant = meantKey(key, project);
    return meant === undefined
      ? []
      : [
          {
            path: key,
            message: `stands outside config: in ${name}, where Pulumi ignores it; indent it below config:${meant === key ? "" : `, as ${meant}`}`,
          },
        ];
  });
