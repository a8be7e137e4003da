import {
  AttachGroupPolicyCommand,
  CreateGroupCommand,
  DetachGroupPolicyCommand,
  IAMClient,
  ListAttachedGroupPoliciesCommand,
} from "@aws-sdk/client-iam";

import { needing } from "../../core/conformance";
import { attachment } from "../../families/attachment";
import { createPolicy } from "./prepare";

/** Id: `<group>/<policy ARN>`. */
export const groupPolicyAttachment = attachment({
  token: "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
  title: "IAM Group Policy Attachment",
  client: IAMClient,
  deleteBeforeReplace: true,
  replaceOn: ["group", "policyArn"],
  ends: { group: "GroupName", policyArn: "PolicyArn" },
  separator: "/",
  attach: AttachGroupPolicyCommand,
  detach: DetachGroupPolicyCommand,
  list: { command: ListAttachedGroupPoliciesCommand, by: "group", items: "AttachedPolicies", page: "Marker" },
  absent: ["NoSuchEntityException"],
  facts: {
    source: "internal/service/iam/group_policy_attachment.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: ["group", "policyArn"],
    id: "<group>/<policy ARN>",
    deleteBeforeReplace: true,
    actions: {
      create: { normal: ["iam:AttachGroupPolicy"] },
      read: { normal: ["iam:ListAttachedGroupPolicies"] },
      update: {},
      delete: { normal: ["iam:DetachGroupPolicy"] },
    },
  },
  cases: {
    "group-policy-attachment": needing<string>({
      async prepare(world) {
        await world.client(IAMClient).send(new CreateGroupCommand({ GroupName: "guarded-group" }));
        return createPolicy(world, "for-group");
      },
      id: (policyArn) => `guarded-group/${policyArn}`,
      inputs: (policyArn) => ({ group: "guarded-group", policyArn }),
    }),
  },
});
