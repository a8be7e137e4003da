import { toBeValidSarifLog } from "@microsoft/jest-sarif";
import type { Log } from "sarif";
import type { Answers } from "../../../cli/accounts/each";
import { sweepsMarkdown } from "../../../cli/sweep/markdown";
import { describeSweeps } from "../../../cli/sweep/many-text";
import type { SweepReport } from "../../../cli/sweep/report";
import { sweepsSarif } from "../../../cli/sweep/sarif";
import { answer, HOSTILE_NAMES, refused, report } from "../../support/sweep-report";

const HOSTILE = HOSTILE_NAMES.join(" ");
const of = (account: string, name: string, answers: Parameters<typeof report>[0]) => ({
  account,
  name,
  report: { ...report(answers), account },
});

const answered: Answers<SweepReport> = {
  answers: [
    of("111111111111", "calm", [answer("ap-southeast-2", [{ id: "i-home", usdPerHour: 9 }])]),
    of("222222222222", "dark", [refused("sa-east-1", "denied")]),
    of("333333333333", "cheap", [answer("eu-west-1", [{ id: "i-1", usdPerHour: 0.1 }])]),
    of("444444444444", HOSTILE, [
      answer("eu-west-1", [{ id: "i-1", usdPerHour: 5 }, { id: HOSTILE }]),
      answer("ap-southeast-2", [{ id: "i-2", usdPerHour: 1 }]),
    ]),
    { account: "555555555555", name: "shut", because: `no ${HOSTILE}` },
  ],
  leftOut: [{ id: "666666666666", name: HOSTILE, because: "is suspended" }],
};

/** Where somebody should look: something found, the costliest first; then what nobody knows; then the rest. */
const ORDER = ["444444444444", "333333333333", "555555555555", "222222222222", "111111111111"];

expect.extend({ toBeValidSarifLog });

it("text: one table of all accounts first, in the order in which to look, then each of them", () => {
  const text = describeSweeps(answered, 200);
  const lines = text.split("\n");
  expect(lines[0]).toBe("5 accounts, something found in 2, 15.10 + ? USD an hour");
  expect(lines.slice(3, 8).map((line) => line.slice(0, 12))).toEqual(ORDER);
  expect(lines[3]).toMatch(/found +2 +3 +6\.00 \+ \?$/);
  expect(lines[5]).toMatch(/cannot be asked +\? +\? +\?$/);
  expect(lines[6]).toMatch(/not everything is known +0 +0 +0\.00 +1$/);
  const places = ORDER.filter((id) => id !== "555555555555").map((id) => text.indexOf(`Account ${id}, `));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places).not.toContain(-1);
  expect(text).toContain("666666666666");
  expect(text).not.toMatch(/[\u001b\u009b\u202e]/);
});

it("Markdown: one document with one title", () => {
  const text = sweepsMarkdown(answered);
  expect(text.match(/^# .*$/gm)).toEqual(["# What runs or bills in the organization"]);
  expect(text.match(/^## What runs.*$/gm)).toHaveLength(4);
  expect([...text.matchAll(/^\| (\d{12})/gm)].map(([, id]) => id)).toEqual(ORDER);
  expect(text).not.toMatch(/<img|<script|\]\(http|^::/m);
});

it("SARIF: one log with one run, an invocation for each account, and things named with their account", () => {
  const log = JSON.parse(sweepsSarif(answered)) as Log;
  expect(log).toBeValidSarifLog();
  expect(log.runs).toHaveLength(1);
  const [run] = log.runs;
  expect(
    run!.invocations!.map(({ executionSuccessful, properties }): unknown[] => [
      properties!["account"],
      executionSuccessful,
    ]),
  ).toEqual([
    ["111111111111", true],
    ["222222222222", false],
    ["333333333333", true],
    ["444444444444", true],
    ["555555555555", false],
  ]);
  const uris = run!.results!.map(({ locations }) => locations![0]!.physicalLocation!.artifactLocation!.uri!);
  // i-1 is in two accounts, and two things.
  expect(uris.filter((uri) => uri.endsWith("/i-1"))).toEqual([
    "aws/333333333333/eu-west-1/ec2/i-1",
    "aws/444444444444/eu-west-1/ec2/i-1",
  ]);
  expect(run!.tool.driver.rules!.map(({ id }) => id)).toEqual(["ec2-machine"]);
});
