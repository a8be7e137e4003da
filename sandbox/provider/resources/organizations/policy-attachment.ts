import {
  AttachPolicyCommand,
  DetachPolicyCommand,
  ListTargetsForPolicyCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";
import type { PolicyAttachmentArgs } from "@pulumi/aws/organizations";

import type { ResourceType } from "../../resource";

/** Id: `<target>:<policy>`. */
export const organizationsPolicyAttachment: ResourceType<PolicyAttachmentArgs> = {
  token: "aws:organizations/policyAttachment:PolicyAttachment",
  title: "Organizations Policy Attachment",
  replaceOn: ["policyId", "targetId"],
  notReadable: ["skipDestroy"],

  async create(aws, { policyId, targetId }) {
    await aws.call(OrganizationsClient, new AttachPolicyCommand({ PolicyId: policyId, TargetId: targetId }));
    return `${targetId}:${policyId}`;
  },

  async read(aws, id) {
    const [targetId, policyId] = id.split(":");
    let NextToken: string | undefined;
    do {
      const command = new ListTargetsForPolicyCommand({ PolicyId: policyId, NextToken });
      const page = await aws.find(OrganizationsClient, command, "PolicyNotFoundException");
      if (page?.Targets?.some((target) => target.TargetId === targetId))
        return { policyId: policyId!, targetId: targetId! };
      NextToken = page?.NextToken;
    } while (NextToken);
    return undefined;
  },

  /** Only `skipDestroy` can change, and AWS does not know it. */
  async update() {},

  async delete(aws, _id, { policyId, targetId, skipDestroy }) {
    if (skipDestroy) return;
    const command = new DetachPolicyCommand({ PolicyId: policyId, TargetId: targetId });
    await aws.find(
      OrganizationsClient,
      command,
      "PolicyNotAttachedException",
      "PolicyNotFoundException",
      "TargetNotFoundException",
    );
  },
};
