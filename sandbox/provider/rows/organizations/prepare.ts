import {
  CreateOrganizationCommand,
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

const onlyIf = (name: string) => (error: Error) => {
  if (error.name !== name) throw error;
};
