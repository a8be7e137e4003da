import { isMap, isScalar, parseDocument } from "yaml";
import type { Problem } from "../../domain/fields/problems";
import { parseKey, strayKeyProblems } from "../../domain/settings/config-keys";
import { outsideConfigProblems } from "../../domain/settings/stack-file";
import { MAY_BE_SECRET, settingFrom } from "../../domain/settings/stack-config";

/** The name of the project, before the names of its settings: `ringfence:allowedRegions`. */
const PROJECT = "ringfence";

const isSecret = (value: unknown): boolean => typeof value === "object" && value !== null && "secure" in value;

/**
 * The settings in a configuration of a stack. A setting that may be a secret is left out: nobody here can read it, and what
 * exists in an account does not depend on it.
 *
 * @param file as it was named, for the messages
 * @returns setting name -> value, or every problem
 */
export function readSettingsFile(
  file: string,
  text: string,
): { settings: Record<string, unknown> } | { problems: Problem[] } {
  const document = parseDocument(text);
  const wrong = (message: string): Problem => ({ path: "--settings", message: `${file}: ${message}` });
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map(({ message }) => wrong(`no YAML: ${message.split("\n")[0]!.replace(/:$/, "")}`)),
    };
  }
  const outside = outsideConfigProblems({ name: file, content: document.toJS() as unknown }, PROJECT);
  if (outside.length > 0) return { problems: outside };
  const config = document.get("config");
  if (!isMap(config)) {
    return { problems: [wrong("there is no map `config`; give the Pulumi.<stack>.yaml of the program")] };
  }
  const items = config.items.map(({ key, value }) => ({ key: String(isScalar(key) ? key.value : key), value }));
  const stray = strayKeyProblems(
    items.map(({ key }) => key),
    PROJECT,
  );
  if (stray.length > 0) return { problems: stray };
  const own = items.flatMap(({ key, value }) => {
    const { namespace, name } = parseKey(key, PROJECT);
    return namespace === PROJECT ? [{ name, value }] : [];
  });
  if (own.length === 0) {
    return {
      problems: [wrong(`config has no setting of this program; expected names such as ${PROJECT}:allowedRegions`)],
    };
  }
  const settings = own
    .filter(({ name }) => !MAY_BE_SECRET.includes(name))
    .map(({ name, value }) => {
      // As the engine hands it over: 012345678901 is a text of twelve digits, and no number.
      if (isScalar(value)) return [name, settingFrom(name, value.source ?? String(value.value))] as const;
      return [name, (value as { toJS(of: typeof document): unknown } | null)?.toJS(document)] as const;
    });
  const hidden = settings.filter(([, value]) => isSecret(value));
  return hidden.length > 0
    ? {
        problems: hidden.map(([name]) => ({
          path: name,
          message: `is encrypted in ${file}, and only ${MAY_BE_SECRET.join(" and ")} may be; set it again without --secret`,
        })),
      }
    : { settings: Object.fromEntries(settings) };
}
