import { join } from "node:path";
import { control } from "../../../scripts/new/control";
import { create } from "../../../scripts/new/create";

const ROOT = join(__dirname, "..", "..", "..");
const TYPE = "aws:ec2/serialConsoleAccess:SerialConsoleAccess";
const answers = { id: "no-such-thing", family: "defaults", type: TYPE };

it("begins facts, component and test in the folder of the family", () => {
  const files = control.files(answers);
  expect(files.map(({ path }) => path)).toEqual([
    "domain/controls/defaults/no-such-thing.ts",
    "components/defaults/no-such-thing.ts",
    "tests/components/defaults/no-such-thing.test.ts",
  ]);
  expect(files[0]?.text).toContain("family: Family.Defaults,");
  expect(files[1]?.text).toContain("new aws.ec2.SerialConsoleAccess(");
  expect(files[1]?.text).toContain('super("ringfence:index:NoSuchThing", name, args, opts);');
});

it("enters it in the tables and the public surface, below lines that are there", () => {
  const { changed } = create(control, answers, ROOT);
  const withIt = changed.filter(({ text }) => /noSuchThing|NoSuchThing/.test(text)).map(({ path }) => path);
  expect(withIt).toEqual(["domain/controls/table.ts", "components/baseline/table.ts", "components/index.ts"]);
});

it("leaves sentences empty and the inputs open, so that its tests fail until somebody fills them in", () => {
  const [facts, , test] = control.files(answers);
  expect(facts?.text).toContain('title: "",');
  expect(test?.text).toContain("fillIn");
});
