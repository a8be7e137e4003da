import { read, UNKNOWN } from "../../../policies/engine/reader";
import { deniesOthers, isAnyone } from "../../../policies/facts/policy-callers";
import { policyDocument } from "../../../policies/facts/policy-document";

const documentOf = (...Statement: unknown[]) => policyDocument(read({ Statement }, "policy"));

it.each<[unknown, boolean | undefined]>([
  ["*", true],
  [{ AWS: "*" }, true],
  [{ AWS: "arn:aws:iam::123456789012:root" }, false],
  [{ Service: "ec2.amazonaws.com" }, false],
  [{ AWS: UNKNOWN }, undefined],
  [{ Service: UNKNOWN }, false],
  [UNKNOWN, undefined],
])("%j is anybody: %s", (Principal, expected) => {
  expect(isAnyone(documentOf({ Principal }).statements[0]!.principals[0]!)).toBe(expected);
});

const deny = (Condition: unknown, more: object = {}) => ({
  Effect: "Deny",
  Principal: "*",
  Action: "sts:*",
  Condition,
  ...more,
});
const outsiders = { StringNotEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } };

it.each<[object, boolean | undefined]>([
  [deny(outsiders), true],
  [deny({ StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }), true],
  [deny({ StringNotLike: { "aws:PrincipalOrgID": "*" } }), false],
  [deny({ StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }), false],
  [deny(outsiders, { Principal: { AWS: "arn:aws:iam::123456789012:root" } }), false],
  [deny(outsiders, { Action: "s3:*" }), false],
  [deny({ ...outsiders, Bool: { "aws:SecureTransport": "false" } }), false],
  [deny(UNKNOWN), undefined],
])("%j denies everybody else: %s", (statement, expected) => {
  expect(deniesOthers(documentOf(statement), "sts:AssumeRole")).toBe(expected);
});
