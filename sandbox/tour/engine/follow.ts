import { closeSync, existsSync, openSync, readSync } from "node:fs";
import type { EngineEvent, Seen } from "./events";

const TICK_MS = 100;

/**
 * Reads the engine's event log while it grows.
 *
 * @param file path of the log, which need not be there yet
 * @param onEvents gets all events so far whenever some came
 * @returns what ends it: reads what is left, and gives all events
 */
export function follow(file: string, onEvents: (seen: readonly Seen[]) => void): () => readonly Seen[] {
  const seen: Seen[] = [];
  const buffer = Buffer.alloc(1 << 16);
  let offset = 0;
  let rest = Buffer.alloc(0);

  const take = (lines: string[]) => {
    const at = Date.now();
    for (const line of lines) if (line !== "") seen.push({ event: JSON.parse(line) as EngineEvent, at });
    if (lines.length > 0) onEvents(seen);
  };
  const read = () => {
    if (!existsSync(file)) return;
    const handle = openSync(file, "r");
    try {
      for (let length; (length = readSync(handle, buffer, 0, buffer.length, offset)) > 0; offset += length)
        rest = Buffer.concat([rest, buffer.subarray(0, length)]);
    } finally {
      closeSync(handle);
    }
    // Cut at a line's end as bytes: the engine may be in the middle of a letter.
    const end = rest.lastIndexOf("\n") + 1;
    const whole = rest.subarray(0, end).toString("utf8");
    rest = rest.subarray(end);
    take(whole.split("\n").filter((line) => line !== ""));
  };
  const timer = setInterval(read, TICK_MS);
  return () => {
    clearInterval(timer);
    read();
    return seen;
  };
}
