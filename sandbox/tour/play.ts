import { colours } from "../../cli/colours";
import type { RunContext, Scene } from "./scenes/scene";
import { comparison } from "./show/comparison";
import { indented, seconds } from "./show/lines";
import { rowsOf } from "./sights";
import { logLine, NEXT } from "./words";

/** Plays one scene and says whether it held; the answer is the number of things that did not. */
async function playScene(scene: Scene, number: number, context: RunContext): Promise<number> {
  const { screen } = context;
  const started = Date.now();
  screen.write("\n");
  for (const line of indented(`${number}. ${scene.title}`, screen.width, 0)) screen.write(`${colours.bold(line)}\n`);
  // One scene that breaks must not hide what the others found.
  const failures = await scene
    .run(context)
    .catch((error: unknown) => [`the scene broke off: ${(error as Error).message}`]);
  for (const failure of failures)
    for (const line of indented(`did not hold: ${failure}`, screen.width)) screen.write(`${colours.red(line)}\n`);
  const time = seconds((Date.now() - started) / 1000);
  screen.write(failures.length === 0 ? colours.green(`   held (${time})\n`) : colours.red(`   failed (${time})\n`));
  return failures.length;
}

/** Plays the scenes in order, compares the account before and after; the answer is the number of things that did not hold. */
export async function play(scenes: readonly Scene[], context: RunContext): Promise<number> {
  const { screen, engine, sights } = context;
  let failures = 0;
  for (const [index, scene] of scenes.entries()) failures += await playScene(scene, index + 1, context);
  screen.write(`\n${comparison(["The account", "before", "after"], rowsOf(sights), screen.width)}`);
  screen.write(
    failures === 0
      ? colours.green(colours.bold("All of it held."))
      : colours.red(colours.bold(`${failures} thing${failures === 1 ? "" : "s"} did not hold.`)),
  );
  screen.write("\n");
  const heading = [logLine(engine.log), ...(failures === 0 ? [NEXT.title] : [])].join("\n");
  for (const line of indented(heading, screen.width, 0)) screen.write(`${line}\n`);
  if (failures === 0) for (const step of NEXT.steps) screen.say(step);
  return failures;
}
