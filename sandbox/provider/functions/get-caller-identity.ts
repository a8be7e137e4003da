import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

import type { FunctionType } from "../function";

export const getCallerIdentity: FunctionType = {
  token: "aws:index/getCallerIdentity:getCallerIdentity",
  async call(instance) {
    const { Account, Arn, UserId } = await instance.aws().call(STSClient, new GetCallerIdentityCommand({}));
    return { id: Account!, accountId: Account!, arn: Arn!, userId: UserId! };
  },
};
