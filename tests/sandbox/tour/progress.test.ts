import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { follow } from "../../../sandbox/tour/engine/follow";
import { createProgress } from "../../../sandbox/tour/show/progress";
import { createScreen } from "../../../sandbox/tour/show/screen";
import { HALF_WAY } from "./event-log";

const PLANNED = new Map(Object.entries({ guardduty: 1, contacts: 2, freeze: 1 }));

describe("progress where nothing can be written over", () => {
  let text = "";
  const write = (more: string) => (text += more) !== "";
  const screen = createScreen({ columns: 80, isTTY: false, write }, false, {});
  beforeEach(() => (text = ""));

  test("is a line a control as soon as it stands, and no second one", () => {
    const progress = createProgress(PLANNED, screen);
    progress.update(HALF_WAY.slice(0, -1));
    expect(text).toBe("");
    progress.update(HALF_WAY);
    progress.update(HALF_WAY);
    expect(text).toMatch(/^ {3}contacts .* 2\/2 .*\n$/);
  });

  test("names at the end the controls that do not stand", () => {
    const progress = createProgress(PLANNED, screen);
    progress.update(HALF_WAY);
    progress.stop();
    const lines = text.trimEnd().split("\n");
    expect(lines).toHaveLength(PLANNED.size);
    expect(lines.slice(1)).toEqual([
      expect.stringMatching(/guardduty .* 0\/1 /),
      expect.stringMatching(/freeze .* 0\/1 /),
    ]);
  });
});

describe("following the engine's event log", () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "ringfence-follow-"))));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test("takes whole lines only, though they are written in pieces and letters are cut in two", async () => {
    const file = join(folder, "events.jsonl");
    let calls = 0;
    const end = follow(file, () => calls++);
    const line = Buffer.from(`${JSON.stringify({ diagnosticEvent: { severity: "error", message: "é" } })}\n`);
    const cut = line.indexOf("é") + 1;
    appendFileSync(file, Buffer.concat([line, line.subarray(0, cut)]));
    while (calls === 0) await sleep(10);
    appendFileSync(file, line.subarray(cut));
    expect(end().map(({ event }) => event.diagnosticEvent?.message)).toEqual(["é", "é"]);
  });

  test("is empty for an engine that wrote none", () => {
    expect(follow(join(folder, "absent"), () => undefined)()).toEqual([]);
  });
});
