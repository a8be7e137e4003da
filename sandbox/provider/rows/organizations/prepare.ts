import {
  CreateAccountCommand,
  CreateOrganizationCommand,
  EnableAWSServiceAccessCommand,
  EnablePolicyTypeCommand,
  ListRootsCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";

import type { World } from "../../core/conformance";

/** For a case: makes the account the head of an organization with service control policies, once; returns the id of its root. */
export async function organizationRoot(world: World): Promise<string> {
  const client = world.client(OrganizationsClient);
  await client
    .send(new CreateOrganizationCommand({ FeatureSet: "ALL" }))
    .catch(onlyIf("AlreadyInOrganizationException"));
  const RootId = (await client.send(new ListRootsCommand({}))).Roots![0]!.Id!;
  const enable = new EnablePolicyTypeCommand({ RootId, PolicyType: "SERVICE_CONTROL_POLICY" });
  await client.send(enable).catch(onlyIf("PolicyTypeAlreadyEnabledException"));
  return RootId;
}

/** The same, and lets a service work in every account, such as `iam.amazonaws.com`. */
export async function trusting(world: World, ServicePrincipal: string): Promise<void> {
  await organizationRoot(world);
  await world.client(OrganizationsClient).send(new EnableAWSServiceAccessCommand({ ServicePrincipal }));
}

/** The same, and makes a member; returns its id. */
export async function memberTrusting(world: World, ServicePrincipal: string): Promise<string> {
  await trusting(world, ServicePrincipal);
  const request = new CreateAccountCommand({ AccountName: "member", Email: "member@corp.test" });
  return (await world.client(OrganizationsClient).send(request)).CreateAccountStatus!.AccountId!;
}

const onlyIf = (name: string) => (error: Error) => {
  if (error.name !== name) throw error;
};
