import { checkDeploy, checkDocuments, checkGuardrails, guardrailWarnings } from "../../domain/check-guardrails";
import { checkSettings } from "../../domain/check-settings";
import type { Settings } from "../../domain/settings";
import { answers } from "../support/answers";

/** Settings that are right, with parts put in their place that are not. */
const settings = (given: { guardrails?: object; controls?: object; existing?: object } = {}): Settings => {
  const result = checkSettings({ ...answers() });
  if ("problems" in result) throw new Error(JSON.stringify(result.problems));
  const { settings: usual } = result;
  return {
    ...usual,
    guardrails: { ...usual.guardrails, ...given.guardrails },
    controls: { ...given.controls },
    existing: { ...usual.existing, ...given.existing },
  };
};
const off = (...ids: string[]) => ({ controls: Object.fromEntries(ids.map((id) => [id, { enabled: false }])) });
const manyRoles = {
  exemptPrincipals: Array.from({ length: 150 }, (_, n) => `arn:aws:iam::123456789012:role/pipelines/team-${n}`),
};

describe("checkGuardrails", () => {
  it.each<[string, object, string[]]>([
    ["mode account with groups and roles", { groups: ["admins"], roles: ["ci"] }, []],
    ["mode organization with a target", { mode: "organization", targets: ["r-abcd"] }, []],
    ["mode organization without a target", { mode: "organization" }, ["guardrails.targets"]],
    ["mode account with a target", { targets: ["r-abcd"] }, ["guardrails.targets"]],
    [
      "mode organization with groups and roles",
      { mode: "organization", targets: ["r-abcd"], groups: ["admins"], roles: ["ci"] },
      ["guardrails.groups", "guardrails.roles"],
    ],
    [
      "mode none with anything",
      { mode: "none", targets: ["r-abcd"], groups: ["admins"], roles: ["ci"] },
      ["guardrails.targets", "guardrails.groups", "guardrails.roles"],
    ],
  ])("of %s complains about the right settings", (_, guardrails, paths) => {
    expect(checkGuardrails(settings({ guardrails })).map(({ path }) => path)).toEqual(paths);
  });
});

describe("checkDocuments", () => {
  const problems = (given: Parameters<typeof settings>[0]) =>
    checkDocuments(settings(given)).map(({ message }) => / ([\w-]+) too long/.exec(message)?.[1]);

  it("has nothing against the defaults", () => {
    expect(problems({})).toEqual([]);
  });

  it("measures what is on, and nothing else", () => {
    const denies = ["region-deny", "launch-deny", "tamper-deny"];
    expect(problems({ guardrails: manyRoles })).toEqual(denies);
    expect(problems({ guardrails: manyRoles, ...off("launch-guard") })).toEqual(["region-deny", "tamper-deny"]);
    expect(problems({ guardrails: manyRoles, ...off("region-guard", "launch-guard", "tamper-guard") })).toEqual([]);
    expect(problems({ guardrails: { ...manyRoles, mode: "none" } })).toEqual([]);
  });

  it("measures the policies of least privilege", () => {
    const allowedInstanceTypes = Array.from({ length: 150 }, (_, n) => `m5.${n}xlarge`);
    const guards = ["region-guard", "launch-guard", "tamper-guard"];
    const messages = (...ids: string[]) =>
      checkDocuments(settings({ guardrails: { allowedInstanceTypes }, ...off(...guards, ...ids) })).map(
        ({ message }) => message,
      );
    expect(messages()).toEqual([
      expect.stringMatching(
        /^make the policy developer too long: it has \d+ characters, a policy takes 6144; name fewer/,
      ),
    ]);
    expect(messages("least-privilege")).toEqual([]);
  });
});

describe("checkDeploy", () => {
  const PROVIDER = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";
  const subject = { githubSubject: "repo:acme/infrastructure:environment:production" };

  it.each([
    ["no provider", {}, {}, undefined],
    ["a provider for a workflow", { githubProviderArn: PROVIDER }, { "least-privilege": subject }, undefined],
    ["a provider for nobody", { githubProviderArn: PROVIDER }, {}, "without a deploy role"],
    [
      "a provider for a workflow whose role is off",
      { githubProviderArn: PROVIDER },
      { "least-privilege": { ...subject, enabled: false } },
      "while least-privilege is off",
    ],
  ])("of %s says what has no effect", (_, existing, controls, said) => {
    const messages = checkDeploy(settings({ existing, controls })).map(({ message }) => message);
    expect(messages).toEqual(said === undefined ? [] : [expect.stringContaining(said)]);
  });
});

describe("guardrailWarnings", () => {
  it.each<[string, Parameters<typeof settings>[0], boolean]>([
    ["everything on", {}, false],
    ["no tamper guard", off("tamper-guard"), true],
    ["no guard at all", off("region-guard", "launch-guard", "tamper-guard"), false],
    ["no tamper guard in mode none", { guardrails: { mode: "none" }, ...off("tamper-guard") }, false],
  ])("with %s are said", (_, given, isSaid) => {
    expect(guardrailWarnings(settings(given))).toEqual(
      isSaid
        ? [
            "tamper-guard is off: whoever may make roles can make one at /ringfence/exempt/, which the other guards do not bind",
          ]
        : [],
    );
  });
});
