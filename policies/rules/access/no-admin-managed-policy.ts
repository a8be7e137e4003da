import * as v from "valibot";
import { list } from "../../../domain/fields/shapes";
import { text } from "../../../domain/fields/values";
import { UNKNOWN } from "../../engine/reader";
import { fail, undetermined } from "../../engine/verdict";
import { judgeKinds, ofKinds } from "../../facts/kind";
import type { ResourceRule, Verdict } from "../../rule";
import { ATTACHING, attachedBy, nameOfAwsPolicy } from "./attachments";
import { example, template } from "./documents";

const ADMINISTRATORS = ["AdministratorAccess", "AWSCloudShellFullAccess", "IAMFullAccess", "PowerUserAccess"];

const options = {
  adminPolicies: v.pipe(
    v.optional(
      list(
        text("the name of a managed policy of AWS, such as PowerUserAccess", (name) => /^[\w+=,.@-]+$/.test(name)),
        "a list of names",
      ),
    ),
    v.metadata({ shape: "list of names of managed policies of AWS" }),
    v.description(`Managed policies of AWS that nobody gets. Left out: ${ADMINISTRATORS.join(", ")}.`),
  ),
};

const ROLE_ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const managed = (name: string) => `arn:aws:iam::aws:policy/${name}`;

export const noAdminManagedPolicy: ResourceRule<never, never, typeof options> = {
  id: "no-admin-managed-policy",
  kind: "resource",
  title: "nobody gets a managed policy of AWS for administrators",
  severity: "high",
  level: "mandatory",
  // The ARN of a policy of AWS is written in the program; one that shows at the deployment is a policy of the program itself.
  onUnknown: "ignore",
  strictOnUnknown: "advisory",
  why: "With such a policy every leaked session is a lost account, and a role that is made for one task has no use for it. Permission sets of IAM Identity Center are left out: their sessions end, and people sign in for them.",
  fix: "attach the policy of the task; administrators come through IAM Identity Center, or get an exemption with a reason and a date",
  frameworks: [
    { framework: "cis-aws", version: "5.0.0", id: "1.15" },
    { framework: "cis-aws", version: "5.0.0", id: "1.21" },
    { framework: "cis-aws", version: "7.0.0", id: "2.14" },
    { framework: "cis-aws", version: "7.0.0", id: "2.20" },
    { framework: "mitre-attack", version: "17", id: "T1098.003" },
  ],
  types: ofKinds("users, groups, roles and attachments of policies", ATTACHING),
  needs: [],
  uses: [],
  options,

  check: (resource, { adminPolicies = ADMINISTRATORS }) =>
    judgeKinds(resource, ATTACHING, (one) =>
      attachedBy(one).flatMap(({ path, state, value }): Verdict[] => {
        if (state === "unknown") return [undetermined(path)];
        const name = nameOfAwsPolicy(value);
        if (name === undefined || !adminPolicies.includes(name)) return [];
        return [fail(path, name, "a policy of the task")];
      }),
    ),

  examples: {
    pass: [
      example("a policy of a task", ROLE_ATTACHMENT, {
        role: "app",
        policyArn: managed("service-role/AWSLambdaBasicExecutionRole"),
      }),
      example("a name that begins like one", ROLE_ATTACHMENT, {
        role: "app",
        policyArn: managed("AdministratorAccess-Amplify"),
      }),
      example("a policy of the account with the same name", ROLE_ATTACHMENT, {
        role: "app",
        policyArn: "arn:aws:iam::123456789012:policy/IAMFullAccess",
      }),
      {
        ...example("a policy that the configuration lets through", ROLE_ATTACHMENT, {
          role: "deploy",
          policyArn: managed("PowerUserAccess"),
        }),
        options: { adminPolicies: ["AdministratorAccess"] },
      },
      example("a permission set", "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment", {
        managedPolicyArn: managed("AdministratorAccess"),
      }),
      example("a role without managed policies", "aws:iam/role:Role", { managedPolicyArns: [] }),
    ],
    fail: [
      example("a role of an administrator", ROLE_ATTACHMENT, {
        role: "ci",
        policyArn: managed("AdministratorAccess"),
      }),
      example("a group of administrators", "aws:iam/groupPolicyAttachment:GroupPolicyAttachment", {
        group: "ops",
        policyArn: managed("IAMFullAccess"),
      }),
      example("a user with all but IAM", "aws:iam/userPolicyAttachment:UserPolicyAttachment", {
        user: "bob",
        policyArn: managed("PowerUserAccess"),
      }),
      example("a policy for many", "aws:iam/policyAttachment:PolicyAttachment", {
        roles: ["a", "b"],
        policyArn: managed("AWSCloudShellFullAccess"),
      }),
      example("a list inside a role", "aws:iam/role:Role", {
        managedPolicyArns: [managed("ReadOnlyAccess"), managed("AdministratorAccess")],
      }),
      example("all policies of a role", "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive", {
        roleName: "ci",
        policyArns: [managed("AdministratorAccess")],
      }),
      example("in another partition", "aws-native:iam:Role", {
        managedPolicyArns: ["arn:aws-us-gov:iam::aws:policy/AdministratorAccess"],
      }),
      example("of any Terraform provider", "aws:index/iamRolePolicyAttachment:IamRolePolicyAttachment", {
        policyArn: managed("AdministratorAccess"),
      }),
      template("in the template of a stack", "AWS::IAM::Role", { ManagedPolicyArns: [managed("AdministratorAccess")] }),
      {
        ...example("a policy that the configuration names", ROLE_ATTACHMENT, {
          role: "app",
          policyArn: managed("job-function/DatabaseAdministrator"),
        }),
        options: { adminPolicies: ["DatabaseAdministrator"] },
      },
    ],
    unknown: [
      example("a policy that is not known yet", ROLE_ATTACHMENT, { role: "app", policyArn: UNKNOWN }),
      example("a list that is not known yet", "aws:iam/role:Role", { managedPolicyArns: UNKNOWN }),
      example("one of a list", "aws-native:iam:Role", { managedPolicyArns: [managed("ReadOnlyAccess"), UNKNOWN] }),
    ],
  },
};
