import { read, UNKNOWN } from "../../../policies/engine/reader";
import { limitsCallers, limitsToOrganization } from "../../../policies/facts/known-callers";
import { policyDocument } from "../../../policies/facts/policy-document";

const lineOf = (Condition: unknown) =>
  policyDocument(read({ Statement: [{ Condition }] }, "policy")).statements[0]!.conditions[0]!;

it.each<[unknown, boolean | undefined]>([
  [{ StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }, true],
  [{ StringLike: { "aws:PrincipalOrgID": "o-*" } }, false],
  [{ StringEqualsIfExists: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }, false],
  [{ StringNotEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }, false],
  [{ "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/r-ab12/*" } }, true],
  [{ "ForAllValues:StringLike": { "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/r-ab12/*" } }, false],
  [{ StringEquals: { "aws:SourceAccount": ["123456789012", "210987654321"] } }, true],
  [{ ArnLike: { "aws:SourceArn": "arn:aws:s3:::data" } }, true],
  [{ ArnLike: { "aws:SourceArn": "arn:aws:sns:*:123456789012:*" } }, true],
  [{ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/admin" } }, false],
  [{ StringLike: { "aws:PrincipalArn": ["arn:aws:iam::123456789012:role/a", "*"] } }, false],
  [{ IpAddress: { "aws:SourceIp": "203.0.113.0/24" } }, true],
  [{ IpAddress: { "aws:SourceIp": "0.0.0.0/0" } }, false],
  [{ NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } }, false],
  [{ StringEquals: { "sts:ExternalId": "1234" } }, false],
  [{ Bool: { "aws:SecureTransport": "true" } }, false],
  [{ Null: { "aws:PrincipalOrgID": "false" } }, false],
  [{ StringEquals: { "aws:PrincipalAccount": UNKNOWN } }, true],
  [{ StringLike: { "aws:PrincipalArn": UNKNOWN } }, undefined],
  [UNKNOWN, undefined],
  [{ StringEquals: { "aws:PrincipalOrgID": [] } }, false],
])("%j leaves in known callers only: %s", (condition, expected) => {
  const line = lineOf(condition);
  expect(limitsCallers(line)).toBe(expected);
});

it("tells an organization from an account", () => {
  expect(limitsToOrganization(lineOf({ StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }))).toBe(true);
  expect(limitsToOrganization(lineOf({ StringEquals: { "aws:PrincipalAccount": "123456789012" } }))).toBe(false);
});
