import { COMMAND } from "../command";
import { actionsIn } from "../../domain/documents/actions/catalogue";
import { describeProblems, type Problem } from "../../domain/fields/problems";
import { actionIndex } from "../../domain/replay/event-actions";
import { Replay } from "../../domain/replay/replay";
import { denies } from "../../domain/replay/smallest-change";
import type { Output } from "../output";
import { findFiles } from "../replay/files";
import { readReplayOptions, REPLAY_OPTIONS, type ReplayOptions } from "../replay/options";
import { progressLine } from "../replay/progress";
import { readFile } from "../replay/read-file";
import { describeReplay } from "../replay/report";
import { resultOf, type ReplayResult } from "../replay/result";
import type { ExitCode, Verb } from "../verb";

/** Reads everything that was named. @returns what could not be read, in words */
async function readAll({ paths, lookup, minutes, connection }: ReplayOptions, replay: Replay): Promise<string[]> {
  const take = (record: unknown): void => {
    replay.add(record);
  };
  const { files, gaps } = findFiles(paths);
  const progress = progressLine();
  for (const [index, file] of files.entries()) {
    progress.show(`${index + 1} of ${files.length} files, ${replay.counted.records} records`);
    gaps.push(...(await readFile(file, take)));
  }
  if (lookup !== undefined) {
    // The clients of the AWS SDK take longer to load than files to begin.
    const [{ connect }, { readEventHistory }] = await Promise.all([
      import("../connection"),
      import("../replay/event-history"),
    ]);
    const given = { days: lookup, deadline: minutes * 60_000, take, progress: progress.show };
    try {
      gaps.push(...(await readEventHistory(await connect(connection), given)));
    } catch (error) {
      gaps.push(`the event history cannot be asked: ${(error as Error).message}`);
    }
  }
  progress.end();
  return gaps;
}

/** Incomplete counts more than found: whoever reads the code must not believe that what was found is all. */
const exitCode = ({ complete, denied }: ReplayResult): ExitCode =>
  complete ? (denied.some(({ except }) => !except) ? 2 : 0) : 1;

/** `ringfence replay`: what the guardrails would have denied, and the smallest change that lets the honest ones pass. */
export const replay: Verb = {
  name: "replay",
  summary: "hold recorded calls against the guardrails: what would they have denied, for whom, and what lets it pass",
  options: [
    ...REPLAY_OPTIONS,
    {
      flags: "--json",
      summary:
        "print JSON: { complete, gaps, assumptions, records, calls, from, to, accounts, denied, alreadyDenied, leftOut, unmapped, changes }",
      default: false,
    },
  ],
  example: `${COMMAND} replay --trail ./trail --allowed-regions ap-southeast-2 --mode account`,
  run: async ({ json, ...given }, { out, err }: Output) => {
    const refuse = (problems: readonly Problem[]) => {
      err(`${describeProblems("nothing can be replayed", problems)}\n`);
      return 2 as const;
    };
    const options = readReplayOptions(given);
    if ("problems" in options) return refuse(options.problems);
    const made = denies(options.settings);
    if ("problems" in made) return refuse(made.problems);
    const { packedActions } = await import("../catalogue/packed-actions");
    const index = actionIndex(actionsIn(await packedActions()).map(({ action }) => action));
    const replaying = new Replay({ ...options, index });
    const gaps = await readAll(options, replaying);
    const result = resultOf(options, replaying.result(), gaps);
    out(json === true ? `${JSON.stringify(result, undefined, 2)}\n` : describeReplay(result));
    return exitCode(result);
  },
};
