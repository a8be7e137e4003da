import { codeOfAll, describeDoctors } from "../../../cli/doctor/many";
import type { DoctorReport } from "../../../cli/doctor/report";

const report = (account: string, more: Partial<DoctorReport> = {}): DoctorReport => ({
  account,
  takenAt: "2026-11-27T06:00:00.000Z",
  complete: true,
  basis: "3 regions covered by the outputs",
  channels: [],
  checks: [],
  findings: [],
  gaps: [],
  ...more,
});

const armed = { account: "111111111111", name: "calm", report: report("111111111111") };
const found = {
  account: "222222222222",
  name: "\u001b[2J",
  report: report("222222222222", {
    findings: [
      { check: "trail", what: "no trail records", todo: "run pulumi up" },
      { check: "trail", what: "nor there", todo: "run pulumi up" },
    ],
  }),
};
const dark = {
  account: "333333333333",
  report: report("333333333333", {
    complete: false,
    gaps: [{ checks: ["root"], what: "iam", state: "denied" as const, because: "no" }],
  }),
};
const shut = { account: "444444444444", name: "shut", because: "the role cannot be taken" };

it("the worst decides: something found, then what nobody knows", () => {
  expect(codeOfAll([armed])).toBe(0);
  expect(codeOfAll([armed, dark])).toBe(1);
  expect(codeOfAll([armed, shut])).toBe(1);
  expect(codeOfAll([shut, found, armed])).toBe(2);
});

it("what is alike in several regions is one problem, as in the report below", () => {
  const alike = ["eu-west-1", "sa-east-1"].map((region) => ({ check: "detectors", region, what: "none", todo: "run" }));
  const answers = [{ account: "222222222222", report: report("222222222222", { findings: alike }) }];
  expect(describeDoctors({ answers, leftOut: [] })).toMatch(/1 problem +detectors$/m);
});

it("a table of all first, the worst on top, then those that are not armed", () => {
  const text = describeDoctors({
    answers: [armed, found, dark, shut],
    leftOut: [{ id: "555555555555", name: "gone", because: "is suspended" }],
  });
  const lines = text.split("\n");
  expect(lines[0]).toBe("1 of 4 accounts armed");
  expect(lines.slice(3, 7).map((line) => line.slice(0, 12))).toEqual([
    "222222222222",
    "333333333333",
    "444444444444",
    "111111111111",
  ]);
  expect(lines[3]).toMatch(/2 problems +trail$/);
  expect(lines[4]).toMatch(/not all known +1 question refused$/);
  expect(lines[5]).toMatch(/cannot be asked +the role cannot be taken$/);
  expect(lines[6]).toMatch(/calm +armed$/);
  expect(text).toContain("555555555555 (gone) is suspended");
  expect(text).toContain("no trail records");
  expect(text).not.toContain("Account 111111111111");
  const partly = {
    ...armed,
    report: report("1", { checks: [{ id: "drift", title: "", state: "not-asked", notes: [] }] }),
  };
  expect(describeDoctors({ answers: [partly], leftOut: [] })).toMatch(/armed +not asked: drift$/m);
  expect(text).not.toContain("\u001b[2J");
});
