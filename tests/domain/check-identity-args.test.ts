import { BreakGlass, Freeze, Guardrails, LeastPrivilege } from "../../components";
import { checkIdentityArgs } from "../../domain/check-identity-args";
import { refusal } from "../support/refusal";

const paths = (args: object) => checkIdentityArgs(args).map(({ path }) => path);

describe("checkIdentityArgs", () => {
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
    ["githubSubject", { githubSubject: "repo:acme/infrastructure:*" }],
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

describe("each component in IAM", () => {
  it.each([
    ["Guardrails", () => new Guardrails("g", { allowedRegions: ["x"] })],
    ["LeastPrivilege", () => new LeastPrivilege("l", { allowedRegions: ["x"] })],
    ["Freeze", () => new Freeze("f", { exemptPrincipals: ["*"] })],
    ["BreakGlass", () => new BreakGlass("b", { topicArns: { "us-east-1": "arn" }, responders: ["*"] })],
  ])("%s is refused with arguments that fail", async (_, build) => {
    expect(await refusal(build)).toMatch(/: 1 problem\n {2}- (allowedRegions|exemptPrincipals|responders)\[0\]: /);
  });
});
