import {
  CreateGroupCommand,
  DeleteGroupCommand,
  GetGroupCommand,
  IAMClient,
  UpdateGroupCommand,
} from "@aws-sdk/client-iam";
import type { GroupArgs } from "@pulumi/aws/iam";

import type { ResourceType } from "../../resource";

/** Id: the name of the group. */
export const iamGroup: ResourceType<GroupArgs> = {
  token: "aws:iam/group:Group",
  title: "IAM Group",
  // AWS can rename a group, but an update cannot change the id that the engine keeps.
  replaceOn: ["name"],
  autoName: { property: "name", maxLength: 128 },
  defaults: { path: "/" },

  async create(aws, inputs) {
    await aws.call(IAMClient, new CreateGroupCommand({ GroupName: inputs.name, Path: inputs.path }));
    return inputs.name!;
  },

  async read(aws, name) {
    const found = await aws.find(IAMClient, new GetGroupCommand({ GroupName: name }), "NoSuchEntityException");
    if (!found?.Group) return undefined;
    const { Arn, GroupName, Path, GroupId } = found.Group;
    return { arn: Arn!, name: GroupName!, path: Path!, uniqueId: GroupId! };
  },

  async update(aws, name, inputs) {
    await aws.call(IAMClient, new UpdateGroupCommand({ GroupName: name, NewPath: inputs.path }));
  },

  async delete(aws, name) {
    await aws.find(IAMClient, new DeleteGroupCommand({ GroupName: name }), "NoSuchEntityException");
  },
};
