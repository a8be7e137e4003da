import { defaultInWords, exampleLines, helpWidth } from "../../cli/help-text";
import { VERBS } from "../../cli/verbs/table";
import { runRingfence } from "../support/run-ringfence";

const WIDEST = 100;
const tooWide = (text: string): string[] => text.split("\n").filter(({ length }) => length > WIDEST);

/** The help on a screen of so many columns. */
async function onScreen(columns: number | undefined, ...words: string[]): Promise<string> {
  const before = process.stdout.columns;
  process.stdout.columns = columns!;
  try {
    return (await runRingfence(...words, "--help")).out;
  } finally {
    process.stdout.columns = before;
  }
}

describe("the help", () => {
  it.each(
    [[], ...VERBS.map(({ name }) => [name])].flatMap((words) => [[words, undefined] as const, [words, 250] as const]),
  )("of ringfence %p is no wider than 100 columns on a screen of %p", async (words, columns) => {
    const help = await onScreen(columns, ...words);
    expect(help).toContain("Usage: ringfence");
    expect(tooWide(help)).toEqual([]);
  });

  it("still names every value of a long default", async () => {
    const { default: services } = VERBS.find(({ name }) => name === "signals")!.options.find(({ flags }) =>
      flags.startsWith("--unused-services"),
    )!;
    expect((services as string[]).length).toBeGreaterThan(20);
    const help = (await onScreen(80, "signals")).replaceAll(/\s+/g, " ");
    expect(help).toContain(`(default: ${(services as string[]).join(", ")})`);
  });

  it("is as wide as a narrow screen", async () => {
    const lines = (await onScreen(60, "signals")).split("Example:")[0]!.split("\n");
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(60);
  });
});

describe("the width", () => {
  it.each([
    [undefined, 80],
    [0, 80],
    [72, 72],
    [100, 100],
    [101, 100],
  ])("of a help on a screen of %p columns is %p", (screen, width) => {
    expect(helpWidth(screen)).toBe(width);
  });
});

describe("a default in words", () => {
  it("is a list that can be broken, and nothing for what is no list", () => {
    expect(defaultInWords(["eu-west-1", "us-east-1"])).toBe("eu-west-1, us-east-1");
    expect(defaultInWords([])).toBe("not given");
    expect(defaultInWords("92")).toBeUndefined();
  });
});

describe("an example", () => {
  it("stays on one line where it fits", () => {
    expect(exampleLines("ringfence scan --staged")).toBe("  ringfence scan --staged");
  });

  it("goes on where a shell goes on, and is the same command", () => {
    const command = VERBS.find(({ name }) => name === "contain")!.example;
    const lines = exampleLines(command);
    expect(lines.split("\n").length).toBeGreaterThan(1);
    expect(lines.replaceAll(/ \\\n\s+/g, " ").trim()).toBe(command);
    expect(lines).toMatch(/ --role-arn <responder> \\\n {4}--mfa-serial <device>$/);
  });

  it.each(VERBS.map(({ name, example }) => [name, example]))("of %s can be copied whole", (_, example) => {
    expect(
      exampleLines(example)
        .replaceAll(/ \\\n\s+/g, " ")
        .trim(),
    ).toBe(example);
  });
});
