import {
  CreateAccountCommand,
  type DelegatedAdministrator,
  DeregisterDelegatedAdministratorCommand,
  EnableAWSServiceAccessCommand,
  ListDelegatedAdministratorsCommand,
  OrganizationsClient,
  RegisterDelegatedAdministratorCommand,
} from "@aws-sdk/client-organizations";
import type { DelegatedAdministratorArgs } from "@pulumi/aws/organizations";

import type { Aws } from "../../aws/aws";
import { needing } from "../../core/conformance";
import type { ResourceType } from "../../core/resource";
import { organizationRoot } from "./prepare";

const PRINCIPAL = "access-analyzer.amazonaws.com";

/** The account as the administrator of a service; undefined when it is none. */
async function findAdministrator(
  aws: Aws,
  account: string,
  service: string,
): Promise<DelegatedAdministrator | undefined> {
  let token: string | undefined;
  do {
    const page = new ListDelegatedAdministratorsCommand({ ServicePrincipal: service, NextToken: token });
    const { DelegatedAdministrators = [], NextToken } = await aws.call(OrganizationsClient, page);
    const found = DelegatedAdministrators.find(({ Id }) => Id === account);
    if (found) return found;
    token = NextToken;
  } while (token !== undefined);
  return undefined;
}

/** As the real provider writes a date: RFC 3339, in whole seconds. */
const written = (date: Date | undefined): string => date?.toISOString().replace(/\.\d+Z$/, "Z") ?? "";

/** Id: `<account>/<service principal>`. */
export const delegatedAdministrator: ResourceType<DelegatedAdministratorArgs> = {
  token: "aws:organizations/delegatedAdministrator:DelegatedAdministrator",
  title: "Organizations Delegated Administrator",
  replaceOn: ["accountId", "servicePrincipal"],
  facts: {
    source: "internal/service/organizations/delegated_administrator.go",
    version: "5.x",
    lookedAtFor: "7.48.0",
    forceNew: ["accountId", "servicePrincipal"],
    id: "<account id>/<service principal>",
    valid: { accountId: { pattern: /^\d{12}$/ }, servicePrincipal: { min: 1, max: 128 } },
    actions: {
      create: { normal: ["organizations:ListDelegatedAdministrators", "organizations:RegisterDelegatedAdministrator"] },
      read: { normal: ["organizations:ListDelegatedAdministrators"] },
      update: {},
      delete: { normal: ["organizations:DeregisterDelegatedAdministrator"] },
    },
  },
  cases: {
    "delegated-administrator": needing<string>({
      async prepare(world) {
        await organizationRoot(world);
        const client = world.client(OrganizationsClient);
        await client.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: PRINCIPAL }));
        const request = { AccountName: "security", Email: "security@acme.sandbox" };
        return (await client.send(new CreateAccountCommand(request))).CreateAccountStatus!.AccountId!;
      },
      id: (accountId) => `${accountId}/${PRINCIPAL}`,
      inputs: (accountId) => ({ accountId, servicePrincipal: PRINCIPAL }),
    }),
  },

  async create(aws, { accountId, servicePrincipal }) {
    const request = { AccountId: accountId, ServicePrincipal: servicePrincipal };
    await aws.call(OrganizationsClient, new RegisterDelegatedAdministratorCommand(request));
    return `${accountId}/${servicePrincipal}`;
  },

  async read(aws, id) {
    const [accountId = "", servicePrincipal = ""] = id.split("/");
    const found = await findAdministrator(aws, accountId, servicePrincipal);
    return (
      found && {
        accountId,
        servicePrincipal,
        arn: found.Arn!,
        name: found.Name!,
        email: found.Email!,
        status: found.Status!,
        joinedMethod: found.JoinedMethod!,
        joinedTimestamp: written(found.JoinedTimestamp),
        delegationEnabledDate: written(found.DelegationEnabledDate),
      }
    );
  },

  async update() {},

  async delete(aws, id) {
    const [accountId, servicePrincipal] = id.split("/");
    const request = { AccountId: accountId, ServicePrincipal: servicePrincipal };
    await aws.find(
      OrganizationsClient,
      new DeregisterDelegatedAdministratorCommand(request),
      "AccountNotRegisteredException",
    );
  },
};
