import { type Case, PEOPLE } from "../row";

const EC2_KEYS = "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html";
const SCALING_KEYS =
  "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2autoscaling.html";
const ECS_KEYS =
  "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html";
const LAMBDA_KEYS = "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html";
const RDS_KEYS = "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonrds.html";
const QUARANTINE = "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCompromisedKeyQuarantineV3.html";
const LINKED_ROLES = "https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html";

const INSTANCE = "arn:aws:ec2:ap-southeast-2:123456789012:instance/*";
const FLEETS = [
  "ec2:CreateFleet",
  "ec2:ImportInstance",
  "ec2:ModifyFleet",
  "ec2:ModifySpotFleetRequest",
  "ec2:RequestSpotFleet",
  "ec2:RequestSpotInstances",
];
const GROUPS = ["autoscaling:CreateAutoScalingGroup", "autoscaling:UpdateAutoScalingGroup"];
const ofType = (types: string[], decision: Case["decision"], reason: string): Case[] =>
  types.map((type) => ({
    calls: ["ec2:RunInstances", "ec2:StartInstances"],
    resource: INSTANCE,
    context: { "ec2:InstanceType": type },
    decision,
    reason,
    source: EC2_KEYS,
  }));

/** Each launcher, in the region where workloads may run. */
export const LAUNCH_CASES: readonly Case[] = [
  {
    calls: FLEETS,
    decision: "denied",
    reason: "no key limits the type or the number of its machines; it is the call of the incident",
    source: EC2_KEYS,
  },
  {
    calls: FLEETS,
    principal: "responder",
    modes: PEOPLE,
    decision: "allowed",
    reason: "guardrails do not bind the responder; its own policy lets it launch nothing",
    source: EC2_KEYS,
  },
  {
    calls: ["ec2:RequestSpotFleet"],
    principal: "service-linked role",
    decision: "allowed",
    reason: "no policy binds a service-linked role, so a fleet that exists goes on",
    source: LINKED_ROLES,
  },
  {
    calls: ["ec2:RunInstances"],
    resource: INSTANCE,
    context: { "ec2:InstanceType": "t3.micro", "ec2:InstanceMarketType": "spot" },
    decision: "denied",
    reason: "spot is what an intruder takes, whatever the type",
    source: EC2_KEYS,
  },
  {
    calls: ["ec2:RunInstances"],
    resource: INSTANCE,
    context: { "ec2:InstanceType": "t3.micro", "ec2:InstanceMarketType": "capacity-block" },
    decision: "denied",
    reason: "a capacity block is bought for its whole time",
    source: EC2_KEYS,
  },
  ...ofType(["t3.micro", "m5.large", "c4.xlarge", "r7g.xlarge"], "allowed", "a small machine is daily work"),
  ...ofType(
    ["p5.48xlarge", "g4dn.xlarge", "trn1.2xlarge", "inf2.xlarge", "u-6tb1.metal", "c5.metal", "mac2.metal"],
    "denied",
    "machines with a GPU, or without a hypervisor, are not on the list",
  ),
  ...ofType(["c5a.24xlarge", "m5.2xlarge", "x2idn.32xlarge"], "denied", "machines for mining are large"),
  {
    calls: ["ec2:CreateLaunchTemplate", "ec2:CreateVolume", "ec2:TerminateInstances", "ec2:StopInstances"],
    decision: "allowed",
    reason: "nothing is launched by it",
    source: EC2_KEYS,
  },
  {
    calls: ["ec2:ModifyInstanceAttribute"],
    resource: "arn:aws:ec2:ap-southeast-2:123456789012:instance/i-0123456789abcdef0",
    context: { "ec2:Attribute/DisableApiTermination": "true" },
    decision: "denied",
    reason: "the campaign of November 2025 protected its machines from being ended",
    source: EC2_KEYS,
  },
  {
    calls: ["ec2:ModifyInstanceAttribute"],
    resource: "arn:aws:ec2:ap-southeast-2:123456789012:instance/i-0123456789abcdef0",
    context: { "ec2:Attribute/DisableApiTermination": "false" },
    decision: "allowed",
    reason: "to take the protection away is how machines are ended",
    source: EC2_KEYS,
  },
  {
    calls: GROUPS,
    context: { "autoscaling:MaxSize": "999" },
    decision: "denied",
    reason: "groups of that campaign could grow to 999 machines",
    source: SCALING_KEYS,
  },
  {
    calls: GROUPS,
    context: { "autoscaling:MaxSize": "4", "autoscaling:InstanceTypes": "t3.small" },
    decision: "allowed",
    reason: "a small group is daily work",
    source: SCALING_KEYS,
  },
  {
    calls: GROUPS,
    context: { "autoscaling:MaxSize": "4" },
    decision: "allowed",
    reason: "a group whose launch template names the type has no list of types",
    source: SCALING_KEYS,
  },
  {
    calls: GROUPS,
    context: { "autoscaling:MaxSize": "4", "autoscaling:InstanceTypes": "p4d.24xlarge" },
    decision: "denied",
    reason: "a group starts its machines with a service-linked role, so its types are judged when it is made",
    source: SCALING_KEYS,
  },
  {
    calls: ["autoscaling:SetDesiredCapacity"],
    decision: "allowed",
    reason: "it is bounded by the group's largest size",
    source: SCALING_KEYS,
  },
  {
    calls: ["autoscaling:CreateLaunchConfiguration"],
    decision: "denied",
    reason: "it can ask for spot, and launch templates took its place",
    source: SCALING_KEYS,
  },
  {
    calls: ["ecs:RegisterTaskDefinition", "ecs:RunTask"],
    context: { "ecs:task-cpu": "16384" },
    decision: "denied",
    reason: "tasks of that campaign asked for 16 vCPU",
    source: ECS_KEYS,
  },
  {
    calls: ["ecs:RegisterTaskDefinition", "ecs:RunTask"],
    context: { "ecs:task-cpu": "512" },
    decision: "allowed",
    reason: "a small task is daily work",
    source: ECS_KEYS,
  },
  {
    calls: ["ecs:CreateCluster", "ecs:CreateService"],
    decision: "allowed",
    reason: "it runs tasks that were judged when they were defined",
    source: ECS_KEYS,
  },
  {
    calls: ["lambda:CreateFunctionUrlConfig", "lambda:UpdateFunctionUrlConfig", "lambda:AddPermission"],
    context: { "lambda:FunctionUrlAuthType": "NONE" },
    decision: "denied",
    reason: "an open function URL lets the intruder come back without a key",
    source: LAMBDA_KEYS,
  },
  {
    calls: ["lambda:DeleteFunctionUrlConfig", "lambda:GetFunctionUrlConfig"],
    context: { "lambda:FunctionUrlAuthType": "NONE" },
    decision: "allowed",
    reason: "an open function URL can be seen and taken away",
    source: LAMBDA_KEYS,
  },
  {
    calls: ["lambda:CreateFunctionUrlConfig"],
    context: { "lambda:FunctionUrlAuthType": "AWS_IAM" },
    decision: "allowed",
    reason: "a function URL that demands a signature is daily work",
    source: LAMBDA_KEYS,
  },
  {
    calls: ["lambda:AddPermission", "lambda:CreateFunction", "lambda:UpdateFunctionCode"],
    decision: "allowed",
    reason: "functions are daily work",
    source: LAMBDA_KEYS,
  },
  {
    calls: ["rds:CreateDBCluster"],
    resource: "arn:aws:rds:ap-southeast-2:123456789012:cluster:orders",
    context: { "rds:DatabaseClass": "db.r6gd.24xlarge" },
    decision: "denied",
    reason: "a cluster with a class starts three instances of it",
    source: RDS_KEYS,
  },
  {
    calls: ["rds:CreateDBCluster", "rds:RestoreDBClusterFromSnapshot", "rds:RestoreDBInstanceToPointInTime"],
    decision: "allowed",
    reason: "a cluster without a class is judged by its instances, and AWS tells of no class when one is restored",
    source: RDS_KEYS,
  },
  {
    calls: ["rds:CreateDBInstance"],
    resource: "arn:aws:rds:ap-southeast-2:123456789012:db:orders",
    context: { "rds:DatabaseClass": "db.x2iedn.32xlarge" },
    decision: "denied",
    reason: "a large database costs as a large machine does",
    source: RDS_KEYS,
  },
  {
    calls: ["rds:CreateDBInstance"],
    resource: "arn:aws:rds:ap-southeast-2:123456789012:db:orders",
    context: { "rds:DatabaseClass": "db.t4g.medium" },
    decision: "allowed",
    reason: "a small database is daily work",
    source: RDS_KEYS,
  },
  {
    calls: [
      "amplify:CreateApp",
      "appstream:CreateFleet",
      "batch:CreateComputeEnvironment",
      "batch:SubmitJob",
      "bedrock-agentcore:CreateAgentRuntime",
      "bedrock-mantle:CreateInference",
      "bedrock:CreateModelInvocationJob",
      "bedrock:InvokeModel",
      "bedrock:PutFoundationModelEntitlement",
      "braket:CreateJob",
      "cloud9:CreateEnvironmentEC2",
      "deadline:CreateFleet",
      "elasticmapreduce:RunJobFlow",
      "emr-serverless:StartJobRun",
      "evs:CreateEnvironment",
      "gamelift:CreateFleet",
      "gameliftstreams:CreateStreamGroup",
      "imagebuilder:CreateImage",
      "lightsail:CreateInstances",
      "mediapackagev2:CreateChannel",
      "nova-act:CreateWorkflowRun",
      "pcs:CreateCluster",
      "sagemaker:CreateEndpointConfig",
      "sagemaker:CreateNotebookInstance",
      "sagemaker:CreateTrainingJob",
      "workspaces-instances:CreateWorkspaceInstance",
      "workspaces:CreateWorkspaces",
    ],
    decision: "denied",
    reason: "a service that the owner does not use is denied whole",
    source: QUARANTINE,
  },
  {
    calls: [
      "apprunner:CreateService",
      "codebuild:StartBuild",
      "eks:CreateNodegroup",
      "glue:CreateJob",
      "ses:SendEmail",
    ],
    decision: "allowed",
    reason: "these are in use in many accounts, and closed by a name in unusedServices",
    source: QUARANTINE,
  },
];
