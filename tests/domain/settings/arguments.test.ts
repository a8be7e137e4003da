import { checkArguments } from "../../../domain/settings/arguments";

const ROLE = "arn:aws:iam::123456789012:role/tool";
const paths = (args: object) => checkArguments(args).map(({ path }) => path);

describe("checkArguments", () => {
  it("has nothing against good arguments, and does not look at others", () => {
    expect(
      paths({
        allowedRegions: ["ap-southeast-2"],
        groups: ["developers"],
        exemptPrincipals: ["arn:aws:iam::*:role/pipelines/*"],
        allowedInstanceTypes: ["t3.*"],
        unusedServices: [],
        responders: ["arn:aws:iam::123456789012:user/mia"],
        tags: { team: 1 },
        topicArns: "anything",
      }),
    ).toEqual([]);
  });

  it.each<[string, object]>([
    ["responders[0]", { responders: ["*"] }],
    ["responders[0]", { responders: ["arn:aws:iam::123456789012:user/*"] }],
    ["auditors[0]", { auditors: ["arn:aws:iam::123456789012:root"] }],
    ["exemptPrincipals[0]", { exemptPrincipals: ["*"] }],
    ["exemptPrincipals[0]", { exemptPrincipals: ["mia"] }],
    ["allowedRegions[0]", { allowedRegions: ["x"] }],
    ["targets[0]", { targets: ["everything"] }],
    ["groups[0]", { groups: ["a b"] }],
    ["roles[0]", { roles: ["arn:aws:iam::123456789012:role/x"] }],
    ["allowedInstanceTypes[0]", { allowedInstanceTypes: ["*huge*"] }],
    ["unusedServices[0]", { unusedServices: ["nope"] }],
    ["allowedLaunchers[0].launcher", { allowedLaunchers: [{ launcher: "spot", roles: [ROLE] }] }],
    ["allowedLaunchers[0].roles[0]", { allowedLaunchers: [{ launcher: "karpenter", roles: ["*"] }] }],
    ["toolRegions[0].region", { toolRegions: [{ region: "eu-west-1", roles: [ROLE] }] }],
    ["toolRegions[0].roles", { toolRegions: [{ region: "us-east-1", roles: [] }] }],
    ["githubSubject", { githubSubject: "repo:acme/infrastructure:*" }],
    ["regions", { regions: [] }],
    ["regions[0]", { regions: ["ap-southest-2"] }],
    ["allowedRegions", { allowedRegions: [] }],
    ["features[0]", { features: ["EKS_AUDIT_LOG"] }],
    ["disabledFeatures[0]", { disabledFeatures: ["EKS_AUDIT_LOG"] }],
    ["existingDetectorIds.us-east-1", { existingDetectorIds: { "us-east-1": "mine" } }],
    ["monthlyBudgetUsd", { monthlyBudgetUsd: 0 }],
    ["githubProviderArn", { githubProviderArn: "arn:aws:iam::123456789012:oidc-provider/elsewhere" }],
  ])("refuses %s of %j", (path, args) => {
    expect(paths(args)).toEqual([path]);
  });

  it("reports every mistake at once", () => {
    expect(paths({ groups: ["a b", "c d"], unusedServices: ["nope"] })).toEqual([
      "groups[0]",
      "groups[1]",
      "unusedServices[0]",
    ]);
  });
});
