import { findingsOf, type Located } from "../../../cli/check/findings";
import { FLEET } from "../../support/stored-stack";

const told = (message: string, more: Partial<Located> = {}): Located => ({
  policy: "spot-forbidden",
  level: "mandatory",
  severity: "high",
  urn: FLEET,
  message,
  ...more,
});
const ofPack = { policy: "ringfence", level: "advisory", severity: "unspecified" } as const;

it("sorts what the pack says into what is refused, what waits and what is left alone", () => {
  const { violations, undetermined, exempted } = findingsOf([
    told("no spot (type: a, expected b)\nfix: do not\ndocs/rules/spot-forbidden.md (spot-forbidden)"),
    told("undecided until the deployment: region-allowed (region), spot-forbidden (a: why)", ofPack),
    told("exempt: spot-forbidden (fleet) until 2027-01-31: batch (data team)", ofPack),
    told("guardduty is off by profile (spot-forbidden)", { level: "advisory" }),
    told("exemption is over: region-allowed (logs) since 2026-01-01: x (y)", { ...ofPack, policy: "ringfence-stack" }),
  ]);
  expect(violations).toEqual([
    {
      rule: "spot-forbidden",
      level: "mandatory",
      severity: "high",
      urn: FLEET,
      path: "type",
      message: "no spot (type: a, expected b)",
      fix: "do not",
      url: "docs/rules/spot-forbidden.md",
    },
    {
      rule: "ringfence",
      level: "advisory",
      severity: "low",
      urn: FLEET,
      path: "",
      message: "exemption is over: region-allowed (logs) since 2026-01-01: x (y)",
      fix: "",
      url: "",
    },
  ]);
  expect(undetermined).toEqual([
    { rule: "region-allowed", urn: FLEET, path: "region" },
    { rule: "spot-forbidden", urn: FLEET, path: "a", why: "why" },
  ]);
  expect(exempted).toEqual([
    { rule: "spot-forbidden", urn: FLEET, resource: "fleet", until: "2027-01-31", reason: "batch", owner: "data team" },
    { rule: "spot-forbidden", urn: FLEET, reason: "guardduty is off by profile" },
  ]);
});

it("a remediation that did not help is refused, as the engine has it", () => {
  const text = "no spot (type: a, expected b)\nfix: do not\ndocs/rules/spot-forbidden.md (spot-forbidden)";
  expect(findingsOf([told(text, { level: "remediate" })]).violations[0]).toMatchObject({ level: "mandatory" });
});
