import { play } from "../../../sandbox/tour/play";
import type { RunContext, Scene } from "../../../sandbox/tour/scenes/scene";
import { createScreen } from "../../../sandbox/tour/show/screen";

/** Plays the scenes and gives what stands on a screen of so many columns, without colours. */
async function shown(scenes: Scene[], columns = 80): Promise<{ failures: number; text: string }> {
  let text = "";
  const write = (more: string) => (text += more) !== "";
  const screen = createScreen({ columns, isTTY: false, write }, false, {});
  const sights = { before: { key: { "leaked key": "12 machines run" } }, after: { key: { "leaked key": "none" } } };
  const engine = { log: ".sandbox/engine.log" };
  const failures = await play(scenes, { screen, sights, engine } as unknown as RunContext);
  return { failures, text: text.replaceAll(/\u001b\[\d+m/g, "") };
}

const scene = (title: string, run: Scene["run"]): Scene => ({ title, run });
const holds = scene("Holds", ({ screen }) => {
  screen.say("a detail");
  return Promise.resolve([]);
});
const fails = scene("Fails", () => Promise.resolve(["the first\nwith the engine's line", "the second"]));
const breaks = scene("Breaks", () => Promise.reject(new Error("no account")));

describe("the tour", () => {
  test("says of each scene that it held, compares, and tells what is next", async () => {
    const { failures, text } = await shown([holds]);
    expect(failures).toBe(0);
    expect(text).toMatch(/^\n1\. Holds\n {3}a detail\n {3}held \(\d\.\d s\)\n/);
    expect(text).toMatch(/leaked key +│ 12 machines run +│ none/);
    expect(text).toMatch(/All of it held\.\nThe engine's own log: \.sandbox\/engine\.log\nNext, on your own account/);
  });

  test("goes on after a scene that failed or broke off, counts, and proposes no next step", async () => {
    const { failures, text } = await shown([fails, breaks, holds]);
    expect(failures).toBe(3);
    expect(text).toContain(
      "   did not hold: the first\n   with the engine's line\n   did not hold: the second\n   failed (",
    );
    expect(text).toContain("did not hold: the scene broke off: no account");
    expect(text).toContain("3. Holds");
    expect(text).toMatch(/3 things did not hold\.\nThe engine's own log/);
    expect(text).not.toMatch(/Next|All of it/);
  });

  test.each([30, 57, 80])("stays within %s columns", async (columns) => {
    const { text } = await shown([holds, fails], columns);
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(columns);
  });
});
