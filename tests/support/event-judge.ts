import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { EventPattern } from "../../domain/signals/event-patterns";
import { cachePaths, checkout } from "../../setup/cache";

export interface Question {
  pattern: EventPattern;
  event: unknown;
}

/** True or false, or why the pattern is none. */
export type Answer = { matches: boolean } | { refused: string };

const { eventRuler, python } = cachePaths();

/** Who judges on this machine: AWS's own matcher where there is Java, else moto's. */
export const JUDGE = existsSync(join(eventRuler, "Judge.class")) ? "Event Ruler" : "moto";

// A short life: the first stage of the compiler and the simplest collector start soonest.
const JAVA = [
  "-XX:TieredStopAtLevel=1",
  "-XX:+UseSerialGC",
  "-cp",
  [eventRuler, join(eventRuler, "lib", "*")].join(":"),
];

/** Asks one judge all questions in one run. */
export function askJudge(judge: "Event Ruler" | "moto", questions: readonly Question[]): Answer[] {
  const [command, args] =
    judge === "moto"
      ? [python, [join(checkout, "scripts", "event-ruler", "moto_judge.py")]]
      : ["java", [...JAVA, "Judge"]];
  const { status, stdout, stderr } = spawnSync(command, args, {
    input: questions.map((question) => `${JSON.stringify(question)}\n`).join(""),
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`${judge} could not judge: ${stderr}`);
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Answer);
}

/** Asks the judge of this machine. */
export const judge = (questions: readonly Question[]): Answer[] => askJudge(JUDGE, questions);
