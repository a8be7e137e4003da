import {
  AttachPolicyCommand,
  CreatePolicyCommand,
  DetachPolicyCommand,
  ListTargetsForPolicyCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";

import { needing } from "../../core/conformance";
import { attachment } from "../../families/attachment";
import { organizationRoot } from "./prepare";

const Content = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Deny", Action: "*", Resource: "*" }],
});

/** Id: `<target>:<policy>`. */
export const organizationsPolicyAttachment = attachment({
  token: "aws:organizations/policyAttachment:PolicyAttachment",
  title: "Organizations Policy Attachment",
  client: OrganizationsClient,
  replaceOn: ["policyId", "targetId"],
  notReadable: ["skipDestroy"],
  ends: { targetId: "TargetId", policyId: "PolicyId" },
  separator: ":",
  attach: AttachPolicyCommand,
  detach: DetachPolicyCommand,
  list: { command: ListTargetsForPolicyCommand, by: "policyId", items: "Targets", page: "NextToken" },
  absent: ["PolicyNotAttachedException", "PolicyNotFoundException", "TargetNotFoundException"],
  facts: {
    source: "internal/service/organizations/policy_attachment.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: ["policyId", "targetId"],
    id: "<target>:<policy>",
    deleteBeforeReplace: false,
    actions: {
      create: { normal: ["organizations:AttachPolicy"] },
      read: { normal: ["organizations:ListTargetsForPolicy"] },
      update: {},
      delete: { normal: ["organizations:DetachPolicy"] },
    },
  },
  cases: {
    "organizations-policy-attachment": needing<{ targetId: string; policyId: string }>({
      async prepare(world) {
        const targetId = await organizationRoot(world);
        const request = { Name: "attached", Description: "", Type: "SERVICE_CONTROL_POLICY" as const, Content };
        const { Policy } = await world.client(OrganizationsClient).send(new CreatePolicyCommand(request));
        return { targetId, policyId: Policy!.PolicySummary!.Id! };
      },
      id: ({ targetId, policyId }) => `${targetId}:${policyId}`,
      inputs: ({ targetId, policyId }) => ({ targetId, policyId }),
    }),
  },
});
