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
import type { UserArgs } from "@pulumi/aws/iam";

import type { Aws } from "../../aws/aws";
import type { ResourceType } from "../../resource";
import { fromTagList, syncTags, toTagList } from "../../tags";

/** Id: the name of the user. */
export const iamUser: ResourceType<UserArgs> = {
  token: "aws:iam/user:User",
  title: "IAM User",
  // AWS can rename a user, but an update cannot change the id that the engine keeps.
  replaceOn: ["name"],
  autoName: { property: "name", maxLength: 64 },
  defaults: { path: "/", forceDestroy: false },
  notReadable: ["forceDestroy"],

  async create(aws, inputs) {
    const command = new CreateUserCommand({
      UserName: inputs.name,
      Path: inputs.path,
      PermissionsBoundary: inputs.permissionsBoundary,
      Tags: toTagList(inputs.tagsAll),
    });
    await aws.call(IAMClient, command);
    return inputs.name!;
  },

  async read(aws, name) {
    const found = await aws.find(IAMClient, new GetUserCommand({ UserName: name }), "NoSuchEntityException");
    const user = found?.User;
    if (!user) return undefined;
    const boundary = user.PermissionsBoundary?.PermissionsBoundaryArn;
    return {
      arn: user.Arn!,
      name: user.UserName!,
      path: user.Path!,
      uniqueId: user.UserId!,
      ...(boundary ? { permissionsBoundary: boundary } : {}),
      tags: fromTagList(user.Tags),
    };
  },

  async update(aws, UserName, inputs, olds, changed) {
    if (changed.has("path")) await aws.call(IAMClient, new UpdateUserCommand({ UserName, NewPath: inputs.path }));
    if (changed.has("permissionsBoundary")) {
      const PermissionsBoundary = inputs.permissionsBoundary;
      if (PermissionsBoundary) {
        await aws.call(IAMClient, new PutUserPermissionsBoundaryCommand({ UserName, PermissionsBoundary }));
      } else await aws.call(IAMClient, new DeleteUserPermissionsBoundaryCommand({ UserName }));
    }
    await syncTags(olds.tagsAll, inputs.tagsAll, {
      remove: (TagKeys) => aws.call(IAMClient, new UntagUserCommand({ UserName, TagKeys })),
      set: (tags) => aws.call(IAMClient, new TagUserCommand({ UserName, Tags: toTagList(tags) })),
    });
  },

  async delete(aws, UserName, olds) {
    if (olds.forceDestroy) await removeCredentials(aws, UserName);
    await aws.find(IAMClient, new DeleteUserCommand({ UserName }), "NoSuchEntityException");
  },
};

/** What `forceDestroy` allows to lose: access keys and the console password that Pulumi did not make. */
async function removeCredentials(aws: Aws, UserName: string): Promise<void> {
  const keys = await aws.find(IAMClient, new ListAccessKeysCommand({ UserName }), "NoSuchEntityException");
  for (const { AccessKeyId } of keys?.AccessKeyMetadata ?? []) {
    await aws.find(IAMClient, new DeleteAccessKeyCommand({ UserName, AccessKeyId }), "NoSuchEntityException");
  }
  await aws.find(IAMClient, new DeleteLoginProfileCommand({ UserName }), "NoSuchEntityException");
}
