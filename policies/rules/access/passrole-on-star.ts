import { UNKNOWN } from "../../engine/reader";
import { fail, undetermined } from "../../engine/verdict";
import { judgeDocuments, withDocuments } from "../../facts/judge-documents";
import type { PolicyDocument } from "../../facts/policy-document";
import { grantedBy, namedBy } from "../../facts/policy-grants";
import type { Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";
import { BOUNDARIES, isBoundary } from "./boundary-policies";
import { allow, deny, document, example, policy, POLICY, template } from "./documents";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html */
const PASS_ROLE = { action: "iam:PassRole", on: "role/" };

function judge(policyDocument: PolicyDocument, owner: Resource): Verdict[] {
  const granted = isBoundary(owner, policyDocument) ? undefined : grantedBy(policyDocument, PASS_ROLE);
  if (granted === undefined) return [];
  const { path, text } = namedBy(granted.statement, PASS_ROLE.action);
  if (!granted.surely || text === undefined) return [undetermined(path)];
  return [fail(path, `${text} on every role`, "the roles of the task, or a condition on iam:PassedToService")];
}

export const passroleOnStar: ResourceRule = {
  id: "passrole-on-star",
  kind: "resource",
  title: "no policy lets somebody hand any role to a service",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: `Whoever may pass every role starts a function or a machine with the role of an administrator. A condition, such as on iam:PassedToService, narrows it; ${BOUNDARIES}.`,
  fix: "name the roles of the task in the resource, and the service in a condition on iam:PassedToService",
  frameworks: [{ framework: "mitre-attack", version: "17", id: "T1098.003" }],
  types: withDocuments("policies of users, groups, roles and permission sets", "identity"),
  needs: [],
  uses: [],
  options: {},

  check: (resource) => judgeDocuments(resource, "identity", judge),

  examples: {
    pass: [
      policy("one role", allow("iam:PassRole", "arn:aws:iam::123456789012:role/app")),
      policy("roles of one path", allow("iam:PassRole", "arn:aws:iam::*:role/app/*")),
      policy(
        "any role to one service",
        allow("iam:PassRole", "*", { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } }),
      ),
      policy("a deny", deny("iam:PassRole")),
      policy(
        "any role, but to one service alone",
        allow("iam:PassRole"),
        deny("iam:PassRole", "*", { StringNotEquals: { "iam:PassedToService": "ec2.amazonaws.com" } }),
      ),
      policy("all but IAM", { Effect: "Allow", NotAction: "iam:*", Resource: "*" }),
      policy("a star on what is no role", allow("iam:PassRole", "arn:aws:iam::123456789012:policy/*")),
      policy("reads of IAM", allow(["iam:Get*", "iam:List*"])),
    ],
    fail: [
      policy("any role", allow("iam:PassRole")),
      policy("any role, by a pattern", allow(["s3:GetObject", "iam:Pass*"])),
      policy("any role of the account", allow("iam:PassRole", "arn:aws:iam::123456789012:role/*")),
      policy("any role of any account", allow("iam:passrole", ["arn:aws:iam::*:role/*"])),
      policy("any role but one", { Effect: "Allow", Action: "iam:PassRole", NotResource: "arn:aws:iam::*:role/admin" }),
      policy("any role, where one is denied", allow("iam:PassRole"), deny("iam:PassRole", "arn:aws:iam::*:role/admin")),
      policy(
        "any role in one region",
        allow("iam:PassRole"),
        deny("*", "*", { StringNotEquals: { "aws:RequestedRegion": "eu-central-1" } }),
      ),
      policy("whole IAM", allow("iam:*")),
      policy("all but users", { Effect: "Allow", NotAction: ["iam:*User*", "organizations:*"], Resource: "*" }),
      example("a policy of Cloud Control, as an object", "aws-native:iam:ManagedPolicy", {
        policyDocument: document(allow("iam:PassRole")),
      }),
      template("in the template of a stack", "AWS::IAM::Role", {
        Policies: [{ PolicyName: "all", PolicyDocument: document(allow("iam:PassRole")) }],
      }),
    ],
    unknown: [
      example("a document that is not known yet", POLICY, { policy: UNKNOWN }),
      example("a role that is not known yet", "aws-native:iam:ManagedPolicy", {
        policyDocument: document(allow("iam:PassRole", UNKNOWN)),
      }),
      example("a deny that is not known yet", "aws-native:iam:ManagedPolicy", {
        policyDocument: document(allow("iam:PassRole"), deny(UNKNOWN)),
      }),
    ],
  },
};
