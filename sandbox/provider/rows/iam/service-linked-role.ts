import {
  CreateServiceLinkedRoleCommand,
  DeleteServiceLinkedRoleCommand,
  GetRoleCommand,
  GetServiceLinkedRoleDeletionStatusCommand,
  IAMClient,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateRoleCommand,
} from "@aws-sdk/client-iam";
import type { ServiceLinkedRoleArgs } from "@pulumi/aws/iam";

import type { Aws } from "../../aws/aws";
import type { ResourceType, Tags } from "../../core/resource";
import { fromTagList, syncTags, toTagList } from "../../core/tags";

const inputs = {
  awsServiceName: "autoscaling.amazonaws.com",
  customSuffix: "trial",
  description: "first",
  tags: { owner: "a" },
};

const ABSENT = "NoSuchEntityException";

/** arn:aws:iam::<account>:role/aws-service-role/<service>/<name>[_<suffix>] */
const partsOf = (arn: string): { service: string; name: string; suffix?: string } => {
  const [, , service = "", name = ""] = arn.split("/");
  const [, suffix] = name.split("_");
  return { service, name, ...(suffix === undefined ? {} : { suffix }) };
};

const byName = (id: string) => ({ RoleName: partsOf(id).name });

/** AWS tags the role in a call of its own once it is there. */
const changeTags = (aws: Aws, id: string, olds: Tags | undefined, news: Tags | undefined): Promise<void> =>
  syncTags(olds, news, {
    remove: (TagKeys) => aws.call(IAMClient, new UntagRoleCommand({ ...byName(id), TagKeys })),
    set: (tags) => aws.call(IAMClient, new TagRoleCommand({ ...byName(id), Tags: toTagList(tags) })),
  });

/** Id: the ARN of the role. */
export const serviceLinkedRole: ResourceType<ServiceLinkedRoleArgs> = {
  token: "aws:iam/serviceLinkedRole:ServiceLinkedRole",
  title: "IAM Service Linked Role",
  replaceOn: ["awsServiceName", "customSuffix"],
  facts: {
    source: "internal/service/iam/service_linked_role.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: ["awsServiceName", "customSuffix"],
    id: "<ARN>",
    valid: { awsServiceName: { pattern: /\./ } },
    actions: {
      create: {
        normal: ["iam:CreateServiceLinkedRole", "iam:GetRole"],
        never: { "iam:TagRole": "the program gives it no tags" },
      },
      read: { normal: ["iam:GetRole"] },
      update: {
        never: {
          "iam:UpdateRole": "the program leaves the description as it is",
          "iam:TagRole": "the program gives it no tags",
          "iam:UntagRole": "the program gives it no tags",
        },
      },
      delete: {
        never: {
          "iam:DeleteServiceLinkedRole": "the role is kept for whoever records with it",
          "iam:GetServiceLinkedRoleDeletionStatus": "the role is kept for whoever records with it",
        },
      },
    },
  },
  cases: {
    "service-linked-role": {
      id: /^arn:aws:iam::\d{12}:role\/aws-service-role\/autoscaling\.amazonaws\.com\/AWSServiceRoleForAutoScaling_trial$/,
      inputs: () => inputs,
      changed: () => ({ ...inputs, description: "second", tags: { team: "b" } }),
      drift: (world, id) =>
        world.client(IAMClient).send(new UpdateRoleCommand({ ...byName(id), Description: "somebody's" })),
      drifted: ["description"],
    },
  },

  async create(aws, { awsServiceName, customSuffix, description, tagsAll }, created) {
    const command = new CreateServiceLinkedRoleCommand({
      AWSServiceName: awsServiceName,
      CustomSuffix: customSuffix,
      Description: description,
    });
    const id = (await aws.call(IAMClient, command)).Role!.Arn!;
    created(id);
    await changeTags(aws, id, {}, tagsAll);
    return id;
  },

  async read(aws, id) {
    const role = (await aws.find(IAMClient, new GetRoleCommand(byName(id)), ABSENT))?.Role;
    if (!role) return undefined;
    const { service, suffix } = partsOf(id);
    return {
      awsServiceName: service,
      ...(suffix === undefined ? {} : { customSuffix: suffix }),
      ...(role.Description ? { description: role.Description } : {}),
      arn: role.Arn!,
      name: role.RoleName!,
      path: role.Path!,
      uniqueId: role.RoleId!,
      createDate: role.CreateDate!.toISOString(),
      tags: fromTagList(role.Tags),
    };
  },

  async update(aws, id, { description, tagsAll }, olds, changed) {
    if (changed.has("description"))
      await aws.call(IAMClient, new UpdateRoleCommand({ ...byName(id), Description: description }));
    await changeTags(aws, id, olds.tagsAll, tagsAll);
  },

  /** A deletion is asked for, and AWS looks first whether the service still uses the role. */
  async delete(aws, id) {
    const asked = await aws.find(IAMClient, new DeleteServiceLinkedRoleCommand(byName(id)), ABSENT);
    if (!asked) return;
    const { DeletionTaskId } = asked;
    const command = new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId });
    const { Status, Reason } = await aws.call(IAMClient, command);
    if (Status === "FAILED") throw new Error(`the role cannot be deleted: ${Reason?.Reason}`);
  },
};
