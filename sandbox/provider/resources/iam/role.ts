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
} from "@aws-sdk/client-iam";
import type { RoleArgs } from "@pulumi/aws/iam";

import { nameToCreate } from "../../names";
import type { ResourceType } from "../../resource";
import { fromTagList, syncTags, toTagList } from "../../tags";

/**
 * Id: the name of the role. `managedPolicyArns` and `inlinePolicies` are deprecated in favour of resources of their
 * own; they are not read either, so that an attachment made by such a resource is no drift of the role.
 */
export const iamRole: ResourceType<RoleArgs> = {
  token: "aws:iam/role:Role",
  title: "IAM Role",
  replaceOn: ["name", "namePrefix", "path"],
  autoName: { property: "name", maxLength: 64 },
  conflicts: [["name", "namePrefix"]],
  defaults: { path: "/", maxSessionDuration: 3600, forceDetachPolicies: false },
  notReadable: ["namePrefix", "forceDetachPolicies"],
  unsupported: ["managedPolicyArns", "inlinePolicies"],
  compare: { assumeRolePolicy: "policy" },

  async create(aws, inputs) {
    const command = new CreateRoleCommand({
      RoleName: nameToCreate(inputs),
      Path: inputs.path,
      Description: inputs.description,
      AssumeRolePolicyDocument: inputs.assumeRolePolicy as string,
      MaxSessionDuration: inputs.maxSessionDuration,
      PermissionsBoundary: inputs.permissionsBoundary,
      Tags: toTagList(inputs.tagsAll),
    });
    return (await aws.call(IAMClient, command)).Role!.RoleName!;
  },

  async read(aws, name) {
    const found = await aws.find(IAMClient, new GetRoleCommand({ RoleName: name }), "NoSuchEntityException");
    const role = found?.Role;
    if (!role) return undefined;
    const boundary = role.PermissionsBoundary?.PermissionsBoundaryArn;
    return {
      arn: role.Arn!,
      name: role.RoleName!,
      path: role.Path!,
      uniqueId: role.RoleId!,
      createDate: role.CreateDate!.toISOString(),
      assumeRolePolicy: decodeURIComponent(role.AssumeRolePolicyDocument!),
      maxSessionDuration: role.MaxSessionDuration ?? 3600,
      ...(role.Description ? { description: role.Description } : {}),
      ...(boundary ? { permissionsBoundary: boundary } : {}),
      tags: fromTagList(role.Tags),
    };
  },

  async update(aws, RoleName, inputs, olds, changed) {
    if (changed.has("assumeRolePolicy")) {
      const PolicyDocument = inputs.assumeRolePolicy as string;
      await aws.call(IAMClient, new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }));
    }
    if (changed.has("description") || changed.has("maxSessionDuration")) {
      const { description = "", maxSessionDuration } = inputs;
      await aws.call(
        IAMClient,
        new UpdateRoleCommand({ RoleName, Description: description, MaxSessionDuration: maxSessionDuration }),
      );
    }
    if (changed.has("permissionsBoundary")) {
      const PermissionsBoundary = inputs.permissionsBoundary;
      if (PermissionsBoundary)
        await aws.call(IAMClient, new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary }));
      else await aws.call(IAMClient, new DeleteRolePermissionsBoundaryCommand({ RoleName }));
    }
    await syncTags(olds.tagsAll, inputs.tagsAll, {
      remove: (TagKeys) => aws.call(IAMClient, new UntagRoleCommand({ RoleName, TagKeys })),
      set: (tags) => aws.call(IAMClient, new TagRoleCommand({ RoleName, Tags: toTagList(tags) })),
    });
  },

  async delete(aws, RoleName, olds) {
    if (olds.forceDetachPolicies) {
      const list = new ListAttachedRolePoliciesCommand({ RoleName });
      const attached = await aws.find(IAMClient, list, "NoSuchEntityException");
      for (const { PolicyArn } of attached?.AttachedPolicies ?? []) {
        await aws.find(IAMClient, new DetachRolePolicyCommand({ RoleName, PolicyArn }), "NoSuchEntityException");
      }
    }
    await aws.find(IAMClient, new DeleteRoleCommand({ RoleName }), "NoSuchEntityException");
  },
};
