import { describeSweep } from "../../../cli/sweep/text";
import { sweepMarkdown } from "../../../cli/sweep/markdown";
import { UNASKED } from "../../../cli/probes/unasked";
import { sweepPage } from "../../../cli/sweep/page";
import { safeJson } from "../../../cli/untrusted";
import { answer, HOSTILE_NAMES, refused, report } from "../../support/sweep-report";

const ANSWERS = [
  answer("eu-west-1", [{ id: "i-1", size: "c5.xlarge", usdPerHour: 0.17, startedAt: new Date("2026-11-27T05:00Z") }]),
  answer("sa-east-1", []),
  answer("us-east-1", []),
  answer("ap-southeast-2", []),
  ...["eu-west-1", "sa-east-1", "us-east-1", "ap-southeast-2"].map((region) =>
    refused(region, "denied", `AccessDeniedException: no lambda:ListFunctions in ${region}`),
  ),
];

it("shows region and service as a matrix, and one reason in four regions as one line", () => {
  const text = describeSweep(report(ANSWERS), 100);
  expect(text).toMatch(/^idle +eu-west-1 +0\.17 +1 +\?$/m);
  expect(text.match(/AccessDeniedException/g)).toHaveLength(1);
  expect(text).toContain("lambda (function) in eu-west-1, sa-east-1, us-east-1, ap-southeast-2: denied:");
});

it("a terminal that is too narrow for the matrix gets words, and no service is lost", () => {
  const services = Array.from({ length: 12 }, (_, index) =>
    answer("eu-west-1", [{ id: "x" }], "thing", `service-${index}`),
  );
  const text = describeSweep(report(services), 60);
  for (let index = 0; index < 12; index += 1) expect(text).toContain(`service-${index} 1`);
});

it("names what is found outside regions too, says when nobody named a region as allowed, and repeats no list of regions", () => {
  const key = { ...answer("global", [{ id: "key-of-a-robot" }], "active access key", "iam"), scope: "global" as const };
  const unsaid = report([answer("eu-west-1", []), key], undefined, []);
  expect(describeSweep(unsaid, 100)).toMatch(/^global +iam active access key +key-of-a-robot/m);
  expect(describeSweep(unsaid, 100)).toContain("No region was named as allowed");
  expect(describeSweep(report([key]), 100)).not.toContain("No region was named as allowed");
  expect(describeSweep(unsaid, 100, { partial: true })).not.toMatch(/sa-east-1|af-south-1|key-of-a-robot/);
});

describe("names that somebody else chose", () => {
  const shown = report([
    answer(
      "eu-west-1",
      HOSTILE_NAMES.map((id) => ({ id, owner: id })),
    ),
    refused("sa-east-1", "denied", HOSTILE_NAMES.join(" ")),
  ]);

  it("command no terminal", () => {
    for (const text of [describeSweep(shown, 200), sweepMarkdown(shown), safeJson(shown)]) {
      expect(text.replaceAll("\n", "")).toMatch(/^[^\p{Cc}\p{Cf}]*$/u);
    }
  });

  it("are no links, tags or mentions in Markdown", () => {
    const text = sweepMarkdown(shown);
    expect(text).not.toMatch(/<(img|script|svg)|\]\(http|@everyone/);
  });

  it("come out of JSON as they are", () => {
    const { items } = JSON.parse(safeJson(shown)) as { items: { id: string }[] };
    expect(items.map(({ id }) => id).sort()).toEqual([...HOSTILE_NAMES].sort());
  });
});

it("what nobody ever asks stands among what is not known, in every form, and makes no report incomplete", () => {
  const whole = report([answer("eu-west-1", [])]);
  expect(whole.complete).toBe(true);
  for (const { kind } of UNASKED) {
    const markdown = sweepMarkdown(whole).replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
    for (const text of [describeSweep(whole, 100), markdown, safeJson(whole), sweepPage(whole)]) {
      expect(text).toContain(kind);
    }
  }
  expect(describeSweep(whole, 100, { partial: true })).not.toContain("never asked");
});
