import { every, not, some, type Truth } from "../../../domain/documents/truth";
import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { fail, undetermined } from "../../engine/verdict";
import { judgeDocuments, withDocuments } from "../../facts/judge-documents";
import { orWaiting } from "../../facts/own-parts";
import type { PolicyDocument, PolicyStatement } from "../../facts/policy-document";
import { covers, hasEffect, isDenied, isEverything, isOnAll, isUnconditional } from "../../facts/policy-grants";
import type { Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";
import { BOUNDARIES, isBoundary } from "./boundary-policies";
import { allow, deny, document, example, json, policy, POLICY, ROLE, template } from "./documents";

/** Who may do one of these to anybody may do everything: it takes one more call. */
const MAKES_ADMINISTRATORS = [
  "iam:AttachRolePolicy",
  "iam:AttachUserPolicy",
  "iam:CreateAccessKey",
  "iam:CreatePolicyVersion",
  "iam:PutRolePolicy",
  "iam:PutUserPolicy",
  "iam:UpdateAssumeRolePolicy",
];

/** `NotAction` allows everything that it does not name; when that is the writes of IAM, too, it is everything. */
const isAllBut = (statement: PolicyStatement): Truth =>
  every([
    statement.actions.length === 0 && statement.notActions.length > 0,
    some(MAKES_ADMINISTRATORS.map((action) => covers(statement, action))),
    isOnAll(statement, { action: "*" }),
  ]);

function judge(policyDocument: PolicyDocument, owner: Resource): Verdict[] {
  if (isBoundary(owner, policyDocument)) return [];
  return policyDocument.statements.flatMap((statement): Verdict[] => {
    const isWide = every([
      hasEffect(statement, "Allow"),
      some([isEverything(statement), isAllBut(statement)]),
      isUnconditional(statement),
    ]);
    if (isWide === false) return [];
    const isHarmless = every(MAKES_ADMINISTRATORS.map((action) => isDenied(policyDocument, { action })));
    const truth = every([isWide, not(isHarmless)]);
    if (truth === false) return [];
    if (truth === undefined || policyDocument.unread.length > 0) return [undetermined(statement.path)];
    const [named, verb] = statement.actions.length > 0 ? [statement.actions, ""] : [statement.notActions, "all but "];
    const texts = named.map(({ text }) => text);
    return [fail(statement.path, `${verb}${show(texts)} on everything`, "the actions and resources of the task")];
  });
}

export const noStarStar: ResourceRule = {
  id: "no-star-star",
  kind: "resource",
  title: "no policy allows every action on every resource",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  strictOnUnknown: "mandatory",
  why: `Whoever gets hold of such a principal owns the account, and nothing that is taken from it stays taken. Conditions narrow a statement, and so do denies of the writes of IAM; ${BOUNDARIES}.`,
  fix: "name the actions and resources of the task, or attach a managed policy of AWS for the job",
  frameworks: [
    { framework: "cis-aws", version: "5.0.0", id: "1.15" },
    { framework: "cis-aws", version: "7.0.0", id: "2.14" },
    { framework: "fsbp", version: "1.0.0", id: "IAM.1" },
    { framework: "mitre-attack", version: "17", id: "T1098.003" },
  ],
  types: withDocuments("policies of users, groups, roles and permission sets", "identity"),
  needs: [],
  uses: [],
  options: {},

  check(resource) {
    return orWaiting(resource, judgeDocuments(resource, "identity", judge));
  },

  examples: {
    pass: [
      policy("everything of one bucket", allow("s3:*", ["arn:aws:s3:::data", "arn:aws:s3:::data/*"])),
      policy("every action on one resource", allow("*", "arn:aws:s3:::data/*")),
      policy("everything of one service", allow("s3:*")),
      policy("a deny of everything", deny("*")),
      policy("everything in one region", allow("*", "*", { StringEquals: { "aws:RequestedRegion": "eu-central-1" } })),
      policy("everything but what makes administrators", {
        Effect: "Allow",
        NotAction: ["iam:*", "organizations:*"],
        Resource: "*",
      }),
      policy("everything, without the writes of IAM", allow("*"), deny(["iam:*", "sts:AssumeRole"])),
      example("a permissions boundary, by its name", POLICY, {
        name: "developer-boundary",
        policy: json(allow("*"), deny("iam:DeleteRolePermissionsBoundary")),
      }),
      example("the trust of a role, which has no resource", ROLE, {
        assumeRolePolicy: json({ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "*" }),
      }),
      example("a policy of an organization", "aws:organizations/policy:Policy", { content: json(allow("*")) }),
    ],
    fail: [
      policy("everything", allow("*")),
      policy("everything, spelled in another way", allow(["ec2:Describe*", "*:*"], ["*"])),
      policy("everything beside something else", allow("s3:GetObject"), allow("*")),
      policy("everything but billing", { Effect: "Allow", NotAction: "aws-portal:*", Resource: "*" }),
      policy("everything but one resource", { Effect: "Allow", Action: "*", NotResource: "arn:aws:s3:::data" }),
      policy("everything, with a second factor", allow("*"), {
        ...deny("*"),
        Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
      }),
      policy("everything, but not to stop the trail", allow("*"), deny("cloudtrail:StopLogging")),
      policy(
        "everything, under a condition that is always met",
        allow("*", "*", { StringLike: { "aws:PrincipalArn": "*" } }),
      ),
      example("a policy that is called a boundary and denies nothing", POLICY, {
        name: "boundary",
        policy: json(allow("*")),
      }),
      example("a policy inside a role", ROLE, { inlinePolicies: [{ name: "all", policy: json(allow("*")) }] }),
      example("a policy of a role", "aws:iam/rolePolicy:RolePolicy", { role: "a", policy: json(allow("*")) }),
      example("a policy of a group of any Terraform provider", "aws:index/iamGroupPolicy:IamGroupPolicy", {
        policy: json(allow("*")),
      }),
      example("a policy of Cloud Control, as an object", "aws-native:iam:ManagedPolicy", {
        policyDocument: document(allow("*")),
      }),
      example("a policy inside a role of Cloud Control", "aws-native:iam:Role", {
        policies: [{ policyName: "all", policyDocument: document(allow("*")) }],
      }),
      example("a permission set", "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy", {
        inlinePolicy: json(allow("*")),
      }),
      template("a policy in the template of a stack", "AWS::IAM::Policy", { PolicyDocument: document(allow("*")) }),
    ],
    unknown: [
      example("a document that holds a value which is not known yet", POLICY, { policy: UNKNOWN }),
      example("an action that is not known yet", "aws-native:iam:ManagedPolicy", {
        policyDocument: document(allow(UNKNOWN)),
      }),
      example("a resource that is not known yet", "aws-native:iam:ManagedPolicy", {
        policyDocument: document(allow("*", UNKNOWN)),
      }),
      example("a condition that is not known yet", "aws-native:iam:ManagedPolicy", {
        policyDocument: document({ ...allow("*"), Condition: UNKNOWN }),
      }),
      example("a document that is no JSON", POLICY, { policy: "file://policy.json" }),
    ],
  },
};
