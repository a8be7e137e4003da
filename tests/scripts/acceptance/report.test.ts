import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Profile } from "../../../domain/controls/control";
import { checkout } from "../../../setup/cache";
import { type AcceptanceReport, manualChecks, reportMarkdown } from "../../../scripts/acceptance/report";

const REPORT: AcceptanceReport = {
  account: "123456789012",
  target: "AWS",
  version: "0.1.0",
  options: { region: "eu-west-1", profile: Profile.Minimal, without: [], ceiling: 5 },
  startedAt: "2026-11-27T06:00:00.000Z",
  endedAt: "2026-11-27T06:10:00.000Z",
  held: true,
  steps: [
    {
      id: "up",
      what: "pulumi up",
      expect: "all of it",
      outcome: "held",
      seen: "3 create",
      seconds: 12.34,
      calls: { calls: 40, errors: { "iam:GetRole NoSuchEntityException": 2 } },
    },
  ],
  cleanup: { done: ["removed bucket b"], errors: [], stays: [], found: [], gaps: [] },
  callGaps: [],
  manual: ["1. The break-glass role rings"],
};

/** A page as GitHub shows it. */
const shown = (report: AcceptanceReport): string =>
  reportMarkdown(report).replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));

describe("the report", () => {
  it("has each step with time, outcome and calls, and what nobody has tried", () => {
    const page = shown(REPORT);
    expect(page).toMatch(/\| pulumi up +\| all of it +\| held +\| 3 create +\| +12\.3 \| +40 \|/);
    expect(page).toContain("all of it held.");
    expect(page).toContain("- up: iam:GetRole NoSuchEntityException, 2 times");
    expect(page).toContain("- removed bucket b");
    expect(page).toContain("Nothing was found.");
    expect(page).toContain("- 1. The break-glass role rings");
    expect(page).not.toContain("not on AWS");
  });

  it("says first that it is not of AWS, when it is not", () => {
    const [, , line] = shown({ ...REPORT, target: "http://127.0.0.1:4" }).split("\n");
    expect(line).toMatch(/^\*\*This run was not on AWS\*\*/);
  });

  it("never says that nothing is left where nobody could look", () => {
    const cleanup = { ...REPORT.cleanup, gaps: ["ec2 machine (eu-west-1): AccessDenied"] };
    const page = shown({ ...REPORT, cleanup, held: false });
    expect(page).not.toContain("Nothing was found.");
    expect(page).toContain("- ec2 machine (eu-west-1): AccessDenied");
    expect(page).toContain("**not all of it held.**");
  });

  it("names what differed, what failed and what is left", () => {
    const [step] = REPORT.steps;
    const failed = { ...step!, outcome: "failed" as const, differs: ["missing: a b"], errors: ["AccessDenied: no"] };
    const cleanup = { ...REPORT.cleanup, found: ["topic ringfence-t (eu-west-1)"] };
    const page = shown({ ...REPORT, steps: [failed], cleanup, interruptedBy: "SIGTERM" });
    for (const line of ["- up: missing: a b", "- up: AccessDenied: no", "- topic ringfence-t (eu-west-1)", "SIGTERM"]) {
      expect(page).toContain(line);
    }
  });
});

it("all checks of the page are for people", () => {
  const checks = manualChecks(readFileSync(join(checkout, "docs", "acceptance.md"), "utf8"));
  expect(checks).toHaveLength(16);
  expect(checks[0]).toBe("1. The break-glass role rings");
});
