import {
  ListPoliciesForTargetCommand,
  type ListPoliciesForTargetCommandOutput,
  OrganizationsClient,
  type PolicyType,
} from "@aws-sdk/client-organizations";

import type { FunctionType } from "../core/function";

/** The ids of the policies of one kind that hang on a root, unit or account. */
export const getPoliciesForTarget: FunctionType = {
  token: "aws:organizations/getPoliciesForTarget:getPoliciesForTarget",
  actions: ["organizations:ListPoliciesForTarget"],
  async call(instance, args) {
    const aws = instance.aws("us-east-1");
    const [targetId, filter] = [args["targetId"] as string, args["filter"] as string];
    const ids: string[] = [];
    let page: ListPoliciesForTargetCommandOutput;
    let NextToken: string | undefined;
    do {
      const input = { TargetId: targetId, Filter: filter as PolicyType, NextToken };
      page = await aws.call(OrganizationsClient, new ListPoliciesForTargetCommand(input));
      ids.push(...(page.Policies ?? []).map(({ Id }) => Id!));
      NextToken = page.NextToken;
    } while (NextToken);
    return { id: targetId, targetId, filter, ids };
  },
};
