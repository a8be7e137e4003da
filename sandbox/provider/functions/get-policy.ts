import { DescribePolicyCommand, OrganizationsClient } from "@aws-sdk/client-organizations";

import type { FunctionType } from "../core/function";

/** A policy of the Organization. */
export const getPolicy: FunctionType = {
  token: "aws:organizations/getPolicy:getPolicy",
  actions: ["organizations:DescribePolicy"],
  async call(instance, args) {
    const policyId = args["policyId"] as string;
    const { Policy } = await instance
      .aws("us-east-1")
      .call(OrganizationsClient, new DescribePolicyCommand({ PolicyId: policyId }));
    const { Content, PolicySummary } = Policy!;
    const { Arn, AwsManaged, Description, Name, Type } = PolicySummary!;
    return {
      id: policyId,
      policyId,
      arn: Arn!,
      awsManaged: AwsManaged ?? false,
      content: Content!,
      description: Description ?? "",
      name: Name!,
      type: Type!,
    };
  },
};
