import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

import type { FunctionType } from "../core/function";

export const getCallerIdentity: FunctionType = {
  token: "aws:index/getCallerIdentity:getCallerIdentity",
  actions: ["sts:GetCallerIdentity"],
  async call(instance) {
    const { Account, Arn, UserId } = await instance.aws().call(STSClient, new GetCallerIdentityCommand({}));
    return { id: Account!, accountId: Account!, arn: Arn!, userId: UserId! };
  },
};
