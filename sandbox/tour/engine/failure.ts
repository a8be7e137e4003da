import { type EngineEvent, refusalsOf, saidOf } from "./events";

/** The most lines that a failure takes on the screen; the log has all. */
const MOST = 12;

/**
 * What the engine said of a failure: its errors and the rules that refused. An engine that ended before it told anything in
 * events is quoted with its last lines.
 *
 * @param output all that the command line printed
 */
export function relevantLines(events: readonly EngineEvent[], output: string): string[] {
  const told = [
    ...saidOf(events, "error"),
    ...refusalsOf(events).map(({ policyName, message }) => `${policyName}: ${message.trim()}`),
  ].flatMap((text) => text.split("\n"));
  const printed = output.split("\n").slice(-MOST * 2);
  const lines = (told.length > 0 ? told : printed).map((line) => line.trimEnd()).filter((line) => line !== "");
  if (lines.length <= MOST) return lines;
  // What an engine printed last tells why it ended; of events the first is the cause.
  return told.length > 0 ? [...lines.slice(0, MOST), `and ${lines.length - MOST} lines more`] : lines.slice(-MOST);
}
