import {
  AttachUserPolicyCommand,
  CreateUserCommand,
  DetachUserPolicyCommand,
  IAMClient,
  ListAttachedUserPoliciesCommand,
} from "@aws-sdk/client-iam";

import { needing } from "../../core/conformance";
import { attachment } from "../../families/attachment";
import { createPolicy } from "./prepare";

/** Id: `<user>/<policy ARN>`. */
export const userPolicyAttachment = attachment({
  token: "aws:iam/userPolicyAttachment:UserPolicyAttachment",
  title: "IAM User Policy Attachment",
  client: IAMClient,
  deleteBeforeReplace: true,
  replaceOn: ["user", "policyArn"],
  ends: { user: "UserName", policyArn: "PolicyArn" },
  separator: "/",
  attach: AttachUserPolicyCommand,
  detach: DetachUserPolicyCommand,
  list: { command: ListAttachedUserPoliciesCommand, by: "user", items: "AttachedPolicies", page: "Marker" },
  absent: ["NoSuchEntityException"],

  cases: {
    "user-policy-attachment": needing<string>({
      async prepare(world) {
        await world.client(IAMClient).send(new CreateUserCommand({ UserName: "guarded-user" }));
        return createPolicy(world, "for-user");
      },
      id: (policyArn) => `guarded-user/${policyArn}`,
      inputs: (policyArn) => ({ user: "guarded-user", policyArn }),
    }),
  },
});
