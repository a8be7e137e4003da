import { MultiBar, type SingleBar } from "cli-progress";
import { type Seen, type Tally, tally } from "../engine/events";
import { controlLine, inOrder } from "./control-line";
import type { Screen } from "./screen";

/** Shows how far the engine is with each control. */
export interface Progress {
  update: (seen: readonly Seen[]) => void;
  stop: () => void;
}

const untouched = (stem: string): Tally => ({ stem, begun: 0, done: 0, failed: 0, seconds: 0 });

/** A bar a control, all of them moving: for a terminal. */
function movingBars(planned: ReadonlyMap<string, number>, screen: Screen): Progress {
  const bars = new MultiBar({
    stream: process.stdout,
    format: (_options, _params, payload: { tally: Tally; planned: number }) =>
      controlLine(payload.tally, payload.planned, screen.width),
    hideCursor: true,
    clearOnComplete: false,
    fps: 10,
  });
  const each = new Map<string, SingleBar>(
    [...planned].map(([stem, total]) => [stem, bars.create(total, 0, { tally: untouched(stem), planned: total })]),
  );
  return {
    update: (seen) => {
      for (const of of tally(seen)) each.get(of.stem)?.update(of.done, { tally: of });
    },
    stop: () => {
      bars.stop();
    },
  };
}

/** A line a control as soon as it stands, and at the end those that do not: for a file or a log. */
function lineByLine(planned: ReadonlyMap<string, number>, screen: Screen): Progress {
  const waiting = new Map([...planned].map(([stem, total]) => [stem, { total, tally: untouched(stem) }]));
  const write = (stem: string, of: Tally, total: number) => {
    screen.write(`${controlLine(of, total, screen.width)}\n`);
    waiting.delete(stem);
  };
  return {
    update: (seen) => {
      for (const of of tally(seen)) {
        const total = waiting.get(of.stem)?.total;
        if (total === undefined) continue;
        waiting.set(of.stem, { total, tally: of });
        if (of.done >= total) write(of.stem, of, total);
      }
    },
    stop: () => {
      for (const [stem, { tally: of, total }] of [...waiting]) write(stem, of, total);
    },
  };
}

/** @param planned stem of a control -> resources that the preview announced */
export const createProgress = (planned: ReadonlyMap<string, number>, screen: Screen): Progress =>
  screen.moves ? movingBars(inOrder(planned), screen) : lineByLine(inOrder(planned), screen);
