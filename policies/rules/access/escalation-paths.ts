import type { Wanted } from "../../facts/policy-grants";

/** A way from a few rights to those of somebody else. */
export interface EscalationPath {
  /** For ever: configurations name it. */
  readonly id: string;
  /** All of them are needed. */
  readonly steps: readonly Wanted[];
}

/** One action that is enough by itself, and what the ARN of its target says of the kind. */
const alone = (id: string, action: string, on?: string): EscalationPath => ({ id, steps: [{ action, on }] });

/** A role that is handed to something that runs, and what makes it run. */
const passing = (id: string, ...actions: string[]): EscalationPath => ({
  id,
  steps: [{ action: "iam:PassRole", on: "role/" }, ...actions.map((action) => ({ action }))],
});

/**
 * Ways that lead from rights which look harmless to those of an administrator, or of a role that somebody else works with.
 * A path counts when one document allows each of its actions on everything of its kind.
 *
 * What each action does is told by the reference of IAM and of the services:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 * How they are put together is known since 2018; https://pathfinding.cloud keeps a list, and
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html warns of a few.
 */
export const ESCALATION_PATHS: readonly EscalationPath[] = [
  // Changes what a policy says, or what it hangs on.
  alone("create-policy-version", "iam:CreatePolicyVersion", "policy/"),
  alone("set-default-policy-version", "iam:SetDefaultPolicyVersion", "policy/"),
  alone("attach-user-policy", "iam:AttachUserPolicy", "user/"),
  alone("attach-group-policy", "iam:AttachGroupPolicy", "group/"),
  alone("attach-role-policy", "iam:AttachRolePolicy", "role/"),
  alone("put-user-policy", "iam:PutUserPolicy", "user/"),
  alone("put-group-policy", "iam:PutGroupPolicy", "group/"),
  alone("put-role-policy", "iam:PutRolePolicy", "role/"),
  alone("add-user-to-group", "iam:AddUserToGroup", "group/"),
  alone("delete-user-boundary", "iam:DeleteUserPermissionsBoundary", "user/"),
  alone("delete-role-boundary", "iam:DeleteRolePermissionsBoundary", "role/"),

  // Signs in as somebody else. A trust policy that names a principal of the account lets it in by itself.
  alone("create-access-key", "iam:CreateAccessKey", "user/"),
  alone("create-login-profile", "iam:CreateLoginProfile", "user/"),
  alone("update-login-profile", "iam:UpdateLoginProfile", "user/"),
  alone("update-assume-role-policy", "iam:UpdateAssumeRolePolicy", "role/"),
  alone("update-saml-provider", "iam:UpdateSAMLProvider", "saml-provider/"),
  alone("permission-set-managed-policy", "sso:AttachManagedPolicyToPermissionSet", "permissionSet/"),
  alone("permission-set-inline-policy", "sso:PutInlinePolicyToPermissionSet", "permissionSet/"),

  // Puts code into something that has a role.
  alone("update-function-code", "lambda:UpdateFunctionCode", "function:"),
  alone("send-command", "ssm:SendCommand", "instance/"),
  alone("start-session", "ssm:StartSession", "instance/"),
  alone("send-ssh-key", "ec2-instance-connect:SendSSHPublicKey", "instance/"),
  alone("execute-command", "ecs:ExecuteCommand", "task/"),
  alone("update-dev-endpoint", "glue:UpdateDevEndpoint", "devEndpoint/"),
  alone("open-notebook", "sagemaker:CreatePresignedNotebookInstanceUrl", "notebook-instance/"),
  alone("update-stack", "cloudformation:UpdateStack", "stack/"),
  {
    id: "change-user-data",
    steps: ["StopInstances", "ModifyInstanceAttribute", "StartInstances"].map((name) => ({
      action: `ec2:${name}`,
      on: "instance/",
    })),
  },

  // Hands a role to something new and makes it run.
  passing("passrole-run-instances", "ec2:RunInstances"),
  passing("passrole-request-spot-instances", "ec2:RequestSpotInstances"),
  passing(
    "passrole-launch-configuration",
    "autoscaling:CreateLaunchConfiguration",
    "autoscaling:CreateAutoScalingGroup",
  ),
  passing("passrole-instance-profile", "ec2:AssociateIamInstanceProfile"),
  passing("passrole-replace-instance-profile", "ec2:ReplaceIamInstanceProfileAssociation"),
  passing("passrole-invoke-function", "lambda:CreateFunction", "lambda:InvokeFunction"),
  passing("passrole-share-function", "lambda:CreateFunction", "lambda:AddPermission"),
  passing("passrole-feed-function", "lambda:CreateFunction", "lambda:CreateEventSourceMapping"),
  passing("passrole-function-url", "lambda:CreateFunction", "lambda:CreateFunctionUrlConfig"),
  passing("passrole-create-stack", "cloudformation:CreateStack"),
  passing("passrole-change-set", "cloudformation:CreateChangeSet", "cloudformation:ExecuteChangeSet"),
  passing("passrole-stack-set", "cloudformation:CreateStackSet", "cloudformation:CreateStackInstances"),
  passing("passrole-run-task", "ecs:RegisterTaskDefinition", "ecs:RunTask"),
  passing("passrole-start-task", "ecs:RegisterTaskDefinition", "ecs:StartTask"),
  passing("passrole-create-service", "ecs:RegisterTaskDefinition", "ecs:CreateService"),
  passing("passrole-submit-job", "batch:RegisterJobDefinition", "batch:SubmitJob"),
  passing("passrole-start-build", "codebuild:CreateProject", "codebuild:StartBuild"),
  passing("passrole-start-batch-build", "codebuild:CreateProject", "codebuild:StartBuildBatch"),
  passing("passrole-create-pipeline", "codepipeline:CreatePipeline"),
  passing("passrole-dev-endpoint", "glue:CreateDevEndpoint"),
  passing("passrole-create-job", "glue:CreateJob", "glue:StartJobRun"),
  passing("passrole-update-job", "glue:UpdateJob", "glue:StartJobRun"),
  passing("passrole-trigger-job", "glue:CreateJob", "glue:CreateTrigger"),
  passing("passrole-glue-session", "glue:CreateSession", "glue:RunStatement"),
  passing("passrole-notebook", "sagemaker:CreateNotebookInstance", "sagemaker:CreatePresignedNotebookInstanceUrl"),
  passing("passrole-training-job", "sagemaker:CreateTrainingJob"),
  passing("passrole-processing-job", "sagemaker:CreateProcessingJob"),
  passing("passrole-state-machine", "states:CreateStateMachine", "states:StartExecution"),
  passing("passrole-automation", "ssm:StartAutomationExecution"),
  passing("passrole-schedule", "scheduler:CreateSchedule"),
  passing("passrole-event-rule", "events:PutRule", "events:PutTargets"),
  passing("passrole-data-pipeline", "datapipeline:CreatePipeline", "datapipeline:PutPipelineDefinition"),
  passing("passrole-job-flow", "elasticmapreduce:RunJobFlow"),
  passing("passrole-emr-serverless", "emr-serverless:CreateApplication", "emr-serverless:StartJobRun"),
  passing("passrole-apprunner", "apprunner:CreateService"),
  passing(
    "passrole-code-interpreter",
    "bedrock-agentcore:CreateCodeInterpreter",
    "bedrock-agentcore:StartCodeInterpreterSession",
    "bedrock-agentcore:InvokeCodeInterpreter",
  ),
  passing("passrole-roles-anywhere", "rolesanywhere:CreateTrustAnchor", "rolesanywhere:CreateProfile"),
  passing("passrole-identity-pool", "cognito-identity:SetIdentityPoolRoles"),
];
