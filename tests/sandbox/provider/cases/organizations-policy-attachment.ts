import { CreatePolicyCommand, OrganizationsClient } from "@aws-sdk/client-organizations";

import type { ConformanceCase } from "../case";
import { organizationRoot } from "./organizations";

interface Ids {
  targetId: string;
  policyId: string;
}

export const organizationsPolicyAttachmentCase: ConformanceCase<Ids> = {
  token: "aws:organizations/policyAttachment:PolicyAttachment",
  async prepare(world) {
    const targetId = await organizationRoot(world);
    const Content = JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Deny", Action: "*", Resource: "*" }],
    });
    const request = { Name: "attached", Description: "", Type: "SERVICE_CONTROL_POLICY" as const, Content };
    const { Policy } = await world.client(OrganizationsClient).send(new CreatePolicyCommand(request));
    return { targetId, policyId: Policy!.PolicySummary!.Id! };
  },
  id: ({ targetId, policyId }) => `${targetId}:${policyId}`,
  inputs: ({ targetId, policyId }) => ({ targetId, policyId }),
};
