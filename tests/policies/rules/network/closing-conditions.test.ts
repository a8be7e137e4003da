import { read, UNKNOWN } from "../../../../policies/engine/reader";
import { policyDocument } from "../../../../policies/facts/policy-document";
import { conditionsClose, denialsClose } from "../../../../policies/rules/network/closing-conditions";

const statements = (...of: object[]) => policyDocument(read({ Statement: of }, "policy")).statements;
const allow = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::site/*" };
const closes = (condition: unknown) => conditionsClose(statements({ ...allow, Condition: condition })[0]!);

it.each<[object]>([
  [{ StringEquals: { "aws:PrincipalOrgID": "o-abc123" } }],
  [{ "ForAnyValue:StringEquals": { "aws:PrincipalOrgPaths": "o-abc123/r-1/" } }],
  [{ StringLike: { "aws:PrincipalOrgPaths": "o-abc123/*" } }],
  [{ stringequals: { "AWS:SOURCEACCOUNT": "123456789012" } }],
  [{ ArnLike: { "aws:SourceArn": "arn:aws:cloudfront::123456789012:distribution/*" } }],
  [{ ArnLike: { "aws:SourceArn": "arn:aws:s3:::uploads" } }],
  [{ StringLike: { "aws:userid": "AROAEXAMPLE:*" } }],
  [{ IpAddress: { "aws:SourceIp": ["203.0.113.0/24", "2001:db8::/32"] } }],
  [{ Bool: { "aws:PrincipalIsAWSService": "true" } }],
  [{ Bool: { "aws:SecureTransport": "true" }, StringEquals: { "aws:SourceVpce": "vpce-1" } }],
  [{ StringEquals: { "aws:SourceAccount": UNKNOWN } }],
])("%j leaves known callers", (condition) => {
  expect(closes(condition)).toBe(true);
});

it.each<[object]>([
  [{}],
  [{ StringEquals: { "kms:ViaService": "s3.eu-central-1.amazonaws.com" } }],
  [{ StringEquals: { "aws:PrincipalTag/team": "blue" } }],
  [{ StringEqualsIfExists: { "aws:SourceVpc": "vpc-1" } }],
  [{ "ForAllValues:StringEquals": { "aws:PrincipalOrgID": "o-abc123" } }],
  [{ StringNotEquals: { "aws:PrincipalAccount": "123456789012" } }],
  [{ StringLike: { "aws:PrincipalAccount": "*" } }],
  [{ StringLike: { "aws:PrincipalOrgPaths": "o-*/r-1/*" } }],
  [{ StringLike: { "aws:userid": "*:session" } }],
  [{ ArnLike: { "aws:SourceArn": "arn:aws:s3:::*" } }],
  [{ ArnLike: { "aws:SourceArn": ["arn:aws:sns:eu-central-1:123456789012:a", "arn:aws:sns:*:*:*"] } }],
  [{ IpAddress: { "aws:SourceIp": "0.0.0.0/1" } }],
  [{ Bool: { "aws:PrincipalIsAWSService": "false" } }],
  [{ Null: { "aws:PrincipalOrgID": "false" } }],
  [{ StringEquals: { "aws:PrincipalOrgID": [] } }],
])("%j leaves everybody", (condition) => {
  expect(closes(condition)).toBe(false);
});

it.each<[unknown]>([
  [UNKNOWN],
  [{ ArnLike: UNKNOWN }],
  [{ ArnLike: { "aws:SourceArn": UNKNOWN } }],
  [{ IpAddress: { "aws:SourceIp": ["203.0.113.0/24", UNKNOWN] } }],
])("%j waits", (condition) => {
  expect(closes(condition)).toBe(undefined);
});

const office = { NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } };
const deny = { Effect: "Deny", Principal: "*", Action: "*", Resource: "*", Condition: office };

it.each<[string, object, boolean | undefined]>([
  ["spares an office", deny, true],
  [
    "spares an organization and the services of AWS",
    {
      ...deny,
      Condition: {
        StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-abc123" },
        BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
      },
    },
    true,
  ],
  ["is about the same actions in other letters", { ...deny, Action: "S3:Get*" }, true],
  ["is about other actions", { ...deny, Action: "s3:Put*" }, false],
  ["is about an action among those", { ...deny, Action: "s3:GetObjectAcl" }, false],
  ["is about one file", { ...deny, Resource: "arn:aws:s3:::site/secret.txt" }, false],
  ["is about another account alone", { ...deny, Principal: { AWS: "arn:aws:iam::123456789012:root" } }, false],
  ["denies what plain http asks for", { ...deny, Condition: { Bool: { "aws:SecureTransport": "false" } } }, false],
  [
    "spares what comes through services",
    {
      ...deny,
      Condition: { ...office, Bool: { "aws:ViaAWSService": "false" } },
    },
    false,
  ],
  ["spares half of the internet", { ...deny, Condition: { NotIpAddress: { "aws:SourceIp": "0.0.0.0/1" } } }, false],
  ["denies everything, so that nothing is known of whom it spares", { ...deny, Condition: {} }, false],
  [
    "spares addresses that are not known",
    { ...deny, Condition: { NotIpAddress: { "aws:SourceIp": UNKNOWN } } },
    undefined,
  ],
])("a denial that %s", (_, denial, expected) => {
  const all = statements(allow, denial);
  expect(denialsClose(all[0]!, all)).toBe(expected);
});

it("denials of a policy without resources are about its own", () => {
  const all = statements({ ...allow, Resource: undefined }, { ...deny, Resource: undefined });
  expect(denialsClose(all[0]!, all)).toBe(true);
});
