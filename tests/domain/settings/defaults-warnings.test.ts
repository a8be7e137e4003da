import type { DefaultsFacts } from "../../../domain/settings/defaults-facts";
import { planOf } from "../../support/plan";

const warned = (facts: DefaultsFacts, controls: object = {}) => planOf({ controls }, facts).warnings.join("\n");
const unknown = { unknown: "AccessDenied: no" };

it("an allow-list that somebody enabled is not loosened without a word", () => {
  const facts = { imageStates: { "ap-southeast-2": { found: "enabled" } } };
  expect(warned(facts)).toContain("the image allow-list is enabled in ap-southeast-2 and becomes audit-mode; keep it");
  expect(warned(facts, { "image-allowlist": { inAllowedRegions: "enabled" } })).not.toContain("audit-mode");
});

it("what could not be asked, and takes nothing from anybody, is told once for each reason", () => {
  expect(warned({ passwordPolicy: unknown })).toContain(
    "the password policy cannot be asked, so a stricter rule of it would be replaced: AccessDenied: no",
  );
  expect(warned({ analyzers: { "eu-west-1": unknown, "eu-west-2": unknown } })).toContain(
    "the analyzers of eu-west-1, eu-west-2 cannot be asked, so one that exists makes the run fail: AccessDenied: no",
  );
  expect(warned({ unusedAccessAnalyzers: unknown }, { "unused-access": "on" })).toContain(
    "the analyzers of unused access cannot be asked, so one that exists makes the run fail: AccessDenied: no",
  );
  expect(warned({ indexes: { "eu-west-1": unknown } }, { "resource-index": "off" })).not.toContain("AccessDenied");
});

it("a region that was closed while it was idle, and is allowed now, says how it is opened", () => {
  const facts = { closures: { "ap-southeast-2": { found: true } } };
  expect(warned(facts)).toContain(
    "ap-southeast-2 stands in allowedRegions and its way to the internet is closed: a guard stays where it was until somebody lifts it; aws ec2 modify-vpc-block-public-access-options --internet-gateway-block-mode off --region ap-southeast-2",
  );
  expect(warned({ closures: { "ap-southeast-2": { found: false } } })).not.toContain("is closed");
});
