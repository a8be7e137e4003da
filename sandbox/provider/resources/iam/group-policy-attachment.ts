import {
  AttachGroupPolicyCommand,
  DetachGroupPolicyCommand,
  IAMClient,
  ListAttachedGroupPoliciesCommand,
} from "@aws-sdk/client-iam";
import type { GroupPolicyAttachmentArgs } from "@pulumi/aws/iam";

import type { ResourceType } from "../../resource";
import { attachmentId, splitAttachmentId } from "./attachment-id";

/** Id: `<group>/<policy ARN>`. */
export const groupPolicyAttachment: ResourceType<GroupPolicyAttachmentArgs> = {
  token: "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
  title: "IAM Group Policy Attachment",
  replaceOn: ["group", "policyArn"],

  async create(aws, inputs) {
    const group = inputs.group as unknown as string;
    const policyArn = inputs.policyArn;
    await aws.call(IAMClient, new AttachGroupPolicyCommand({ GroupName: group, PolicyArn: policyArn }));
    return attachmentId(group, policyArn);
  },

  async read(aws, id) {
    const { owner, policyArn } = splitAttachmentId(id);
    let Marker: string | undefined;
    do {
      const command = new ListAttachedGroupPoliciesCommand({ GroupName: owner, Marker });
      const page = await aws.find(IAMClient, command, "NoSuchEntityException");
      if (page?.AttachedPolicies?.some((policy) => policy.PolicyArn === policyArn)) return { group: owner, policyArn };
      Marker = page?.Marker;
    } while (Marker);
    return undefined;
  },

  /** Every change makes a new attachment. */
  async update() {},

  async delete(aws, id) {
    const { owner, policyArn } = splitAttachmentId(id);
    const command = new DetachGroupPolicyCommand({ GroupName: owner, PolicyArn: policyArn });
    await aws.find(IAMClient, command, "NoSuchEntityException");
  },
};
