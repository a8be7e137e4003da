import { duration, showing } from "../../setup/progress";

it.each([
  [400, "0 s"],
  [59_400, "59 s"],
  [59_600, "1 min 0 s"],
  [262_000, "4 min 22 s"],
])("%i ms is shown as %s", (ms, text) => {
  expect(duration(ms)).toBe(text);
});

describe("a step that takes long", () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  async function shown(isTTY: boolean): Promise<string> {
    let text = "";
    const out = { isTTY, write: (more: string) => (text += more) };
    const work = showing(out, "building", () => new Promise((resolve) => setTimeout(resolve, 65_000)));
    await jest.advanceTimersByTimeAsync(65_000);
    await work;
    return text;
  }

  it("counts the seconds in place on a terminal", async () => {
    const text = await shown(true);
    expect(text).toContain("\r      42 s ");
    expect(text.split("\n")).toHaveLength(3);
  });

  it("writes a line every half minute elsewhere", async () => {
    expect((await shown(false)).split("\n")).toEqual([
      "building",
      "      still at it, 30 s",
      "      still at it, 1 min 0 s",
      "      done after 1 min 5 s",
      "",
    ]);
  });
});
