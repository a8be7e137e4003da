import type { Problem } from "../../domain/fields/problems";
import type { PackConfigFile } from "../../testing/config";
import { type Baseline, readBaseline } from "./baseline-file";
import { readConfig } from "./config-file";
import type { CheckOptions } from "./options";
import { readPlan } from "./plan-file";
import { readJson } from "./read-json";
import { readState } from "./state-file";
import type { Stored } from "./stored";

/** What the files say that the options name. */
interface Files {
  readonly stored: Stored;
  readonly config: PackConfigFile;
  readonly baseline?: Baseline;
}

interface Problems {
  readonly problems: readonly Problem[];
}
type Outcome<T> = T | Problems;

export const isProblems = (outcome: object): outcome is Problems => "problems" in outcome;
const isMessage = (outcome: object): outcome is { message: string } => "message" in outcome;

/** What a file says, read by a function of its own; a problem names the option and the file. */
export function readFileAs<T extends object>(
  flag: string,
  file: string,
  read: (value: unknown) => T | { message: string } | Problems,
): Outcome<T> {
  const at = `${flag} ${file}`;
  const json = readJson(file);
  const result = "message" in json ? json : read(json.value);
  if (isMessage(result)) return { problems: [{ path: at, message: result.message }] };
  if (!isProblems(result)) return result;
  return { problems: result.problems.map(({ path, message }) => ({ path: `${at}, ${path}`, message })) };
}

/** Every file that was named, or everything that is wrong with them. */
export function readFiles({ source, config, baseline }: CheckOptions): Outcome<Files> {
  const stored =
    source.kind === "state"
      ? readFileAs("--file", source.file, readState)
      : readFileAs("--program-plan", source.file, readPlan);
  const given = config === undefined ? { config: {} } : readFileAs("--config", config, readConfig);
  const accepted =
    baseline === undefined || isProblems(stored)
      ? undefined
      : readFileAs("--baseline", baseline, (value) => readBaseline(value, stored));
  const problems = [stored, given, accepted].flatMap((each) => (each && isProblems(each) ? each.problems : []));
  if (isProblems(stored) || isProblems(given) || (accepted && isProblems(accepted))) return { problems };
  return { stored, config: given.config, ...(accepted === undefined ? {} : { baseline: accepted }) };
}
