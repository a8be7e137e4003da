import { decide, compile } from "../../../domain/documents/evaluate";
import type { Statement } from "../../../domain/documents/document";
import { type Principal, requestOf } from "../../../domain/burn/principal";

const principal = (kind: Principal["kind"], arn: string): Principal => ({
  arn,
  kind,
  policies: {},
  tags: { team: "web" },
  unread: [],
});
const USER = principal("user", "arn:aws:iam::123456789012:user/ops/ada");
const ROLE = principal("role", "arn:aws:iam::123456789012:role/ci");

const CALL = {
  action: "ec2:RunInstances",
  region: "eu-west-1",
  keys: { "ec2:InstanceType": "t3.micro" },
  on: "instance/*",
};

/** What an administrator may do beside one deny with this condition. */
const withDeny = (who: Principal, Condition: Statement["Condition"]) =>
  decide(
    {
      organization: compile([
        { Version: "2012-10-17", Statement: [{ Sid: "", Effect: "Deny", Action: "*", Resource: "*", Condition }] },
      ]),
    },
    requestOf(who, CALL),
  ).allowed;

it.each<[string, Principal, Statement["Condition"], boolean | undefined]>([
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent
  ["a key has no MFA, which IfExists denies", USER, { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } }, false],
  ["a key has no MFA, which Bool alone lets pass", USER, { Bool: { "aws:MultiFactorAuthPresent": "false" } }, true],
  ["a key has no MFA, which Null denies", USER, { Null: { "aws:MultiFactorAuthPresent": "true" } }, false],
  ["a session may have MFA", ROLE, { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } }, undefined],
  ["a key has a name", USER, { StringEquals: { "aws:username": "ada" } }, false],
  ["a variable of the name", USER, { StringNotLike: { "aws:PrincipalArn": "*/${aws:username}" } }, true],
  ["a tag of the principal", USER, { StringEquals: { "aws:PrincipalTag/team": "web" } }, false],
  ["an address is not known", USER, { NotIpAddress: { "aws:SourceIp": "10.0.0.0/8" } }, undefined],
  ["a region", USER, { StringNotEquals: { "aws:RequestedRegion": "eu-west-1" } }, true],
  ["a type", USER, { StringNotLike: { "ec2:InstanceType": "t3.*" } }, true],
  ["the kind of a session", ROLE, { StringEquals: { "aws:PrincipalType": "AssumedRole" } }, false],
  ["a time of issue, which a key has not", USER, { DateLessThan: { "aws:TokenIssueTime": "2030-01-01" } }, true],
])("%s", (_, who, condition, allowed) => {
  expect(withDeny(who, condition)).toBe(allowed);
});

it("a call acts on what it names, in the account of the principal", () => {
  expect(requestOf(USER, CALL).resource).toBe("arn:aws:ec2:eu-west-1:123456789012:instance/*");
  expect(requestOf(USER, { action: "ec2:CreateFleet", region: "eu-west-1" }).resource).toBeUndefined();
});
