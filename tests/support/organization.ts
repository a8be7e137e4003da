import { CreateAccountCommand, CreateOrganizationCommand, OrganizationsClient } from "@aws-sdk/client-organizations";
import type { SandboxAccount } from "../../sandbox/account/account";
import { person } from "./sign-in";
import type { Keys } from "./stack";

/** The role that Organizations makes in each account. */
export const MEMBER_ROLE = "OrganizationAccountAccessRole";

/** An organization that the account manages. */
export interface Organization {
  client: OrganizationsClient;
  /** Makes a member; answers its id. */
  create: (name: string) => Promise<string>;
  /** Keys of somebody who may list the accounts and take any role in them, and nothing else. */
  hub: Keys;
}

/** Makes the account the management account of an organization. */
export async function openOrganization(account: SandboxAccount): Promise<Organization> {
  const { endpoint, credentials } = account;
  const client = new OrganizationsClient({ region: "us-east-1", endpoint, credentials });
  await client.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
  const Action = ["organizations:Describe*", "organizations:List*", "sts:AssumeRole"];
  const { keys } = await person(account, "hub", { policy: { Effect: "Allow", Action, Resource: "*" } });
  return {
    client,
    hub: keys,
    create: async (AccountName) => {
      const Email = `aws+${AccountName.replace(/\W/g, "")}@acme.sandbox`;
      const { CreateAccountStatus } = await client.send(new CreateAccountCommand({ AccountName, Email }));
      return CreateAccountStatus!.AccountId!;
    },
  };
}
