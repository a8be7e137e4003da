import { setTimeout as sleep } from "node:timers/promises";
import { type Control, isOnInProfile } from "../../domain/controls/control";
import { CONTROLS } from "../../domain/controls/table";
import { because } from "../../domain/fields/problems";
import type { AcceptanceFolder, RunRecord } from "./folder";
import type { Look, Looked } from "./look";
import { type AcceptanceStack, errorsIn } from "./stack";

/** What became of what a run made. */
export interface Cleaned extends Looked {
  /** What was done beyond the run's own destroy, a line each. */
  done: string[];
  /** What could not be done, a line each. */
  errors: string[];
  /** What the baseline leaves by design, a line each. */
  stays: string[];
}

/** What is used by something that was just taken away goes in the next round. */
const ROUNDS = 4;
/** Milliseconds: what was deleted is shown for some seconds more. */
const PAUSE = 10_000;

/** What removal leaves in every account, as the pages of the controls say. */
const staying = ({ options: { profile, without } }: RunRecord): string[] =>
  (CONTROLS as readonly Control[])
    // The buckets of logs are deleted here, and nowhere else: the account is to be thrown away.
    .filter((control) => isOnInProfile(control, profile) && !(without as readonly string[]).includes(control.id))
    .flatMap(({ id, removal: { keeps } }) => (keeps === undefined || id === "audit-trail" ? [] : [`${id}: ${keeps}`]));

/**
 * Takes away all that a run made, however it ended: first by the state of the stack, then by path, tag and name; and looks
 * whether something is left. What fails is a line, and the rest is done all the same.
 */
export async function cleanUp({
  stack,
  folder,
  record,
  look,
  say,
  pause = PAUSE,
}: {
  stack: AcceptanceStack;
  folder: AcceptanceFolder;
  record: RunRecord;
  look: Pick<Look, "remove" | "left">;
  say: (line: string) => void;
  /** Milliseconds between two rounds. */
  pause?: number;
}): Promise<Cleaned> {
  const done: string[] = [];
  const errors: string[] = [];
  const attempt = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      errors.push(`${what}: ${because(error)}`);
    }
  };

  const byState = async (): Promise<void> => {
    await stack.open();
    await stack.unlock();
    const { pending } = await stack.held();
    if (pending.length > 0) {
      // Only the program knows again what was begun and never written down: settings have neither path nor tag.
      say(`${pending.length} resources were begun and not written down; pulumi up takes hold of them`);
      folder.configure(record, { teardown: true });
      const { code } = await stack.run("up", "--yes", "--skip-preview");
      done.push(`pulumi up over ${pending.length} that were begun: ${code === 0 ? "complete" : `ended with ${code}`}`);
    }
    for (let round = 0; round < 2; round += 1) {
      const { identities: held } = await stack.held();
      if (held.length === 0) return;
      say(`pulumi destroy of ${held.length} resources`);
      await stack.release();
      const run = await stack.run("destroy", "--yes", "--skip-preview", "--continue-on-error");
      done.push(
        `pulumi destroy of ${held.length} resources: ${run.code === 0 ? "complete" : `ended with ${run.code}`}`,
      );
      if (run.code !== 0 && round > 0) errors.push(...errorsIn(run));
    }
  };
  await attempt("the stack", byState);

  await attempt("what has the baseline's path, tag or name", async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { removed, refused } = await look.remove();
      done.push(...removed.map((line) => `removed ${line}`));
      for (const line of removed) say(`removed ${line}`);
      if (removed.length + refused.length === 0) return;
      if (round === ROUNDS - 1) errors.push(...refused);
      else await sleep(pause);
    }
  });

  let last: Looked = { found: [], gaps: ["nobody could look"] };
  await attempt("the last look", async () => {
    last = await look.left();
  });
  return { done, errors, stays: staying(record), ...last };
}
