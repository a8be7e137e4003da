import { callerOf } from "../../../domain/replay/caller";
import { ROOT, sessionOf, TRAIL_ACCOUNT, userOf } from "../../support/trail-records";

const OTHER = "999999999999";
const of = (identity: unknown, owner = TRAIL_ACCOUNT) => callerOf(identity, owner);

describe("who made a call", () => {
  it("is the role of a session, with its path", () => {
    expect(of(sessionOf("service-role/api", "run-7", "true"))).toEqual({
      principal: `arn:aws:iam::${TRAIL_ACCOUNT}:role/service-role/api`,
      arn: `arn:aws:iam::${TRAIL_ACCOUNT}:role/service-role/api`,
      account: TRAIL_ACCOUNT,
      type: "AssumedRole",
      mfa: true,
    });
  });

  it("is the role that the session names, when the record does not say who issued it", () => {
    const arn = `arn:aws:sts::${TRAIL_ACCOUNT}:assumed-role/ci/run-7`;
    expect(of({ type: "AssumedRole", arn })).toMatchObject({ principal: `arn:aws:iam::${TRAIL_ACCOUNT}:role/ci` });
  });

  it("is a user, whose key has no sign of a second factor, or root", () => {
    const arn = `arn:aws:iam::${TRAIL_ACCOUNT}:user/anna`;
    expect(of(userOf("anna"))).toEqual({ principal: arn, arn, account: TRAIL_ACCOUNT, type: "User" });
    expect(of(ROOT)).toMatchObject({ principal: `arn:aws:iam::${TRAIL_ACCOUNT}:root`, type: "Account" });
  });

  it("is the user behind a federated one, while conditions see the federated one", () => {
    const arn = `arn:aws:sts::${TRAIL_ACCOUNT}:federated-user/mia`;
    const sessionContext = { sessionIssuer: { type: "IAMUser", arn: `arn:aws:iam::${TRAIL_ACCOUNT}:user/broker` } };
    expect(of({ type: "FederatedUser", arn, accountId: TRAIL_ACCOUNT, sessionContext })).toMatchObject({
      principal: `arn:aws:iam::${TRAIL_ACCOUNT}:user/broker`,
      arn,
    });
  });

  it("stays the principal when a service calls for it", () => {
    const identity = { ...sessionOf("ci", "run"), invokedBy: "cloudformation.amazonaws.com" };
    expect(of(identity)).toMatchObject({
      principal: `arn:aws:iam::${TRAIL_ACCOUNT}:role/ci`,
      via: "cloudformation.amazonaws.com",
    });
  });

  it.each<[string, object, string]>([
    ["an AWS service", { type: "AWSService", invokedBy: "ec2.amazonaws.com" }, "calls made by an AWS service"],
    [
      "a service-linked role",
      sessionOf("aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS", "ecs"),
      "calls made by a service-linked role, which no guardrail binds",
    ],
    ["an account", { type: "AWSAccount", accountId: OTHER }, "calls made by a principal of another account"],
    [
      "a role of another account",
      { ...sessionOf("ci", "run"), accountId: OTHER },
      "calls made by a principal of another account",
    ],
    ["a web identity", { type: "WebIdentityUser" }, "calls made by somebody who was not signed in yet"],
  ])("is nobody whom a guardrail of the account binds: %s", (_, identity, why) => {
    expect(of(identity)).toBe(why);
  });

  it.each([undefined, null, "anna", {}, { type: "IAMUser" }])("is not known from %j", (identity) => {
    expect(of(identity)).toBeUndefined();
  });
});
