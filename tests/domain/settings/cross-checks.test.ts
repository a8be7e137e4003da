import { planProblems } from "../../support/plan";

/** The settings that problems are about. */
const paths = (given: object): string[] => planProblems(given).map((problem) => problem.split(": ")[0]!);
const off = (...ids: string[]) => ({ controls: Object.fromEntries(ids.map((id) => [id, "off"])) });

// Which texts a contradiction is told in is in bad-settings.ts.
describe("the mode of the guardrails", () => {
  it.each<[string, object, string[]]>([
    ["account with groups and roles", { groups: ["admins"], roles: ["ci"] }, []],
    ["organization with a target", { mode: "organization", targets: ["r-abcd"] }, []],
    ["organization without a target", { mode: "organization" }, ["guardrails.targets"]],
    ["account with a target", { targets: ["r-abcd"] }, ["guardrails.targets"]],
    [
      "organization with groups and roles",
      { mode: "organization", targets: ["r-abcd"], groups: ["admins"], roles: ["ci"] },
      ["guardrails.groups", "guardrails.roles"],
    ],
    [
      "none with anything",
      { mode: "none", targets: ["r-abcd"], groups: ["admins"], roles: ["ci"] },
      ["guardrails.targets", "guardrails.groups", "guardrails.roles"],
    ],
  ])("%s complains about what has no effect", (_, guardrails, wrong) => {
    expect(paths({ guardrails })).toEqual(wrong);
  });
});

describe("launchers and tools that are let in", () => {
  const role = "arn:aws:iam::123456789012:role/tool";
  const allowedLaunchers = [{ launcher: "karpenter", roles: [role] }];
  const toolRegions = [{ region: "us-east-1", roles: [role] }];
  const exceptions = { allowedLaunchers, toolRegions };

  it.each<[string, object, string[]]>([
    ["a guard that is on", { guardrails: exceptions }, []],
    [
      "no guard",
      { guardrails: { mode: "none", ...exceptions } },
      ["guardrails.allowedLaunchers", "guardrails.toolRegions"],
    ],
    ["no launch guard", { guardrails: exceptions, ...off("launch-guard") }, ["guardrails.allowedLaunchers"]],
    ["no region guard", { guardrails: exceptions, ...off("region-guard") }, ["guardrails.toolRegions"]],
    [
      "roles that are exempt",
      { guardrails: { exemptPrincipals: ["arn:aws:iam::*:role/to*"], ...exceptions } },
      ["guardrails.allowedLaunchers[0].roles[0]", "guardrails.toolRegions[0].roles[0]"],
    ],
    [
      "a region that is allowed",
      { allowedRegions: ["us-east-1"], guardrails: { toolRegions } },
      ["guardrails.toolRegions[0].region"],
    ],
  ])("with %s complain about what has no effect", (_, settings, wrong) => {
    expect(paths(settings)).toEqual(wrong);
  });
});

describe("a control that works through another", () => {
  it.each([
    ["no way to people", ["alert-channel"], ["billing-alarms", "cost-anomaly", "early-warning", "break-glass"]],
    [
      "no way to people and no break-glass role",
      ["alert-channel", "break-glass"],
      ["billing-alarms", "cost-anomaly", "early-warning"],
    ],
    [
      "no way to people and no alarms",
      ["alert-channel", "billing-alarms", "usage-alarms", "early-warning"],
      ["cost-anomaly", "break-glass"],
    ],
    [
      "all of them off",
      ["alert-channel", "billing-alarms", "cost-anomaly", "usage-alarms", "early-warning", "break-glass"],
      [],
    ],
    ["no alarms", ["billing-alarms", "usage-alarms", "early-warning", "break-glass"], []],
  ])("is named with %s", (_, ids, ringing) => {
    expect(planProblems(off(...ids))).toEqual(
      ringing.map(
        (id) => `controls.alert-channel: is off, but ${id} rings through it; switch it on, or switch ${id} off too`,
      ),
    );
  });
});

describe("early warning", () => {
  const trail = "arn:aws:cloudtrail:us-east-1:123456789012:trail/all";

  it.each<[string, object, number]>([
    ["the trail that is made", {}, 0],
    ["a trail that is there", { existing: { trail } }, 0],
    ["a trail that is there, and none to make", { existing: { trail }, ...off("audit-trail") }, 0],
    ["no trail", off("audit-trail"), 1],
    ["nothing to hear", off("audit-trail", "early-warning"), 0],
  ])("with %s is refused as deaf: %p times", (_, given, count) => {
    const deaf = planProblems(given).filter((problem) =>
      problem.startsWith("controls.audit-trail: is off, but early-"),
    );
    expect(deaf).toHaveLength(count);
  });
});

describe("what exists already", () => {
  const detectorIds = { "us-east-1": "12abc34d567e8fa901bc2d34e56789f0" };
  const githubProviderArn = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";
  const githubSubject = "repo:acme/infrastructure:environment:production";

  it.each<[string, object, string[]]>([
    ["a detector", { existing: { detectorIds } }, []],
    ["a detector while GuardDuty is off", { existing: { detectorIds }, ...off("guardduty") }, ["existing.detectorIds"]],
    [
      "a detector in a region that is not enabled",
      { existing: { detectorIds }, enabledRegions: ["ap-southeast-2"] },
      ["existing.detectorIds.us-east-1"],
    ],
    [
      "a provider for a workflow",
      { existing: { githubProviderArn }, controls: { "least-privilege": { githubSubject } } },
      [],
    ],
    ["a provider for nobody", { existing: { githubProviderArn } }, ["existing.githubProviderArn"]],
    [
      "a provider for a workflow whose role is off",
      { existing: { githubProviderArn }, controls: { "least-privilege": { githubSubject, enabled: false } } },
      ["existing.githubProviderArn"],
    ],
  ])("must serve something: %s", (_, given, wrong) => {
    expect(paths(given)).toEqual(wrong);
  });
});
