import {
  AttachUserPolicyCommand,
  DetachUserPolicyCommand,
  IAMClient,
  ListAttachedUserPoliciesCommand,
} from "@aws-sdk/client-iam";
import type { UserPolicyAttachmentArgs } from "@pulumi/aws/iam";

import type { ResourceType } from "../../resource";
import { attachmentId, splitAttachmentId } from "./attachment-id";

/** Id: `<user>/<policy ARN>`. */
export const userPolicyAttachment: ResourceType<UserPolicyAttachmentArgs> = {
  token: "aws:iam/userPolicyAttachment:UserPolicyAttachment",
  title: "IAM User Policy Attachment",
  replaceOn: ["user", "policyArn"],

  async create(aws, inputs) {
    const user = inputs.user as unknown as string;
    const policyArn = inputs.policyArn;
    await aws.call(IAMClient, new AttachUserPolicyCommand({ UserName: user, PolicyArn: policyArn }));
    return attachmentId(user, policyArn);
  },

  async read(aws, id) {
    const { owner, policyArn } = splitAttachmentId(id);
    let Marker: string | undefined;
    do {
      const command = new ListAttachedUserPoliciesCommand({ UserName: owner, Marker });
      const page = await aws.find(IAMClient, command, "NoSuchEntityException");
      if (page?.AttachedPolicies?.some((policy) => policy.PolicyArn === policyArn)) return { user: owner, policyArn };
      Marker = page?.Marker;
    } while (Marker);
    return undefined;
  },

  /** Every change makes a new attachment. */
  async update() {},

  async delete(aws, id) {
    const { owner, policyArn } = splitAttachmentId(id);
    const command = new DetachUserPolicyCommand({ UserName: owner, PolicyArn: policyArn });
    await aws.find(IAMClient, command, "NoSuchEntityException");
  },
};
