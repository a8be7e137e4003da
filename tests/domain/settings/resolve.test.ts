import { minify } from "../../../domain/documents/document";
import { DEFAULT_REGIONS } from "../../../domain/regions/regions";
import { VERSION } from "../../../domain/version";
import { answers } from "../../support/answers";
import { off, planOf, planProblems } from "../../support/plan";

describe("the plan", () => {
  it("sorts the regions of every account into classes when nobody asked the account", () => {
    const { regions } = planOf({ optInRegions: ["ap-southeast-4"] });
    expect(regions.allowed).toEqual(answers().allowedRegions);
    expect(regions.covered).toEqual([...DEFAULT_REGIONS, "ap-southeast-4"].sort());
  });

  it("takes what the account reports before the settings and the table", () => {
    const enabledRegions = ["ap-southeast-2", "us-east-1"];
    expect(planOf({ enabledRegions: ["ap-southeast-2"] }, { enabledRegions }).regions.covered).toEqual(enabledRegions);
  });

  it("covers a region that the account reports and the table does not know, and says so", () => {
    const { regions, warnings } = planOf({}, { enabledRegions: [...DEFAULT_REGIONS, "xx-moon-1"] });
    expect(regions.idle).toContain("xx-moon-1");
    expect(warnings).toContain(
      "the account has regions that this version of Ringfence does not know: xx-moon-1; they are covered as idle regions, and an update will know them",
    );
  });

  it("has the options of every control, with their defaults", () => {
    expect(planOf({ controls: { budgets: { dailyUsd: 5 } } }).options).toMatchObject({
      "alert-channel": { encrypt: false },
      budgets: { dailyUsd: 5 },
      guardduty: { features: [] },
    });
  });

  it("tags with the version, and with what the owner wants", () => {
    expect(planOf({ tags: { team: "security" } }).tags).toEqual({ ringfence: VERSION, team: "security" });
  });

  it("has the cost of what is on", () => {
    expect(planOf(off("guardduty")).estimatedMonthlyUsd).not.toHaveProperty("guardduty");
    expect(planOf().ownIdleCostUsd).toBe(4.98);
  });
});

describe("the documents of the plan", () => {
  const organization = { guardrails: { mode: "organization", targets: ["r-abcd"] } };

  it("protect what the baseline will really be called", () => {
    const named = (name: string) =>
      minify(planOf({}, undefined, name).documents.guardrails.find((each) => each.name === "tamper-deny")!.document);
    expect(named("outpost")).toContain(":outpost-*");
    expect(named("outpost")).not.toContain(":base-*");
  });

  it("are as long as the real name makes them", () => {
    const size = (name: string) =>
      planOf(organization, undefined, name).documents.guardrails.find((each) => each.name === "tamper-deny")!
        .characters;
    // The name stands in the ARN of alarms, rules, topics and budgets.
    expect(size("b".repeat(60)) - size("b".repeat(10))).toBe(4 * 50);
  });

  it("are those of what is on", () => {
    const { documents } = planOf(off("launch-guard", "least-privilege", "freeze"));
    expect(documents.guardrails.map(({ name }) => name)).toEqual([
      "region-deny",
      "tamper-deny",
      "persistence-deny",
      "boundary",
    ]);
    expect([documents.access, documents.freeze]).toEqual([[], undefined]);
  });

  it("are refused when one cannot fit, together with every other problem", () => {
    const exemptPrincipals = Array.from(
      { length: 150 },
      (_, n) => `arn:aws:iam::123456789012:role/pipelines/team-${n}`,
    );
    const tooLong = (given: object) =>
      planProblems({ guardrails: { exemptPrincipals }, ...given }).map((text) => / ([\w-]+) too long/.exec(text)?.[1]);
    expect(tooLong({})).toEqual(["region-deny", "launch-deny", "service-deny", "tamper-deny", "persistence-deny"]);
    expect(tooLong(off("launch-guard"))).toEqual(["region-deny", "tamper-deny", "persistence-deny"]);
    expect(tooLong(off("region-guard", "launch-guard", "tamper-guard"))).toEqual([]);
    expect(tooLong({ monthlyBudgetUsd: 0 })).toEqual([
      undefined,
      "region-deny",
      "launch-deny",
      "service-deny",
      "tamper-deny",
      "persistence-deny",
    ]);
  });
});

describe("the account", () => {
  it("must have the allowed regions and those of existing detectors enabled", () => {
    const detectorIds = { "us-east-2": "12abc34d567e8fa901bc2d34e56789f0" };
    expect(planProblems({ existing: { detectorIds } }, { enabledRegions: ["us-east-1"] })).toEqual([
      'allowedRegions[0]: "ap-southeast-2" is not enabled in the account (enabled are us-east-1); enable it first, or remove it',
      "existing.detectorIds.us-east-2: the region is not covered, so its detector cannot be adopted; covered are us-east-1",
    ]);
  });
});
