import { CreateUserCommand, IAMClient } from "@aws-sdk/client-iam";

import type { ConformanceCase } from "../case";
import { createPolicy } from "./iam-documents";

export const iamUserPolicyAttachmentCase: ConformanceCase<string> = {
  token: "aws:iam/userPolicyAttachment:UserPolicyAttachment",
  async prepare(world) {
    await world.client(IAMClient).send(new CreateUserCommand({ UserName: "guarded-user" }));
    return createPolicy(world, "for-user");
  },
  id: (policyArn) => `guarded-user/${policyArn}`,
  inputs: (policyArn) => ({ user: "guarded-user", policyArn }),
};
