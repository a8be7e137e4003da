import * as v from "valibot";
import { list } from "../../../domain/fields/shapes";
import { text } from "../../../domain/fields/values";
import { UNKNOWN } from "../../engine/reader";
import { fail, undetermined } from "../../engine/verdict";
import { judgeDocuments, withDocuments } from "../../facts/judge-documents";
import type { PolicyDocument } from "../../facts/policy-document";
import { grantedBy, type Granted } from "../../facts/policy-grants";
import type { Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";
import { BOUNDARIES, isBoundary } from "./boundary-policies";
import { allow, deny, document, example, json, policy, POLICY, template } from "./documents";
import { ESCALATION_PATHS, type EscalationPath } from "./escalation-paths";

const ids = ESCALATION_PATHS.map(({ id }) => id);

const options = {
  allowedPaths: v.pipe(
    v.optional(
      list(
        text("the name of a path that a message of this rule tells", (id) => ids.includes(id)),
        "a list of names of paths",
      ),
    ),
    v.metadata({ shape: "list of names of paths" }),
    v.description(`Paths that are no escalation here. All: ${ids.join(", ")}.`),
  ),
};

interface Found {
  readonly path: EscalationPath;
  readonly grants: readonly Granted[];
}

/** How many paths a message names: whole IAM opens more than anybody reads. */
const SHOWN = 3;

function describe(found: readonly Found[]): string {
  const shown = found
    .slice(0, SHOWN)
    .map(({ path: { id, steps } }) => `${steps.map(({ action }) => action).join(" and ")} (${id})`);
  const more = found.length - shown.length;
  return `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function judge(policyDocument: PolicyDocument, owner: Resource, allowed: readonly string[]): Verdict[] {
  if (isBoundary(owner, policyDocument)) return [];
  const found = ESCALATION_PATHS.filter(({ id }) => !allowed.includes(id)).flatMap((path): Found[] => {
    const grants: Granted[] = [];
    for (const step of path.steps) {
      const granted = grantedBy(policyDocument, step);
      if (granted === undefined) return [];
      grants.push(granted);
    }
    return [{ path, grants }];
  });
  const sure = found.filter(({ grants }) => grants.every(({ surely }) => surely));
  const at = (list: readonly Found[]): string => list[0]!.grants.at(-1)!.statement.path;
  if (sure.length > 0) return [fail(at(sure), describe(sure), "the resources of the task")];
  return found.length > 0 ? [undetermined(at(found))] : [];
}

export const privilegeEscalationActions: ResourceRule<never, never, typeof options> = {
  id: "privilege-escalation-actions",
  kind: "resource",
  title: "no policy lets its holder take the rights of somebody else",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: `With some actions on everything, a principal of few rights becomes an administrator in one or two calls. Each document is judged by itself; resources, conditions and denies narrow it, everything on everything is the business of no-star-star, and ${BOUNDARIES}.`,
  fix: "name the resources of the task, or add a condition; paths that are meant go into allowedPaths",
  frameworks: [{ framework: "mitre-attack", version: "17", id: "T1098.003" }],
  types: withDocuments("policies of users, groups, roles and permission sets", "identity"),
  needs: [],
  uses: [],
  options,

  check: (resource, { allowedPaths = [] }) =>
    judgeDocuments(resource, "identity", (policyDocument, owner) => judge(policyDocument, owner, allowedPaths)),

  examples: {
    pass: [
      policy("a policy of one path of roles", allow("iam:PutRolePolicy", "arn:aws:iam::*:role/app/*")),
      policy("one's own key", allow("iam:CreateAccessKey", "arn:aws:iam::*:user/${aws:username}")),
      policy("code of one function", allow("lambda:UpdateFunctionCode", "arn:aws:lambda:*:123456789012:function:app")),
      policy("machines without roles", allow("ec2:RunInstances")),
      policy(
        "machines with one role",
        allow("ec2:RunInstances"),
        allow("iam:PassRole", "arn:aws:iam::123456789012:role/app"),
      ),
      policy(
        "policies for roles within a boundary",
        allow("iam:AttachRolePolicy", "*", {
          StringEquals: { "iam:PermissionsBoundary": "arn:aws:iam::123456789012:policy/boundary" },
        }),
      ),
      policy(
        "policies, but for roles without a boundary",
        allow("iam:PutRolePolicy"),
        deny("iam:PutRolePolicy", "*", {
          StringNotEquals: { "iam:PermissionsBoundary": "arn:aws:iam::123456789012:policy/boundary" },
        }),
      ),
      policy("reads of IAM", allow(["iam:Get*", "iam:List*", "iam:Simulate*"])),
      policy("commands, one document of Systems Manager", allow("ssm:SendCommand", "arn:aws:ssm:*:*:document/patch")),
      example("a permissions boundary, by its name", POLICY, {
        name: "team-boundary",
        policy: json(allow(["iam:*", "ec2:*"]), deny("iam:*User*")),
      }),
      {
        ...policy("a path that the configuration lets through", allow("ssm:StartSession")),
        options: { allowedPaths: ["start-session"] },
      },
    ],
    fail: [
      policy("a new version of any policy", allow("iam:CreatePolicyVersion")),
      policy("any policy for any user", allow("iam:AttachUserPolicy", "arn:aws:iam::*:user/*")),
      policy("a key of any user", allow(["iam:*AccessKey*"])),
      policy("the trust of any role", allow(["iam:UpdateAssumeRolePolicy", "sts:AssumeRole"])),
      policy("machines with any role", allow(["iam:PassRole", "ec2:RunInstances"])),
      policy("machines with any role, in two statements", allow("ec2:*"), allow("iam:PassRole")),
      policy("functions with any role", allow(["iam:PassRole", "lambda:*"])),
      policy("the code of any function", allow("lambda:UpdateFunctionCode", "arn:aws:lambda:*:*:function:*")),
      policy("a session on any machine", allow("ssm:StartSession")),
      policy("whole IAM", allow("iam:*")),
      policy("all but IAM", { Effect: "Allow", NotAction: "iam:*", Resource: "*" }),
      policy(
        "a policy for any role in one region",
        allow("iam:PutRolePolicy"),
        deny("*", "*", { StringNotEquals: { "aws:RequestedRegion": "eu-central-1" } }),
      ),
      policy(
        "a policy for any role but one",
        allow("iam:PutRolePolicy"),
        deny("iam:*", "arn:aws:iam::123456789012:role/admin"),
      ),
      example("a policy of Cloud Control, as an object", "aws-native:iam:ManagedPolicy", {
        policyDocument: document(allow("iam:PutUserPolicy")),
      }),
      template("in the template of a stack", "AWS::IAM::Policy", {
        PolicyDocument: document(allow("iam:AddUserToGroup")),
      }),
      {
        ...policy("another path than the one that the configuration lets through", allow("ssm:*")),
        options: { allowedPaths: ["start-session"] },
      },
    ],
    unknown: [
      example("a document that is not known yet", POLICY, { policy: UNKNOWN }),
      example("an action that is not known yet", "aws-native:iam:ManagedPolicy", {
        policyDocument: document(allow(UNKNOWN)),
      }),
      example("a resource that is not known yet", "aws-native:iam:ManagedPolicy", {
        policyDocument: document(allow("iam:PutRolePolicy", [UNKNOWN])),
      }),
      example("one of two actions that is not known yet", "aws-native:iam:ManagedPolicy", {
        policyDocument: document(allow(["iam:PassRole", UNKNOWN])),
      }),
    ],
  },
};
