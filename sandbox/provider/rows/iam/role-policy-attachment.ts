import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  DetachRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
} from "@aws-sdk/client-iam";

import { needing } from "../../core/conformance";
import { attachment } from "../../families/attachment";
import { createPolicy } from "./prepare";

const TRUST = JSON.stringify({ Version: "2012-10-17", Statement: [] });

/** Id: `<role>/<policy ARN>`. */
export const rolePolicyAttachment = attachment({
  token: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  title: "IAM Role Policy Attachment",
  client: IAMClient,
  deleteBeforeReplace: true,
  replaceOn: ["role", "policyArn"],
  ends: { role: "RoleName", policyArn: "PolicyArn" },
  separator: "/",
  attach: AttachRolePolicyCommand,
  detach: DetachRolePolicyCommand,
  list: { command: ListAttachedRolePoliciesCommand, by: "role", items: "AttachedPolicies", page: "Marker" },
  absent: ["NoSuchEntityException"],
  facts: {
    source: "internal/service/iam/role_policy_attachment.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: ["role", "policyArn"],
    id: "<role>/<policy ARN>",
    deleteBeforeReplace: true,
    actions: {
      create: { normal: ["iam:AttachRolePolicy"] },
      read: { normal: ["iam:ListAttachedRolePolicies"] },
      update: {},
      delete: { normal: ["iam:DetachRolePolicy"] },
    },
  },
  cases: {
    "role-policy-attachment": needing<string>({
      async prepare(world) {
        await world
          .client(IAMClient)
          .send(new CreateRoleCommand({ RoleName: "guarded-role", AssumeRolePolicyDocument: TRUST }));
        return createPolicy(world, "for-role");
      },
      id: (policyArn) => `guarded-role/${policyArn}`,
      inputs: (policyArn) => ({ role: "guarded-role", policyArn }),
    }),
  },
});
