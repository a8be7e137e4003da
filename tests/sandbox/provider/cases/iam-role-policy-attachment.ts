import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";

import type { ConformanceCase } from "../case";
import { createPolicy } from "./iam-documents";

const TRUST = JSON.stringify({ Version: "2012-10-17", Statement: [] });
export const iamRolePolicyAttachmentCase: ConformanceCase<string> = {
  token: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  async prepare(world) {
    await world
      .client(IAMClient)
      .send(new CreateRoleCommand({ RoleName: "guarded-role", AssumeRolePolicyDocument: TRUST }));
    return createPolicy(world, "for-role");
  },
  id: (policyArn) => `guarded-role/${policyArn}`,
  inputs: (policyArn) => ({ role: "guarded-role", policyArn }),
};
