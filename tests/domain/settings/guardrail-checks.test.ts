import { off, problemPaths } from "../../support/plan";

// Which texts a contradiction is told in is in bad-settings.
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
    expect(problemPaths({ guardrails })).toEqual(wrong);
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
    expect(problemPaths(settings)).toEqual(wrong);
  });
});
