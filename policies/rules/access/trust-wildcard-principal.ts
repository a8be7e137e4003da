import { every, not, some } from "../../../domain/documents/truth";
import { UNKNOWN } from "../../engine/reader";
import { fail, undetermined } from "../../engine/verdict";
import { judgeDocuments, withDocuments } from "../../facts/judge-documents";
import { limitsCallers } from "../../facts/known-callers";
import { deniesOthers, isAnyone } from "../../facts/policy-callers";
import type { PolicyDocument, PolicyStatement } from "../../facts/policy-document";
import { hasEffect } from "../../facts/policy-grants";
import type { ResourceRule, Verdict } from "../../rule";
import { document, example, role, ROLE, template, trust } from "./documents";

function judgeStatement(policyDocument: PolicyDocument, statement: PolicyStatement): Verdict[] {
  const isOpen = every([
    hasEffect(statement, "Allow"),
    not(some(statement.conditions.map((line) => limitsCallers(line)))),
    not(deniesOthers(policyDocument, "sts:AssumeRole")),
  ]);
  const everybody = [
    ...statement.principals.map((one) => ({ path: one.path, truth: every([isOpen, isAnyone(one)]), observed: '"*"' })),
    ...statement.notPrincipals.slice(0, 1).map(({ path }) => ({ path, truth: isOpen, observed: "everybody but some" })),
  ];
  return everybody.flatMap(({ path, truth, observed }): Verdict[] => {
    if (truth === false) return [];
    if (truth === undefined || policyDocument.unread.length > 0) return [undetermined(path)];
    return [fail(path, observed, "accounts, roles or services by name")];
  });
}

const inOrganization = { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } };

export const trustWildcardPrincipal: ResourceRule = {
  id: "trust-wildcard-principal",
  kind: "resource",
  title: "no role can be taken by everybody",
  severity: "critical",
  level: "mandatory",
  onUnknown: "advisory",
  why: "A role that trusts everybody is open to each account of AWS, and its name is easily guessed. An external id is no secret and keeps nobody out; a condition on the organization, the account or the network does.",
  fix: "name the accounts, roles or services, or add a condition on aws:PrincipalOrgID",
  frameworks: [
    { framework: "cis-aws", version: "7.0.0", id: "2.21" },
    { framework: "mitre-attack", version: "17", id: "T1199" },
  ],
  types: withDocuments("trust policies of roles", "trust"),
  needs: [],
  uses: [],
  options: {},

  check: (resource) =>
    judgeDocuments(resource, "trust", (policyDocument) =>
      policyDocument.statements.flatMap((statement) => judgeStatement(policyDocument, statement)),
    ),

  examples: {
    pass: [
      role("a service", trust({ Service: "ec2.amazonaws.com" })),
      role("the own account", trust({ AWS: "arn:aws:iam::123456789012:root" })),
      role("everybody of the organization", trust({ AWS: "*" }, inOrganization)),
      role("everybody from one network", trust("*", { StringEquals: { "aws:SourceVpc": "vpc-12345678" } })),
      role(
        "a service on behalf of any account",
        trust({ Service: "sns.amazonaws.com" }, { StringLike: { "aws:SourceArn": "*" } }),
      ),
      role("everybody, but for a deny to who is not of the organization", trust("*"), {
        Effect: "Deny",
        Principal: "*",
        Action: "sts:AssumeRole",
        Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
      }),
      role("a deny to everybody", { Effect: "Deny", Principal: "*", Action: "sts:AssumeRole" }),
      role(
        "roles of the own account",
        trust("*", { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::123456789012:role/app-*" } }),
      ),
    ],
    fail: [
      role("everybody", trust("*")),
      role("everybody, spelled in another way", trust({ AWS: ["arn:aws:iam::123456789012:root", "*"] })),
      role("everybody with an external id", trust({ AWS: "*" }, { StringEquals: { "sts:ExternalId": "1234" } })),
      role("everybody but one", {
        Effect: "Allow",
        NotPrincipal: { AWS: "arn:aws:iam::123456789012:root" },
        Action: "sts:AssumeRole",
      }),
      role(
        "a role of that name in any account",
        trust("*", { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/admin" } }),
      ),
      role(
        "everybody who is of no organization",
        trust("*", { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }),
      ),
      role("everybody of any organization", trust("*", { StringLike: { "aws:PrincipalOrgID": "o-*" } })),
      role("everybody from everywhere", trust("*", { IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "0.0.0.0/0"] } })),
      role("everybody with a second factor", trust("*", { Bool: { "aws:MultiFactorAuthPresent": "true" } })),
      example("a role of Cloud Control, as an object", "aws-native:iam:Role", {
        assumeRolePolicyDocument: document(trust({ AWS: "*" })),
      }),
      example("a role of any Terraform provider", "aws:index/iamRole:IamRole", {
        assumeRolePolicy: JSON.stringify(document(trust("*"))),
      }),
      template("in the template of a stack", "AWS::IAM::Role", { AssumeRolePolicyDocument: document(trust("*")) }),
    ],
    unknown: [
      example("a trust that is not known yet", ROLE, { assumeRolePolicy: UNKNOWN }),
      example("a principal that is not known yet", "aws-native:iam:Role", {
        assumeRolePolicyDocument: document(trust({ AWS: UNKNOWN })),
      }),
      example("a condition that is not known yet", "aws-native:iam:Role", {
        assumeRolePolicyDocument: document({ ...trust("*"), Condition: UNKNOWN }),
      }),
    ],
  },
};
