import {
  DeleteGroupCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DetachGroupPolicyCommand,
  DetachRolePolicyCommand,
  DetachUserPolicyCommand,
  IAMClient,
  ListAttachedGroupPoliciesCommand,
  ListAttachedRolePoliciesCommand,
  ListEntitiesForPolicyCommand,
  ListPolicyVersionsCommand,
  ListRolePoliciesCommand,
} from "@aws-sdk/client-iam";
import type { Place } from "./place";

interface Identity {
  kind: "policy" | "role" | "group";
  id: string;
  arn: string;
}

async function removeRole(iam: IAMClient, RoleName: string): Promise<void> {
  const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
  for (const { PolicyArn } of AttachedPolicies) await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
  const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  for (const PolicyName of PolicyNames) await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName }));
  await iam.send(new DeleteRoleCommand({ RoleName }));
}

async function removeGroup(iam: IAMClient, GroupName: string): Promise<void> {
  const { AttachedPolicies = [] } = await iam.send(new ListAttachedGroupPoliciesCommand({ GroupName }));
  for (const { PolicyArn } of AttachedPolicies) await iam.send(new DetachGroupPolicyCommand({ GroupName, PolicyArn }));
  await iam.send(new DeleteGroupCommand({ GroupName }));
}

/** IAM deletes a policy when it hangs on nobody and has its default version only. */
async function removePolicy(iam: IAMClient, PolicyArn: string): Promise<void> {
  const on = await iam.send(new ListEntitiesForPolicyCommand({ PolicyArn }));
  for (const { RoleName } of on.PolicyRoles ?? []) await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
  for (const { GroupName } of on.PolicyGroups ?? [])
    await iam.send(new DetachGroupPolicyCommand({ GroupName, PolicyArn }));
  for (const { UserName } of on.PolicyUsers ?? []) await iam.send(new DetachUserPolicyCommand({ UserName, PolicyArn }));
  const { Versions = [] } = await iam.send(new ListPolicyVersionsCommand({ PolicyArn }));
  for (const { VersionId, IsDefaultVersion } of Versions) {
    if (!IsDefaultVersion) await iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId }));
  }
  await iam.send(new DeletePolicyCommand({ PolicyArn }));
}

/** Takes a policy, role or group of the baseline away, and off whoever has it. */
export async function removeIdentity({ kind, id, arn }: Identity, client: Place["client"]): Promise<void> {
  const iam = client(IAMClient);
  await { policy: () => removePolicy(iam, arn), role: () => removeRole(iam, id), group: () => removeGroup(iam, id) }[
    kind
  ]();
}
