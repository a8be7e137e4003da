import { GITHUB_ISSUER, gitHubTrust, peopleTrust } from "../../../../domain/documents/access/trust";
import { ACCOUNT_ID } from "../../../support/mock-account";
import { isLetIn } from "../../../support/simulate";

const ROLE = `arn:aws:iam::${ACCOUNT_ID}:role/ringfence/exempt/responder`;
const ANNA = `arn:aws:iam::${ACCOUNT_ID}:user/anna`;
const BEN = `arn:aws:iam::${ACCOUNT_ID}:user/ben`;

describe("the trust of a role for people", () => {
  const assume = (more: object = {}) => ({
    action: "sts:AssumeRole",
    region: "us-east-1",
    resource: ROLE,
    principal: ANNA,
    context: { "aws:MultiFactorAuthPresent": "true", "aws:MultiFactorAuthAge": "60" },
    ...more,
  });
  const named = peopleTrust({ accountId: ACCOUNT_ID, principals: [ANNA] });

  it("is one statement", () => {
    expect(peopleTrust({ accountId: ACCOUNT_ID, regions: ["us-east-1", "ap-southeast-2", "us-east-1"] })).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "PeopleWithMfa",
          Effect: "Allow",
          Principal: { AWS: `arn:aws:iam::${ACCOUNT_ID}:root` },
          Action: "sts:AssumeRole",
          Condition: {
            Bool: { "aws:MultiFactorAuthPresent": "true" },
            NumericLessThan: { "aws:MultiFactorAuthAge": "3600" },
            StringEquals: { "aws:RequestedRegion": ["ap-southeast-2", "us-east-1"] },
          },
        },
      ],
    });
  });

  it.each<[string, object, boolean]>([
    ["who is named, with a device of a minute ago", {}, true],
    [
      "who is named, with a device of an hour ago",
      { context: { "aws:MultiFactorAuthPresent": "true", "aws:MultiFactorAuthAge": "3600" } },
      false,
    ],
    ["who is named, without a device in the session", { context: { "aws:MultiFactorAuthPresent": "false" } }, false],
    ["who is named, by an access key", { context: {} }, false],
    ["somebody else of the account", { principal: BEN }, false],
    ["the same name in another account", { principal: ANNA.replace(ACCOUNT_ID, "999999999999") }, false],
  ])("%s, who brings %p, is let in: %p", async (_, more, letIn) => {
    expect(await isLetIn(named, assume(more))).toBe(letIn);
  });

  it("takes requests through the regions where an alarm listens, and through no other", async () => {
    const trust = peopleTrust({ accountId: ACCOUNT_ID, principals: [ANNA], regions: ["ap-southeast-2", "us-east-1"] });
    expect(await isLetIn(trust, assume({ region: "ap-southeast-2" }))).toBe(true);
    expect(await isLetIn(trust, assume({ region: "eu-west-1" }))).toBe(false);
  });

  it("names each principal once, in an order of its own, and everybody of the account when none is named", () => {
    const principals = (given?: string[]) =>
      peopleTrust({ accountId: ACCOUNT_ID, principals: given }).Statement[0]!.Principal;
    expect(principals([BEN, ANNA, BEN])).toEqual({ AWS: [ANNA, BEN] });
    expect(principals([])).toEqual(principals());
  });
});

describe("the trust of the role for one workflow", () => {
  const PROVIDER = `arn:aws:iam::${ACCOUNT_ID}:oidc-provider/${GITHUB_ISSUER}`;

  // The second is the form of repositories made since July 2026:
  // https://github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens/
  it.each([
    "repo:acme/infrastructure:environment:production",
    "repo:acme@123456/infrastructure@456789:environment:production",
  ])("compares audience and subject %s as a whole", (subject) => {
    expect(gitHubTrust(PROVIDER, subject)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "PinnedWorkflow",
          Effect: "Allow",
          Principal: { Federated: PROVIDER },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: {
            StringEquals: {
              "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
              "token.actions.githubusercontent.com:sub": subject,
            },
          },
        },
      ],
    });
  });
});
