import type { ReadFacts } from "../../cli/facts/account";
import type { ReadAccount } from "../../program/account-reader";
import type { ReadStackFile } from "../../program/stack-file-reader";
import { loadSettings } from "../../program/settings";
import type { RecordOptions } from "./recorder";
import { refusal } from "./refusal";

/** A stack's configuration of this project as the CLI hands it over: every value is text, structures as JSON. */
export function stored(settings: object): Record<string, string> {
  const text = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [`ringfence:${name}`, text(value)]));
}

/** An account that answers the reader so; usually with a trail for every rule and billing alerts on. */
export const reading =
  (found: Partial<ReadFacts> = {}): ReadAccount =>
  ({ settings: { homeRegion } }) =>
    Promise.resolve({
      facts: {
        trails: { [homeRegion]: true, "us-east-1": true },
        billingAlerts: { key: "alerts", enabled: true },
      },
      warnings: [],
      ...found,
    });

/** A stack whose file nobody can read. */
export const NO_FILE: ReadStackFile = () => undefined;

/** The settings as the program loads them, from an account that is not asked over the network. */
export const loaded = () => loadSettings(reading(), NO_FILE);

/** The whole text with which a configuration is refused. */
export const refused = (settings: object, options: RecordOptions = {}): Promise<string> =>
  refusal(loaded, { config: stored(settings), ...options });

/** That text, when these are the problems. */
export const problems = (...lines: string[]): string =>
  [
    `the configuration of stack prod cannot be used: ${lines.length === 1 ? "1 problem" : `${lines.length} problems`}`,
    ...lines.map((line) => `  - ${line}`),
  ].join("\n");
