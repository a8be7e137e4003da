import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { type Holder, tryLock } from "../../setup/lock.js";
import { type TourOptions, UsageError } from "./options";

// One run at a time works in the folder of the sandbox: a new one begins by emptying it, and would take the account and the
// state away from a shell that is open.

const LOCK = "lock";
const KIND = "kind";
/** Written by the account as soon as it is there. */
const RECORD = "account.jsonl";

/** What a run began the account for. */
type Kind = "tour" | "empty";

const kindOf = ({ empty }: Pick<TourOptions, "empty">): Kind => (empty ? "empty" : "tour");

const inUse = (folder: string, { pid, host, since, doing }: Holder): string =>
  [
    `${relative(process.cwd(), folder)} is in use; nothing was changed`,
    `process ${pid} on ${host} works in it since ${since}: ${doing ?? "npm run sandbox"}`,
    `end it first, with Ctrl-C in its terminal or kill ${pid}, or use another checkout; if no such process is a sandbox, ` +
      `delete ${relative(process.cwd(), join(folder, LOCK))}`,
  ].join("\n");

/**
 * Takes the folder for this process.
 *
 * @param command what is being run, for whoever finds the folder in use
 * @returns what gives the folder back
 * @throws UsageError that says who has it, since when, and what to do
 */
export async function takeFolder(folder: string, checkout: string, command: string): Promise<() => void> {
  const lock = await tryLock(join(folder, LOCK), checkout, command);
  if (lock.holder) throw new UsageError(inUse(folder, lock.holder));
  return lock.release;
}

/**
 * Empties the folder, unless the run goes on with what is in it. Call it with the folder taken.
 *
 * @throws UsageError when there is nothing to go on with, or what there is was begun for something else
 */
export function beginIn(folder: string, options: Pick<TourOptions, "keep" | "empty">): void {
  const kind = kindOf(options);
  if (options.keep) {
    demandKind(folder, kind);
    return;
  }
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder))
    if (name !== LOCK) rmSync(join(folder, name), { recursive: true, force: true });
  writeFileSync(join(folder, KIND), kind);
}

function demandKind(folder: string, kind: Kind): void {
  const name = relative(process.cwd(), folder);
  if (!existsSync(join(folder, RECORD)))
    throw new UsageError(`--keep: ${name} holds no account to go on with; leave --keep out`);
  // A folder of a version that wrote no kind is one of a tour.
  const begun: Kind = existsSync(join(folder, KIND)) ? (readFileSync(join(folder, KIND), "utf8") as Kind) : "tour";
  if (begun === kind) return;
  const advice =
    begun === "empty"
      ? "go on with it by --keep --shell --empty, or leave --keep out to begin a tour"
      : "go on with it by --keep --shell, or leave --keep out to begin an empty one";
  throw new UsageError(
    `--keep: the account in ${name} was begun ${begun === "empty" ? "empty" : "by a tour"}; ${advice}`,
  );
}
