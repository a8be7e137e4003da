import { mkdtempSync, readFileSync, rmSync, appendFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BadJournal, openJournal, readLines, refuseOld, startJournal } from "../../../cli/contain/journal";
import { makePlan } from "../../../cli/contain/plan";
import { factsOf, request } from "./attacked";

const now = () => new Date("2026-11-20T06:00:00Z");
const plan = makePlan(request(), factsOf({}), new Map());

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ringfence-journal-"));
  file = join(folder, "journal.ndjson");
  const journal = startJournal(file, now);
  journal.append({ type: "begin", plan });
  journal.append({ type: "phase", phase: "compute", round: 0 });
  journal.append({ type: "phase", phase: "compute", round: 1 });
  journal.close();
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it("is on the disk line by line, each chained to the line before", () => {
  const { lines } = readLines(readFileSync(file, "utf8"));
  expect(lines.map(({ n, type }) => [n, type])).toEqual([
    [0, "begin"],
    [1, "phase"],
    [2, "phase"],
  ]);
  expect(lines[2]!.prev).toBe(lines[1]!.hash);
});

it("goes on after a line that was cut off, which it takes away", () => {
  appendFileSync(file, '{"n":3,"at":"2026-11-20T06:00');
  const journal = openJournal(file, now);
  journal.append({ type: "resume" });
  journal.close();
  expect(readLines(readFileSync(file, "utf8")).lines.map(({ type }) => type)).toEqual([
    ...["begin", "phase", "phase", "resume"],
  ]);
});

it("refuses lines that were changed, or that are missing", () => {
  const text = readFileSync(file, "utf8");
  expect(() => readLines(text.replace('"round":0', '"round":7'))).toThrow(
    /line 2 does not follow from the line before/,
  );
  const [first, , third] = text.split("\n");
  expect(() => readLines(`${first!}\n${third!}\n`)).toThrow(BadJournal);
});

it("refuses a file that holds no whole first line, or that is not there", () => {
  expect(() => readLines('{"n":0')).toThrow(/nothing was done; execute the plan again/);
  expect(() => openJournal(join(folder, "none"), now)).toThrow(/cannot be read/);
});

it("is resumed for a day: what is new after that may be the owner's", () => {
  const { lines } = readLines(readFileSync(file, "utf8"));
  const later = (hours: number) => new Date(now().getTime() + hours * 3_600_000);
  expect(() => {
    refuseOld(lines, later(24));
  }).not.toThrow();
  expect(() => {
    refuseOld(lines, later(25));
  }).toThrow(/plan again/);
});

it("writes over no journal that is there", () => {
  writeFileSync(join(folder, "other"), "");
  expect(() => startJournal(join(folder, "other"), now)).toThrow(/EEXIST/);
});
