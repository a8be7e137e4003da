import { COMMAND } from "../command";
import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync, readFileSync, truncateSync, writeSync } from "node:fs";
import type { Gap } from "./facts";
import type { Mention, Plan, Step } from "./plan";

/** How one call about one thing ended. `harmless`: it was refused, and another call had done what matters. */
export interface Result {
  /** Id of the step. */
  step: string;
  result: "done" | "already" | "harmless" | "failed";
  because?: string;
}

/** A file of evidence, with the SHA-256 of its content. */
export interface KeptFile {
  file: string;
  sha256: string;
}

/** How it ended, as a program reads it. */
export interface Outcome {
  /** True after two looks in a row that found nothing to do, with nothing unseen. */
  clean: boolean;
  remaining: Mention[];
  gaps: readonly Gap[];
  /** Why it ended early. */
  stopped?: string;
}

/** What is written down. */
type Entry =
  | { type: "begin"; plan: Plan }
  | { type: "resume" }
  | { type: "phase"; phase: string; round: number }
  /** Written, and on the disk, before the call is made. */
  | { type: "intent"; round: number; region: string; call: string; steps: Step[] }
  | { type: "outcome"; intent: number; results: Result[]; kept?: KeptFile[] }
  | { type: "scan"; round: number; remaining: Mention[]; gaps: readonly Gap[] }
  | { type: "end"; outcome: Outcome }
  | { type: "restore"; intent: number; region: string; call: string; step: string }
  | { type: "restored"; restore: number; result: Result };

/** An entry as a line of the file: numbered from 0, dated, and chained to the line before. */
export type Line = Entry & { n: number; at: string; prev: string; hash: string };

/** A journal in use. Lines are only ever added. */
export interface Journal {
  lines: readonly Line[];
  /** Returns when the line is on the disk. @returns its number */
  append(entry: Entry): number;
}

/** A file that is no journal, or one that somebody changed. The message is fit for people. */
export class BadJournal extends Error {}

const FIRST = "0".repeat(64);

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The hash of a line: of all of it but the hash itself, so that a line says what came before. */
const sealed = (line: Omit<Line, "hash">): Line => ({ ...line, hash: hashOf(JSON.stringify(line)) }) as Line;

/** Appends to lines that are there; `write` puts the text of a line where it stays. */
export function createJournal(write: (text: string) => void, now: () => Date, lines: readonly Line[] = []): Journal {
  const all = [...lines];
  return {
    lines: all,
    append: (entry) => {
      const n = all.length;
      const line = sealed({ n, at: now().toISOString(), ...entry, prev: all.at(-1)?.hash ?? FIRST });
      write(`${JSON.stringify(line)}\n`);
      all.push(line);
      return n;
    },
  };
}

function lineOf(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return undefined;
  }
}

/**
 * The lines of a journal. A last line that was cut off in the middle is left out: what it was about is done again.
 *
 * @returns the lines, and how many bytes of the text they are
 * @throws BadJournal when a line in between does not fit the line before
 */
export function readLines(text: string): { lines: Line[]; bytes: number } {
  const parts = text.split("\n");
  const tail = parts.pop()!;
  const lines: Line[] = [];
  let bytes = 0;
  for (const [index, part] of parts.entries()) {
    const line = lineOf(part);
    const { hash, ...rest } = line ?? { hash: "" };
    const fits =
      line?.n === index && line.prev === (lines.at(-1)?.hash ?? FIRST) && hash === hashOf(JSON.stringify(rest));
    if (!fits) {
      // A machine that lost its power may leave the last line half on the disk.
      if (index === parts.length - 1 && tail === "" && line === undefined) break;
      throw new BadJournal(
        `line ${index + 1} does not follow from the line before: it was changed, or lines are missing; give the file as contain wrote it`,
      );
    }
    lines.push(line);
    bytes += Buffer.byteLength(part) + 1;
  }
  if (lines[0]?.type !== "begin") {
    throw new BadJournal("there is no whole first line, so nothing was done; execute the plan again");
  }
  return { lines, bytes };
}

const writeTo =
  (descriptor: number) =>
  (text: string): void => {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  };

/** A journal that begins. @throws Error when the file is there already */
export function startJournal(file: string, now: () => Date): Journal & { close(): void } {
  const descriptor = openSync(file, "ax", 0o600);
  return {
    ...createJournal(writeTo(descriptor), now),
    close: () => {
      closeSync(descriptor);
    },
  };
}

/** A journal that goes on; a line that was cut off is taken away first. @throws BadJournal */
export function openJournal(file: string, now: () => Date): Journal & { close(): void } {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new BadJournal(`it cannot be read: ${(error as Error).message}`);
  }
  const { lines, bytes } = readLines(text);
  truncateSync(file, bytes);
  const descriptor = openSync(file, "a", 0o600);
  return {
    ...createJournal(writeTo(descriptor), now, lines),
    close: () => {
      closeSync(descriptor);
    },
  };
}

/** Milliseconds after which nobody knows any more whose a new thing is. */
const OLDEST = 86_400_000;

/**
 * An execution looks for what is new and ends it, so one that is resumed much later would end what the owner began meanwhile.
 *
 * @throws BadJournal when it began more than a day ago
 */
export function refuseOld(lines: readonly Line[], now: Date): void {
  const { at } = lines[0]!;
  if (now.getTime() - new Date(at).getTime() <= OLDEST) return;
  throw new BadJournal(
    `it began at ${at}, and is resumed for a day: what is new since may be yours; plan again with \`${COMMAND} contain\``,
  );
}

/** The plan that a journal is about. */
export function planIn({ lines }: Pick<Journal, "lines">): Plan {
  const [begin] = lines;
  if (begin?.type !== "begin") throw new BadJournal("it does not begin with a plan");
  return begin.plan;
}

/** Results by step, the last of each. */
export function resultsIn({ lines }: Pick<Journal, "lines">): ReadonlyMap<string, Result> {
  return new Map(
    lines.flatMap((line) => (line.type === "outcome" ? line.results : [])).map((result) => [result.step, result]),
  );
}
