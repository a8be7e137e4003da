import { readFileSync } from "node:fs";
import { join } from "node:path";
import { rule } from "../../../scripts/new/rule";

const ROOT = join(__dirname, "..", "..", "..");
const answers = { id: "no-such-thing", family: "network", type: "aws:ec2/vpc:Vpc" };

it("begins a rule in the file of its family and id", () => {
  const files = rule.files(answers);
  expect(files.map(({ path }) => path)).toEqual(["policies/rules/network/no-such-thing.ts"]);
  expect(files[0]?.text).toMatch(/^export const noSuchThing: ResourceRule = \{\n {2}id: "no-such-thing",$/m);
  expect(files[0]?.text).toContain('const TYPE = "aws:ec2/vpc:Vpc";');
});

it("puts it into the list below lines that the list has once", () => {
  for (const { path, after } of rule.lines(answers)) {
    const lines = readFileSync(join(ROOT, path), "utf8").split("\n");
    expect(lines.filter((line) => line.trim() === after)).toHaveLength(1);
  }
  expect(rule.lines(answers).map(({ text }) => text)).toEqual([
    'import { noSuchThing } from "./rules/network/no-such-thing";',
    "  noSuchThing,",
  ]);
});
