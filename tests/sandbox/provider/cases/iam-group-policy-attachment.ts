import { CreateGroupCommand, IAMClient } from "@aws-sdk/client-iam";

import type { ConformanceCase } from "../case";
import { createPolicy } from "./iam-documents";

export const iamGroupPolicyAttachmentCase: ConformanceCase<string> = {
  token: "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
  async prepare(world) {
    await world.client(IAMClient).send(new CreateGroupCommand({ GroupName: "guarded-group" }));
    return createPolicy(world, "for-group");
  },
  id: (policyArn) => `guarded-group/${policyArn}`,
  inputs: (policyArn) => ({ group: "guarded-group", policyArn }),
};
