import {
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePermissionsBoundaryCommand,
  DetachRolePolicyCommand,
  GetRoleCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  PutRolePermissionsBoundaryCommand,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
  UpdateRoleDescriptionCommand,
} from "@aws-sdk/client-iam";

import type { Step } from "../../families/calls";
import { emptyWhenAbsent, iamDocument, nameOrPrefix, readOnly } from "../../families/fields";
import { named } from "../../families/named";
import { ROLE_CASES } from "./role.case";

const ABSENT = ["NoSuchEntityException"];

const detachPolicies: Step = async (aws, RoleName, { forceDetachPolicies }) => {
  if (!forceDetachPolicies) return;
  const attached = await aws.find(IAMClient, new ListAttachedRolePoliciesCommand({ RoleName }), ...ABSENT);
  for (const { PolicyArn } of attached?.AttachedPolicies ?? []) {
    await aws.find(IAMClient, new DetachRolePolicyCommand({ RoleName, PolicyArn }), ...ABSENT);
  }
};

/** The real provider leaves the description out, which the emulator takes for a wish to have none. */
const changeSession: Step = async (aws, RoleName, { maxSessionDuration, description = "" }, _olds, changed) => {
  if (!changed.has("maxSessionDuration")) return;
  const request = { RoleName, MaxSessionDuration: maxSessionDuration as number, Description: description as string };
  await aws.call(IAMClient, new UpdateRoleCommand(request));
};

/**
 * Id: the name of the role. `managedPolicyArns` and `inlinePolicies` are deprecated in favour of resources of their
 * own; they are not read either, so that an attachment made by such a resource is no drift of the role.
 */
export const iamRole = named({
  token: "aws:iam/role:Role",
  title: "IAM Role",
  client: IAMClient,
  replaceOn: ["name", "namePrefix", "path"],
  autoName: { property: "name", maxLength: 64 },
  conflicts: [["name", "namePrefix"]],
  defaults: { path: "/", maxSessionDuration: 3600, forceDetachPolicies: false },
  notReadable: ["namePrefix", "forceDetachPolicies"],
  unsupported: ["managedPolicyArns", "inlinePolicies"],
  compare: { assumeRolePolicy: "policy" },
  key: "RoleName",
  absent: ABSENT,
  fields: {
    name: nameOrPrefix("RoleName"),
    path: "Path",
    description: "Description",
    assumeRolePolicy: iamDocument("AssumeRolePolicyDocument"),
    maxSessionDuration: { send: "MaxSessionDuration", read: "MaxSessionDuration", otherwise: 3600 },
    permissionsBoundary: { send: "PermissionsBoundary", read: "PermissionsBoundary.PermissionsBoundaryArn" },
    arn: readOnly("Arn"),
    uniqueId: readOnly("RoleId"),
    createDate: { read: "CreateDate", decode: (time: Date) => time.toISOString() },
  },
  create: { command: CreateRoleCommand, id: "Role.RoleName" },
  describe: { command: GetRoleCommand, at: "Role" },
  update: [
    { command: UpdateAssumeRolePolicyCommand, fields: { assumeRolePolicy: "PolicyDocument" } },
    { command: UpdateRoleDescriptionCommand, fields: { description: emptyWhenAbsent("Description") } },
    changeSession,
    {
      command: PutRolePermissionsBoundaryCommand,
      fields: { permissionsBoundary: "PermissionsBoundary" },
      clear: DeleteRolePermissionsBoundaryCommand,
    },
  ],
  remove: { command: DeleteRoleCommand, first: detachPolicies },
  tags: { set: TagRoleCommand, remove: UntagRoleCommand },
  facts: {
    source: "internal/service/iam/role.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: ["name", "namePrefix", "path"],
    kinds: { assumeRolePolicy: "policy" },
    id: "<name>",
    autoName: { property: "name", maxLength: 64 },
    defaults: { path: "/", maxSessionDuration: 3600, forceDetachPolicies: false },
    valid: { assumeRolePolicy: { json: true } },
    actions: {
      create: {
        normal: ["iam:CreateRole", "iam:TagRole"],
        never: {
          "iam:PutRolePolicy": "the program gives no inline policies",
          "iam:AttachRolePolicy": "the program attaches with resources of their own",
          "iam:PutRolePermissionsBoundary": "the program's own roles carry no boundary",
        },
      },
      read: {
        normal: ["iam:GetRole", "iam:ListRolePolicies", "iam:ListAttachedRolePolicies"],
        drift: { "iam:GetRolePolicy": "somebody put an inline policy on an own role" },
      },
      update: {
        normal: ["iam:UpdateAssumeRolePolicy", "iam:TagRole", "iam:UntagRole"],
        drift: {
          "iam:UpdateRoleDescription": "somebody changed the description, or a release changes it",
          "iam:UpdateRole": "somebody changed how long a session may last",
          "iam:DeleteRolePermissionsBoundary": "somebody hung a boundary on an own role, which is taken off again",
        },
        never: { "iam:PutRolePermissionsBoundary": "the program's own roles carry no boundary" },
      },
      delete: {
        normal: ["iam:ListInstanceProfilesForRole", "iam:DeleteRole"],
        never: {
          "iam:RemoveRoleFromInstanceProfile":
            "no machine can use an own role, whose trust names people and a pipeline; the right would reach the profile of any workload. Who put it there takes it out, and the delete says so",
          "iam:DetachRolePolicy": "only with forceDetachPolicies",
          "iam:DeleteRolePolicy": "only with forceDetachPolicies",
        },
      },
    },
  },
  cases: ROLE_CASES,
});
