import type { Step } from "../../../cli/contain/plan";
import { BadChoice, checkOnly, leftOut, type UndoChoice } from "../../../cli/contain/undo-choice";
import { PHASES } from "../../../cli/contain/phases";
import { loadRows } from "../../../cli/contain/rows";
import { T0 } from "./attacked";

const step = (row: string, target: string, was: Step["was"] = {}, startedAt = "2026-03-01T00:00:00.000Z"): Step => ({
  id: `${row}/0/us-east-1/${target}`,
  row,
  act: 0,
  region: "us-east-1",
  call: "iam:AttachUserPolicy",
  target,
  kind: "user or role",
  reversible: true,
  startedAt,
  was,
});

const NONE: UndoChoice = { suspects: false, starters: false, only: [] };
const optionOf = (one: Step, choice: Partial<UndoChoice> = {}) =>
  leftOut(one, { ...NONE, ...choice }, { t0: T0.toISOString() })?.option;

const key = step("suspects-keys", "AKIAIOSFODNN7EXAMPLE", { user: "mallory" });
const ada = step("freeze-launches", "user/ada", { name: "ada" });
const late = step("freeze-launches", "user/back2", { name: "back2" }, T0.toISOString());
const group = step("groups", "miners");

it("takes nothing unasked that a suspect gets, or that starts something, whatever row it is of", async () => {
  const back = [...(await loadRows()).values()].filter(({ acts }) => acts.some(({ undo }) => undo));
  expect(back.length).toBeGreaterThan(15);
  const unasked = back.filter(({ id }) => optionOf(step(id, "x")) === undefined).map(({ id }) => id);
  expect(unasked).toEqual(PHASES.find(({ id }) => id === "freeze-launches")!.rows);
});

it.each([
  [key, {}, "--suspects"],
  [key, { starters: true }, "--suspects"],
  [key, { suspects: true }, undefined],
  [ada, {}, undefined],
  [late, {}, "--suspects or --only user/back2"],
  [late, { suspects: true }, undefined],
  [group, { suspects: true }, "--starters"],
  [group, { starters: true }, undefined],
  [ada, { only: ["user/back2"] }, "--only user/ada"],
  [late, { only: ["back2"] }, undefined],
  [key, { only: ["user/mallory"] }, undefined],
  [group, { only: ["miners"] }, undefined],
])("%j with %j is left to %s", (one, choice, option) => {
  expect(optionOf(one, choice)).toBe(option);
});

it("refuses a name that nothing has, and one that a user and a role have", () => {
  const web = step("freeze-launches", "role/ada", { name: "ada" });
  expect(() => {
    checkOnly([ada, web], ["bob"]);
  }).toThrow(BadChoice);
  expect(() => {
    checkOnly([ada, web], ["ada"]);
  }).toThrow(/give user\/ada or role\/ada/);
  expect(() => {
    checkOnly([ada, web], ["user/ada", "role/ada"]);
  }).not.toThrow();
});
