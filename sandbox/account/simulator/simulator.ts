import { runUnsafeSimulation } from "@cloud-copilot/iam-simulate";

/** Policies as the simulator of IAM is told them: texts that were parsed. */
export interface Policies {
  identity: readonly unknown[];
  boundary: readonly unknown[];
  /** From the root down to the account, each level with its policies. */
  organization: readonly (readonly unknown[])[];
}

export interface Question {
  /** ARN of who asks. */
  caller: string;
  action: string;
  resource: string;
  accountId: string;
  context: Readonly<Record<string, string | string[]>>;
}

export type Answer = "allowed" | "explicitDeny" | "implicitDeny";

const ANSWERS = { Allowed: "allowed", ExplicitlyDenied: "explicitDeny", ImplicitlyDenied: "implicitDeny" } as const;

const named = (policies: readonly unknown[]) =>
  policies.map((policy, index) => ({ name: `PolicyInputList.${index + 1}`, policy }));

/**
 * What the simulator of IAM decides. Unlike a real call, a question says itself which condition keys it has: each "is
 * supplied whenever it is evaluated", whether AWS sends it with the action or not. So nothing is held against the catalogue.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html
 */
export const simulate = (
  { identity, boundary, organization }: Policies,
  { caller, action, resource, accountId, context }: Question,
): Answer =>
  ANSWERS[
    runUnsafeSimulation(
      {
        request: { action, principal: caller, resource: { resource, accountId }, contextVariables: { ...context } },
        identityPolicies: named(identity),
        ...(boundary.length > 0 ? { permissionBoundaryPolicies: named(boundary) } : {}),
        serviceControlPolicies: organization.map((policies, index) => ({
          orgIdentifier: `level-${index + 1}`,
          policies: named(policies),
        })),
        resourceControlPolicies: [],
      },
      {},
    )
  ];
