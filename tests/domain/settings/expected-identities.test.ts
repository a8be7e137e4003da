import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expectedIdentities } from "../../../domain/settings/expected-identities";
import { planOf } from "../../support/plan";

const GOLDEN = readFileSync(join(__dirname, "..", "..", "identities.golden.txt"), "utf8").split("\n");
const expected = (given: object = {}) => expectedIdentities(planOf(given, {}, "ringfence"));

it("a stack of the standard profile holds all that is expected, so that nothing is asked", () => {
  expect(expected().length).toBeGreaterThan(10);
  expect(expected().filter((identity) => !GOLDEN.includes(identity))).toEqual([]);
});

it("a deploy role is expected when it was asked for", () => {
  const deploy = "aws:iam/policy:Policy ringfence-least-privilege-deploy";
  const githubSubject = "repo:acme/infrastructure:environment:production";
  expect(expected()).not.toContain(deploy);
  expect(expected({ controls: { "least-privilege": { githubSubject } } })).toContain(deploy);
});

it("in mode organization the guards are policies of the organization, which are not looked for", () => {
  const guardrails = { mode: "organization", targets: ["r-abcd"] };
  expect(expected({ guardrails }).filter((identity) => identity.includes("guardrails"))).toEqual([]);
});
