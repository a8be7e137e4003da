import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

interface OrganizationPolicyArgs {
  type: "DECLARATIVE_POLICY_EC2" | "RESOURCE_CONTROL_POLICY";
  description: string;
  content: string;
  /** Root, organizational unit or account ids. */
  targets: readonly string[];
  tags?: { [key: string]: pulumi.Input<string> } | undefined;
}

/** A policy of the organization on its targets, in whose order nothing is meant. */
export function organizationPolicy(name: string, args: OrganizationPolicyArgs, parent: pulumi.Resource): void {
  const { targets, ...rest } = args;
  const policy = new aws.organizations.Policy(name, rest, { parent });
  for (const targetId of [...new Set(targets)].sort()) {
    new aws.organizations.PolicyAttachment(`${name}-target-${targetId}`, { policyId: policy.id, targetId }, { parent });
  }
}
