import { show } from "../../domain/fields/problems";
import { COMMAND } from "../command";
import type { UndoChoice } from "./undo-choice";

/** The words that say what is asked for, as they were typed. */
export interface TypedWish {
  words?: string[];
  since?: string;
  /** True when no plan was typed after it. */
  execute?: string | true;
  suspects: boolean;
  starters: boolean;
  only?: string[];
  resume?: string;
}

/** What is asked for. */
export type Wish =
  | { do: "plan"; since: Date }
  | { do: "execute"; plan: string }
  | { do: "resume"; journal: string }
  | { do: "restore"; journal: string; choice: UndoChoice; isDry: boolean };

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A time with its zone, or a span before now. */
function timeOf(text: string, now: Date): Date | undefined {
  const [, count, unit] = /^(\d+)([mhd])$/.exec(text) ?? [];
  if (count !== undefined) return new Date(now.getTime() - Number(count) * UNITS[unit!]!);
  return /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(text) ? new Date(text) : undefined;
}

/** EC2 tells whole seconds, so that what started within the second of `since` would look older than it. */
const wholeSecond = (date: Date): Date => new Date(Math.floor(date.getTime() / 1000) * 1000);

const SEVERAL = "several things were asked for; take one of --execute, --resume and restore";
const HOW = `\`${COMMAND} contain --since 36h\` plans`;

/** What is to be taken back. The journal may stand after --execute, which takes the word that follows it. */
function restoreOf(
  { words: [, file, ...rest] = [], execute, resume, suspects, starters, only = [] }: TypedWish,
  fail: (path: string, message: string) => void,
): Wish | undefined {
  const journals = [file, execute === true ? undefined : execute].filter((word) => word !== undefined);
  if (resume !== undefined || journals.length > 1 || rest.length > 0) fail("contain", SEVERAL);
  else if (only.length > 0 && (suspects || starters)) {
    fail("--only", "it names all that is taken back; leave --suspects and --starters out, or take them without it");
  } else if (journals.length === 0) {
    fail("restore", "no journal was named; give the journal.ndjson of the execution");
  } else {
    const choice = { suspects, starters, only };
    return { do: "restore", journal: journals[0]!, choice, isDry: execute === undefined };
  }
  return undefined;
}

/** What is asked for; `fail` hears what is wrong with it. */
export function wishOf(typed: TypedWish, now: Date, fail: (path: string, message: string) => void): Wish | undefined {
  const { words = [], since, execute, resume, suspects, starters, only } = typed;
  const [what] = words;
  if (what === "restore") return restoreOf(typed, fail);
  if (what !== undefined) {
    fail("contain", `unknown word ${show(what)}, there is restore; ${HOW}`);
    return undefined;
  }
  const meant = [suspects ? "--suspects" : [], starters ? "--starters" : [], only ? "--only" : []].flat();
  if (meant.length > 0) {
    for (const path of meant) {
      fail(path, "it is for restore only; give `contain restore <journal>` with it, or leave it out");
    }
    return undefined;
  }
  if (execute !== undefined && resume !== undefined) {
    fail("contain", SEVERAL);
    return undefined;
  }
  if (execute === true) {
    fail("--execute", `no plan was named; ${HOW}, and says where the plan is`);
    return undefined;
  }
  if (execute !== undefined) return { do: "execute", plan: execute };
  if (resume !== undefined) return { do: "resume", journal: resume };
  if (since === undefined) {
    fail(
      "--since",
      `nothing was given, so nobody knows what is the intruder's; give when it began, as 36h or 2026-11-20T00:00:00Z`,
    );
    return undefined;
  }
  const date = timeOf(since, now);
  if (date === undefined || Number.isNaN(date.getTime())) {
    fail(
      "--since",
      `${show(since)} is no time; give a time with its zone, 2026-11-20T00:00:00Z, or a span such as 90m, 36h or 3d`,
    );
  } else if (date > now) fail("--since", `${show(since)} is in the future; give when it began`);
  else return { do: "plan", since: wholeSecond(date) };
  return undefined;
}
