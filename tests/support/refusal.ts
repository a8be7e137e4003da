import { setImmediate } from "node:timers/promises";
import { runInThisContext } from "node:vm";
import { type Declared, record, type RecordOptions, resources } from "./recorder";

/** The process that Node reports to; jest hands tests a copy, and listeners on a copy never fire. */
const nodeProcess = runInThisContext("process") as NodeJS.Process;

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The whole text with which a program is refused while it runs. */
export async function refusal(build: () => unknown, options?: RecordOptions): Promise<string> {
  try {
    await record(build, options);
  } catch (error) {
    return textOf(error);
  }
  throw new Error("the program was not refused");
}

/** How a program ended that was refused while it was already declaring resources. */
export interface LateRefusal {
  text: string;
  /** What it had declared in the cloud by then. */
  declared: Declared[];
}

/**
 * The text with which a program is refused once an Output is known. No caller is left by then: Pulumi prints the
 * unhandled rejection of the resource that needs the value. Pulumi's own words, which name the property, are cut off.
 */
export async function lateRefusal(build: () => unknown, heading: string): Promise<LateRefusal> {
  const reasons: unknown[] = [];
  const note = (reason: unknown, promise: Promise<unknown>) => {
    reasons.push(reason);
    promise.catch(() => undefined);
  };
  nodeProcess.on("unhandledRejection", note);
  let declared: Declared[];
  try {
    const { registrations } = await record(build);
    for (let turn = 0; reasons.length === 0 && turn < 100; turn += 1) await setImmediate();
    declared = resources(registrations);
  } finally {
    nodeProcess.off("unhandledRejection", note);
  }
  const texts = new Set(reasons.map(textOf).map((text) => text.slice(text.indexOf(heading))));
  if (texts.size !== 1) throw new Error(`expected one refusal, received ${JSON.stringify([...texts])}`);
  return { text: [...texts][0]!, declared };
}
