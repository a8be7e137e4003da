import { every, type Truth } from "../../../domain/documents/truth";
import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { fail, undetermined } from "../../engine/verdict";
import { judgeKinds, ofKinds } from "../../facts/kind";
import { ownDocumentsOf } from "../../facts/policies";
import type { PolicyDocument } from "../../facts/policy-document";
import { hasEffect } from "../../facts/policy-grants";
import { nameOf } from "../../facts/thing";
import type { Property, Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";
import { attachedBy, takesAway } from "./attachments";
import { allow, deny, document, example, json, template } from "./documents";

/** Things that hang a policy on users and on nobody else. */
const OF_USERS = [
  "iam:user",
  "iam:userpoliciesexclusive",
  "iam:userpolicy",
  "iam:userpolicyattachment",
  "iam:userpolicyattachmentsexclusive",
];

/** Things that name the users among others, in `users`: an attachment, and policies of CloudFormation. */
const NAMING_USERS = ["iam:managedpolicy", "iam:policy", "iam:policyattachment"];

const KINDS = [...OF_USERS, ...NAMING_USERS];
const EXPECTED = "a policy of a group or a role";

/** A document without an allow takes rights from a user. */
function judgeDocument({ path, statements, unread }: PolicyDocument): Verdict[] {
  const onlyDenies: Truth = every(statements.map((statement) => hasEffect(statement, "Deny")));
  if (onlyDenies === false) return [fail(path, "a policy that grants something", EXPECTED)];
  return [...(onlyDenies === undefined ? [undetermined(path)] : []), ...unread];
}

/** An ARN that is not known yet is that of a policy of the program, and what takes away is known by name alone. */
const judgeArn = ({ path, state, value }: Property): Verdict[] =>
  takesAway(value) ? [] : [fail(path, state === "known" ? show(value) : "a policy", EXPECTED)];

function judgeNames({ path, state, value }: Property): Verdict[] {
  if (state === "unknown") return [undetermined(path)];
  return [fail(path, show(value), EXPECTED)];
}

function judge(resource: Resource): Verdict[] {
  const { type, props } = resource;
  const thing = nameOf(type);
  const policies = [
    ...ownDocumentsOf(resource, "identity").flatMap(judgeDocument),
    ...attachedBy(resource).flatMap(judgeArn),
    ...(thing === "iam:userpoliciesexclusive" ? props.get("policyNames").items().flatMap(judgeNames) : []),
  ];
  if (OF_USERS.includes(thing) || policies.length === 0) return policies;
  const users = props.get("users").items();
  if (users.some(({ state }) => state === "known")) return policies;
  return users.map(({ path }) => undetermined(path));
}

const ATTACHMENT = "aws:iam/userPolicyAttachment:UserPolicyAttachment";
const MANY = "aws:iam/policyAttachment:PolicyAttachment";
const INLINE = "aws:iam/userPolicy:UserPolicy";
const READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";

export const noPolicyOnUser: ResourceRule = {
  id: "no-policy-on-user",
  kind: "resource",
  title: "no policy grants something to a single user",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: "What hangs on a single user is seen by nobody who looks at the groups, and stays when the person changes the job. A policy that only denies is left out.",
  fix: "attach the policy to a group, or better to a role that the user takes",
  frameworks: [
    { framework: "cis-aws", version: "5.0.0", id: "1.14" },
    { framework: "cis-aws", version: "7.0.0", id: "2.13" },
    { framework: "fsbp", version: "1.0.0", id: "IAM.2" },
    { framework: "mitre-attack", version: "17", id: "T1098.003" },
  ],
  types: ofKinds("policies of users and what attaches them", KINDS),
  needs: [],
  uses: [],
  options: {},

  check: (resource) => judgeKinds(resource, KINDS, judge),

  examples: {
    pass: [
      example("a policy of a group", "aws:iam/groupPolicyAttachment:GroupPolicyAttachment", { policyArn: READ_ONLY }),
      example("the deny of everything for a user whose key leaked", ATTACHMENT, {
        user: "bob",
        policyArn: "arn:aws:iam::aws:policy/AWSDenyAll",
      }),
      example("a policy of a user that only denies", INLINE, { user: "bob", policy: json(deny("*")) }),
      example("an attachment to groups and roles", MANY, { groups: ["a"], roles: ["b"], policyArn: READ_ONLY }),
      example("a policy that hangs on nobody", "aws:iam/policy:Policy", { policy: json(allow("s3:GetObject")) }),
      example("a user without policies", "aws-native:iam:User", { groups: ["developers"] }),
    ],
    fail: [
      example("a managed policy on a user", ATTACHMENT, { user: "bob", policyArn: READ_ONLY }),
      example("a policy of the program on a user", ATTACHMENT, { user: UNKNOWN, policyArn: UNKNOWN }),
      example("a policy inside a user", INLINE, { user: "bob", policy: json(allow("s3:GetObject")) }),
      example("an attachment to a user among others", MANY, { groups: ["a"], users: ["bob"], policyArn: READ_ONLY }),
      example("all policies of a user", "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive", {
        userName: "bob",
        policyArns: [READ_ONLY],
      }),
      example("all inline policies of a user", "aws:iam/userPoliciesExclusive:UserPoliciesExclusive", {
        userName: "bob",
        policyNames: ["work"],
      }),
      example("a user of Cloud Control with a policy", "aws-native:iam:User", { managedPolicyArns: [READ_ONLY] }),
      example("a user of Cloud Control with a policy inside", "aws-native:iam:User", {
        policies: [{ policyName: "work", policyDocument: document(allow("s3:GetObject")) }],
      }),
      example("a policy of any Terraform provider", "aws:index/iamUserPolicy:IamUserPolicy", {
        policy: json(allow("s3:GetObject")),
      }),
      template("a policy on a user in the template of a stack", "AWS::IAM::Policy", {
        Users: ["bob"],
        PolicyDocument: document(allow("s3:GetObject")),
      }),
    ],
    unknown: [
      example("users who are not known yet", MANY, { users: UNKNOWN, policyArn: READ_ONLY }),
      example("a document that is not known yet", INLINE, { user: "bob", policy: UNKNOWN }),
      example("an effect that is not known yet", "aws-native:iam:UserPolicy", {
        policyDocument: document({ Effect: UNKNOWN, Action: "*", Resource: "*" }),
      }),
    ],
  },
};
