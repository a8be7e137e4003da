import {
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteLoginProfileCommand,
  DeleteUserCommand,
  DeleteUserPermissionsBoundaryCommand,
  GetUserCommand,
  IAMClient,
  ListAccessKeysCommand,
  PutUserPermissionsBoundaryCommand,
  TagUserCommand,
  UntagUserCommand,
  UpdateUserCommand,
} from "@aws-sdk/client-iam";

import type { Step } from "../../families/calls";
import { readOnly } from "../../families/fields";
import { named } from "../../families/named";

const ABSENT = ["NoSuchEntityException"];

/** What `forceDestroy` allows to lose: access keys and the console password that Pulumi did not make. */
const removeCredentials: Step = async (aws, UserName, { forceDestroy }) => {
  if (!forceDestroy) return;
  const keys = await aws.find(IAMClient, new ListAccessKeysCommand({ UserName }), ...ABSENT);
  for (const { AccessKeyId } of keys?.AccessKeyMetadata ?? []) {
    await aws.find(IAMClient, new DeleteAccessKeyCommand({ UserName, AccessKeyId }), ...ABSENT);
  }
  await aws.find(IAMClient, new DeleteLoginProfileCommand({ UserName }), ...ABSENT);
};

/** One call for both; the id follows the name. */
const rename: Step = async (aws, UserName, { name, path }, _olds, changed) => {
  if (!changed.has("name") && !changed.has("path")) return;
  const NewUserName = changed.has("name") ? (name as string) : undefined;
  await aws.call(IAMClient, new UpdateUserCommand({ UserName, NewUserName, NewPath: path as string }));
};

/**
 * Id: the name of the user. A new name keeps the user, but the engine keeps the old id, as of a group: the next refresh finds
 * nothing there.
 */
export const iamUser = named({
  token: "aws:iam/user:User",
  title: "IAM User",
  client: IAMClient,
  replaceOn: [],
  idFollows: "name",
  autoName: { property: "name", maxLength: 255 },
  defaults: { path: "/", forceDestroy: false },
  notReadable: ["forceDestroy"],
  key: "UserName",
  absent: ABSENT,
  fields: {
    name: "UserName",
    path: "Path",
    permissionsBoundary: { send: "PermissionsBoundary", read: "PermissionsBoundary.PermissionsBoundaryArn" },
    arn: readOnly("Arn"),
    uniqueId: readOnly("UserId"),
  },
  create: { command: CreateUserCommand, id: "User.UserName" },
  describe: { command: GetUserCommand, at: "User" },
  update: [
    rename,
    {
      command: PutUserPermissionsBoundaryCommand,
      fields: { permissionsBoundary: "PermissionsBoundary" },
      clear: DeleteUserPermissionsBoundaryCommand,
    },
  ],
  remove: { command: DeleteUserCommand, first: removeCredentials },
  tags: { set: TagUserCommand, remove: UntagUserCommand },
  facts: {
    source: "internal/service/iam/user.go",
    version: "5.x",
    lookedAtFor: "7.48.0",
    forceNew: [],
    id: "<name>",
    autoName: { property: "name", maxLength: 255 },
    defaults: { path: "/", forceDestroy: false },
    valid: { name: { pattern: /^[0-9A-Za-z=,.@\-_+]+$/ }, permissionsBoundary: { max: 2048 } },
    actions: {
      create: { normal: ["iam:CreateUser", "iam:TagUser"] },
      read: { normal: ["iam:GetUser"] },
      update: {
        normal: ["iam:TagUser", "iam:UntagUser"],
        drift: {
          "iam:UpdateUser": "somebody moved the user to another path, or another name is asked for",
          "iam:PutUserPermissionsBoundary": "somebody took the boundary off the user",
        },
        never: { "iam:DeleteUserPermissionsBoundary": "the only user of the program always has its boundary" },
      },
      delete: {
        normal: ["iam:ListGroupsForUser", "iam:DeleteUser"],
        never: {
          "iam:RemoveUserFromGroup":
            "the program puts its user into no group, and the right would reach every group; who put it there takes it out",
          "iam:DeleteSSHPublicKey": "only with forceDestroy",
          "iam:DeleteLoginProfile": "only with forceDestroy",
          "iam:DeactivateMFADevice": "only with forceDestroy",
          "iam:DeleteVirtualMFADevice": "only with forceDestroy",
          "iam:DeleteSigningCertificate": "only with forceDestroy",
          "iam:DeleteServiceSpecificCredential": "only with forceDestroy",
        },
      },
    },
  },
  cases: {
    "iam-user": {
      id: /^iam-user-[0-9a-f]{7}$/,
      inputs: () => ({ tags: { owner: "a" } }),
      changed: () => ({ tags: { owner: "b", team: "platform" } }),
      drift: (world, UserName) =>
        world.client(IAMClient).send(new TagUserCommand({ UserName, Tags: [{ Key: "owner", Value: "c" }] })),
      drifted: ["tags.owner", "tagsAll.owner"],
    },
  },
});
