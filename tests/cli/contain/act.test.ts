import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beginIn } from "../../../cli/contain/act";
import { BadJournal } from "../../../cli/contain/journal";
import { makePlan, type Plan } from "../../../cli/contain/plan";
import { loadRows } from "../../../cli/contain/rows";
import { attacked, request } from "./attacked";

const NOW = () => new Date("2026-11-20T06:10:00Z");
let folder: string;
let plan: Plan;
const file = () => join(folder, "journal.ndjson");

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "ringfence-act-"));
  plan = makePlan(request(), attacked(["us-east-1"]), await loadRows());
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const begin = (of: Plan): void => {
  const journal = beginIn(folder, of, NOW);
  journal.append({ type: "begin", plan: of });
  journal.close();
};

it("says how to go on where the folder has the journal of the same plan, and leaves it as it is", () => {
  begin(plan);
  const before = readFileSync(file(), "utf8");
  expect(() => {
    begin(plan);
  }).toThrow(BadJournal);
  expect(() => {
    begin(plan);
  }).toThrow(`go on with \`npx ringfence contain --resume ${file()}\``);
  expect(readFileSync(file(), "utf8")).toBe(before);
});

it.each(["another plan", "a text"])("asks for another folder where it has the journal of %s", (what) => {
  if (what === "a text") writeFileSync(file(), "mine\n");
  else begin({ ...plan, madeAt: "2026-11-20T05:00:00.000Z" });
  const before = readFileSync(file(), "utf8");
  expect(() => {
    begin(plan);
  }).toThrow(`${folder} has the journal of another execution; give another folder with --out`);
  expect(readFileSync(file(), "utf8")).toBe(before);
});
