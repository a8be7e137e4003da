import { CONTROLS } from "../../../domain/controls/table";
import type { Control } from "../../../domain/controls/control";
import type { Tally } from "../engine/events";
import { seconds } from "./lines";

const STEMS = [...new Set(CONTROLS.map(({ id, component = id }: Control) => component))];
const STEM = Math.max(...STEMS.map((stem) => stem.length));
const BAR = 20;
const COUNT = "1000/1000".length;

/** Where a component's resources are made; what several controls share is told once. */
const whereOf = (stem: string): string => {
  const controls = CONTROLS.filter(({ id, component = id }: Control) => component === stem);
  return [...new Set(controls.map(({ where }) => where))].join(", ");
};

/** The controls in the order in which people read of them, and not in which the engine happened to begin. */
export const inOrder = (planned: ReadonlyMap<string, number>): Map<string, number> =>
  new Map([...planned].sort(([one], [other]) => STEMS.indexOf(one) - STEMS.indexOf(other)));

/** A bar of blocks: full when `done` is `total`. */
export function bar(done: number, total: number, width: number): string {
  const full = total === 0 ? width : Math.floor((Math.min(done, total) / total) * width);
  return `${"█".repeat(full)}${"░".repeat(width - full)}`;
}

/**
 * How far one control is, in one line: name, bar, resources that stand and that are planned, time, place. A narrow line goes
 * without place first, then without bar.
 *
 * @param planned resources that the preview announced
 */
export function controlLine({ stem, done, failed, seconds: time }: Tally, planned: number, width: number): string {
  const name = stem.padEnd(STEM);
  const count = `${done}/${planned}`.padStart(COUNT);
  const figures = `${count} ${seconds(time).padStart(7)}${failed > 0 ? `  ${failed} failed` : ""}`;
  const full = `   ${name} ${bar(done, planned, BAR)} ${figures}`;
  const placed = `${full}  ${whereOf(stem)}`.trimEnd();
  const short = `   ${name} ${figures}`;
  // The name gives way before the figures do: the longest leave it no room in a narrow line.
  const shortest = `   ${stem} ${figures.trimStart()}`;
  return [placed, full, short].find((line) => line.length <= width) ?? shortest.slice(0, width);
}
