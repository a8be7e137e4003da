import { ListDelegatedAdministratorsCommand, OrganizationsClient } from "@aws-sdk/client-organizations";

import type { FunctionType } from "../core/function";

/** The accounts that administer a service for the organization, or any service when none is named. */
export const getDelegatedAdministrators: FunctionType = {
  token: "aws:organizations/getDelegatedAdministrators:getDelegatedAdministrators",
  actions: ["organizations:ListDelegatedAdministrators"],
  async call(instance, args) {
    const servicePrincipal = args["servicePrincipal"] as string | undefined;
    const { DelegatedAdministrators = [] } = await instance
      .aws("us-east-1")
      .call(OrganizationsClient, new ListDelegatedAdministratorsCommand({ ServicePrincipal: servicePrincipal }));
    return {
      ...(servicePrincipal === undefined ? {} : { servicePrincipal }),
      delegatedAdministrators: DelegatedAdministrators.map((account) => ({
        arn: account.Arn!,
        delegationEnabledDate: account.DelegationEnabledDate?.toISOString() ?? "",
        email: account.Email!,
        id: account.Id!,
        joinedMethod: account.JoinedMethod!,
        joinedTimestamp: account.JoinedTimestamp?.toISOString() ?? "",
        name: account.Name!,
        status: account.Status!,
      })),
    };
  },
};
