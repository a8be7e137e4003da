import {
  AttachRolePolicyCommand,
  DetachRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
} from "@aws-sdk/client-iam";
import type { RolePolicyAttachmentArgs } from "@pulumi/aws/iam";

import type { ResourceType } from "../../resource";
import { attachmentId, splitAttachmentId } from "./attachment-id";

/** Id: `<role>/<policy ARN>`. */
export const rolePolicyAttachment: ResourceType<RolePolicyAttachmentArgs> = {
  token: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  title: "IAM Role Policy Attachment",
  replaceOn: ["role", "policyArn"],

  async create(aws, inputs) {
    const role = inputs.role as unknown as string;
    const policyArn = inputs.policyArn;
    await aws.call(IAMClient, new AttachRolePolicyCommand({ RoleName: role, PolicyArn: policyArn }));
    return attachmentId(role, policyArn);
  },

  async read(aws, id) {
    const { owner, policyArn } = splitAttachmentId(id);
    let Marker: string | undefined;
    do {
      const command = new ListAttachedRolePoliciesCommand({ RoleName: owner, Marker });
      const page = await aws.find(IAMClient, command, "NoSuchEntityException");
      if (page?.AttachedPolicies?.some((policy) => policy.PolicyArn === policyArn)) return { role: owner, policyArn };
      Marker = page?.Marker;
    } while (Marker);
    return undefined;
  },

  /** Every change makes a new attachment. */
  async update() {},

  async delete(aws, id) {
    const { owner, policyArn } = splitAttachmentId(id);
    const command = new DetachRolePolicyCommand({ RoleName: owner, PolicyArn: policyArn });
    await aws.find(IAMClient, command, "NoSuchEntityException");
  },
};
