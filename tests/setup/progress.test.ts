import { createProgress, duration } from "../../setup/progress";

it.each([
  [400, "0 s"],
  [59_400, "59 s"],
  [59_600, "1 min 0 s"],
  [262_000, "4 min 22 s"],
])("%i ms is shown as %s", (ms, text) => {
  expect(duration(ms)).toBe(text);
});

describe("steps that take long", () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  async function shown(isTTY: boolean): Promise<string> {
    let text = "";
    const showing = createProgress({ isTTY, write: (more: string) => (text += more) });
    const lasting = (place: string, title: string, ms: number): Promise<void> =>
      showing(
        { place, title },
        () => new Promise((resolve) => setTimeout(resolve, ms)),
        () => false,
      );
    const work = [lasting("[1/2]", "building", 65_000), lasting("[2/2]", "fetching", 40_000)];
    await jest.advanceTimersByTimeAsync(65_000);
    await Promise.all(work);
    return text;
  }

  it("count the seconds in place on a terminal", async () => {
    const text = await shown(true);
    expect(text).toContain("\r\x1b[2K      [1/2] 38 s, [2/2] 38 s\r");
    expect(text).toContain("\r\x1b[2K      [1/2] 42 s\r");
    expect(text.split("\n")).toHaveLength(5);
  });

  it("write a line every half minute elsewhere", async () => {
    expect((await shown(false)).split("\n")).toEqual([
      "[1/2] building",
      "[2/2] fetching",
      "      still at it: [1/2] 30 s, [2/2] 30 s",
      "[2/2] done after 40 s",
      "      still at it: [1/2] 1 min 0 s",
      "[1/2] done after 1 min 5 s",
      "",
    ]);
  });

  it("leave no timer behind", async () => {
    await shown(false);
    expect(jest.getTimerCount()).toBe(0);
  });
});
