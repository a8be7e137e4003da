import { loadSettings } from "../../settings";
import type { RecordOptions } from "./recorder";
import { refusal } from "./refusal";

/** A stack's configuration of this project as the CLI hands it over: every value is text, structures as JSON. */
export function stored(settings: object): Record<string, string> {
  const text = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [`ringfence:${name}`, text(value)]));
}

/** The whole text with which a configuration is refused. */
export const refused = (settings: object, options: RecordOptions = {}): Promise<string> =>
  refusal(loadSettings, { config: stored(settings), ...options });

/** That text, when these are the problems. */
export const problems = (...lines: string[]): string =>
  [
    `the configuration of stack prod cannot be used: ${lines.length === 1 ? "1 problem" : `${lines.length} problems`}`,
    ...lines.map((line) => `  - ${line}`),
  ].join("\n");
