import { SETTINGS } from "./schema";

const KINDS = new Map<string, string>(SETTINGS.map(({ name, kind }) => [name, kind]));

/** The settings that may be a secret: the others decide names and regions, which a state file shows anyway. */
export const MAY_BE_SECRET = SETTINGS.filter(({ secret }) => secret).map(({ name }) => name);

/** What a text of the stack configuration holds: a structure is JSON there. What does not parse stays text. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * A value of the stack configuration as the setting that it is. Pulumi keeps every value as text; one that does not parse
 * stays text, so that its check can show it.
 *
 * @param name of the setting; one that nobody knows is text
 */
export const settingFrom = (name: string, text: string): unknown =>
  (KINDS.get(name) ?? "text") === "text" ? text : parsed(text);
