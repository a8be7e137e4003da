import { DENIED_NAMES } from "./denied";
import type { Act, Kept, Target } from "./row";

/** Makes one call. @throws what AWS answers instead; its name is the code of the error */
export type Send = (act: Act, targets: readonly Target[]) => Promise<unknown>;

/** How it ended for one target. */
export interface Performed {
  id: string;
  result: "done" | "already" | "harmless" | "failed";
  because?: string;
  kept?: Kept;
}

const wordsOf = (error: unknown): string => {
  const { name, message } = error as Error;
  return `${name}: ${message}`;
};

function refused(act: Act, { id }: Target, error: unknown): Performed {
  const { name } = error as Error;
  if (act.already?.test(name)) return { id, result: "already" };
  if (act.spared?.error.test(name))
    return { id, result: "harmless", because: `${act.spared.because} (${wordsOf(error)})` };
  return { id, result: "failed", because: wordsOf(error) };
}

function answered(act: Act, targets: readonly Target[], answer: unknown): Performed[] {
  const failures = act.failures?.(answer as never) ?? new Map<string, string>();
  return targets.map((target) => {
    const because = failures.get(target.id);
    if (because !== undefined) return { id: target.id, result: "failed", because };
    const kept = act.keep?.(answer as never, target);
    return { id: target.id, result: "done", ...(kept ? { kept } : {}) };
  });
}

async function alone(act: Act, target: Target, send: Send): Promise<Performed> {
  try {
    if (act.alone) await send(act.alone, [target]);
  } catch {
    // Whether it mattered is told by the call that follows.
  }
  try {
    return answered(act, [target], await send(act, [target]))[0]!;
  } catch (error) {
    return refused(act, target, error);
  }
}

/**
 * Makes a call about some targets. What refuses all of them because of one is asked again for each: one machine that is
 * protected, or gone, holds up the others of its zone otherwise.
 */
export async function perform(act: Act, targets: readonly Target[], send: Send): Promise<Performed[]> {
  try {
    return answered(act, targets, await send(act, targets));
  } catch (error) {
    const isForAll = DENIED_NAMES.test((error as Error).name);
    if (!isForAll && (targets.length > 1 || act.alone)) {
      const all: Performed[] = [];
      for (const target of targets) all.push(await alone(act, target, send));
      return all;
    }
    return targets.map((target) => refused(act, target, error));
  }
}
