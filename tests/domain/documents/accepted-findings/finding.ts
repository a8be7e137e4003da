/** What the linters say of a policy and what is meant to be so. */
export interface AcceptedFinding {
  policies: readonly string[];
  tool: "parliament" | "cloudsplaining";
  id: string;
  /** Details as the tool words them; `*` stands for any text. Each must occur in each of the policies. */
  details: readonly string[];
  reason: string;
}

export const PEOPLE = ["developer", "read-only", "billing", "support"];

/** Ways to other rights that begin with handing a role to a service. */
export const PASSING = [
  "CreateEC2WithExistingIP",
  "PassExistingRoleToCloudFormation",
  "PassExistingRoleToNew*",
  "PassExistingRoleToUpdatedGlueJob*",
  "PassRoleToUpdateCloudFormationStackSet",
];

/** Ways to other rights that change a thing which works under a role. */
export const WORKLOADS = [
  "ECSExecuteCommandOnRunningTask",
  "EditExistingLambdaFunctionWithRole",
  "ExecuteCloudFormationChangeSet",
  "ModifyEC2InstanceUserDataThenRestart",
  "ModifyExistingEC2LaunchTemplate",
  "UpdateAndInvokeLambdaFunction",
  "UpdateExistingGlueDevEndpoint",
  "UpdateLambdaFunctionAndAddPermission",
];

export const ROLE_WRITES = [
  "AttachRolePolicy",
  "AttachRolePolicyThenUpdateAssumeRolePolicy",
  "PutRolePolicy",
  "PutRolePolicyThenUpdateAssumeRolePolicy",
  "UpdateRolePolicyToAssumeIt",
];

export const POLICY_WRITES = [
  "CreateNewPolicyVersion",
  "CreatePolicyVersionThenUpdateAssumeRolePolicy",
  "SetExistingDefaultPolicyVersion",
];
