import { SETTINGS } from "./schema";

const KINDS = new Map<string, string>(SETTINGS.map(({ name, kind }) => [name, kind]));

/** The settings that may be a secret: the others decide names and regions, which a state file shows anyway. */
export const MAY_BE_SECRET = SETTINGS.filter(({ secret }) => secret).map(({ name }) => name);

/**
 * A value of the stack configuration as the setting that it is. Pulumi keeps every value as text; one that does not parse
 * stays text, so that its check can show it.
 *
 * @param name of the setting; one that nobody knows is text
 */
export function settingFrom(name: string, text: string): unknown {
  if ((KINDS.get(name) ?? "text") === "text") return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
