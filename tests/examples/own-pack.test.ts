import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkout } from "../../setup/cache";

// The tests of the sample are tests of this suite: they run here.
jest.requireActual("../../examples/own-pack/index.test.js");

const fileOf = (name: string): string => readFileSync(join(checkout, "examples", "own-pack", name), "utf8").trim();

it.each(["index.js", "index.test.js"])("docs/testing.md shows %s of the sample as it is", (name) => {
  expect(readFileSync(join(checkout, "docs", "testing.md"), "utf8")).toContain(`\`\`\`js\n${fileOf(name)}\n\`\`\``);
});
