import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makePlan } from "../../../cli/contain/plan";
import { readPlan, writePlan } from "../../../cli/contain/plan-file";
import { ACCOUNT, CALLER, factsOf, request } from "./attacked";

const MADE = new Date("2026-11-20T06:00:00Z");
const plan = makePlan(request(), factsOf({}), new Map());
const me = { accountId: ACCOUNT, callerArn: CALLER };
const minutes = (count: number) => new Date(MADE.getTime() + count * 60_000);

let folder: string;
let text: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ringfence-plan-"));
  writePlan(join(folder, "plan.json"), plan);
  text = readFileSync(join(folder, "plan.json"), "utf8");
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it("is read as it was written, by another session of who made it", () => {
  expect(readPlan(text, { ...me, callerArn: CALLER.replace("/anna", "/ben") }, minutes(59))).toEqual(plan);
});

const CASES: [string, () => string, typeof me, number, RegExp][] = [
  ["no JSON", () => "{", me, 1, /it is no JSON/],
  [
    "another version",
    () => text.replace('"version": 1', '"version": 2'),
    me,
    1,
    /its version is 2, this program knows 1/,
  ],
  ["a change", () => text.replace('"includeOlder": false', '"includeOlder": true'), me, 1, /it was changed/],
  [
    "another account",
    () => text,
    { ...me, accountId: "210987654321" },
    1,
    /for the account 123456789012, and the credentials are of 210987654321/,
  ],
  [
    "another caller",
    () => text,
    { ...me, callerArn: `arn:aws:iam::${ACCOUNT}:user/ada` },
    1,
    /plan again as who executes it/,
  ],
  ["an hour and a minute", () => text, me, 61, /good for an hour/],
  ["the future", () => text, me, -5, /good for an hour/],
];
it.each(CASES)("is refused for %s", (_what, changed, account, age, message) => {
  expect(() => readPlan(changed(), account, minutes(age))).toThrow(message);
});

it("writes over no file, and says what to give instead", () => {
  writePlan(join(folder, "twice.json"), plan);
  const before = readFileSync(join(folder, "twice.json"), "utf8");
  expect(() => {
    writePlan(join(folder, "twice.json"), { ...plan, t0: "x" });
  }).toThrow(/twice\.json is there already; give another file with --plan$/);
  expect(readFileSync(join(folder, "twice.json"), "utf8")).toBe(before);
});
