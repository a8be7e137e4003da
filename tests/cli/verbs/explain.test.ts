import { terminalPage } from "../../../cli/explain/terminal-page";
import { rules } from "../../../policies/rules";
import { runRingfence } from "../../support/run-ringfence";

const explain = (...words: string[]) => runRingfence("explain", ...words);

it("prints the page of a rule without the signs of Markdown", async () => {
  const { code, out, err } = await explain("spot-forbidden");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatch(/^spot-forbidden: nothing is bought on the spot market/);
  expect(out).toContain("Fix: ");
  expect(out).not.toMatch(/```|^#|<!--/m);
});

it("every rule has something to say", async () => {
  for (const { id, title } of rules) expect((await explain(id)).out).toContain(`${id}: ${title}`);
});

it("lists the rules with level and severity when none is named", async () => {
  const { code, out } = await explain();
  expect(code).toBe(0);
  const rows = out
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.split(/\s{2,}/).slice(0, 3));
  expect(rows).toEqual(rules.map(({ id, level, severity }) => [id, level, severity]));
});

it("says which rule was meant", async () => {
  const { code, out, err } = await explain("spot-forbiden");
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toMatch(/^explain: unknown rule "spot-forbiden", did you mean "spot-forbidden"\?/);
});

it("no name leads out of the folder of pages", async () => {
  expect(await explain("../policy-pack")).toMatchObject({ code: 2, out: "" });
});

it("breaks long lines, but not what stands in a block of code", () => {
  const long = "a word ".repeat(30).trim();
  const lines = terminalPage(
    `# title\n\nsee [the page](x.md) and \`code\`\n\n${long}\n\n\`\`\`json\n${long}\n\`\`\`\n`,
    40,
  )
    .trimEnd()
    .split("\n");
  expect(lines.slice(0, 3)).toEqual(["title", "", "see the page and code"]);
  expect(lines.at(-1)).toBe(`  ${long}`);
  expect(lines.slice(0, -1).every(({ length }) => length <= 40)).toBe(true);
});
