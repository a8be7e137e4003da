import { call, HOME, type Example } from "./envelopes";

const global = { region: "us-east-1" };

export const COMPUTE_CALLS: readonly Example[] = [
  { what: "machines by one call", rings: "idle-launch", event: call("ec2:RunInstances") },
  { what: "a fleet on spot", rings: "idle-launch", event: call("ec2:RequestSpotFleet") },
  { what: "a group that heals itself", rings: "idle-launch", event: call("autoscaling:CreateAutoScalingGroup") },
  { what: "a cluster of containers", rings: "idle-launch", event: call("ecs:CreateCluster", { who: "role" }) },
  {
    what: "machines that a service replaces",
    rings: "idle-launch",
    event: call("ec2:RunInstances", { who: "service" }),
  },
  { what: "a launch in us-east-1, while that is idle", rings: "idle-launch", event: call("ec2:RunInstances", global) },
  {
    what: "a dry run, by which a thief tries a key",
    rings: "idle-launch",
    event: call("ec2:RunInstances", { error: "Client.DryRunOperation" }),
  },
  {
    what: "a launch that the quota stopped",
    rings: "idle-launch",
    event: call("ec2:RunInstances", { error: "Client.InstanceLimitExceeded" }),
  },
  { what: "a launch where machines may run", rings: undefined, event: call("ec2:RunInstances", { region: HOME }) },
  { what: "a look at machines", rings: undefined, event: call("ec2:DescribeInstances", { reads: true }) },
  { what: "a machine is ended", rings: undefined, event: call("ec2:TerminateInstances") },
  { what: "a function, by its recorded name", rings: "idle-service", event: call("lambda:CreateFunction20150331") },
  { what: "a notebook", rings: "idle-service", event: call("sagemaker:CreateNotebookInstance") },
  {
    what: "access to a model",
    rings: "idle-service",
    event: call("bedrock:PutFoundationModelEntitlement"),
  },
  { what: "a function is taken away", rings: undefined, event: call("lambda:DeleteFunction20150331") },
  {
    what: "a launch that the guardrails refused",
    rings: "idle-refused",
    event: call("ec2:RunInstances", { error: "Client.UnauthorizedOperation" }),
  },
  {
    what: "a change of any service that was refused",
    rings: "idle-refused",
    event: call("dynamodb:CreateTable", { error: "AccessDenied", parameters: null }),
  },
  {
    what: "a console that reads and is refused",
    rings: undefined,
    event: call("ec2:DescribeInstances", { error: "Client.UnauthorizedOperation", reads: true }),
  },
  {
    what: "a refusal where work may go on",
    rings: undefined,
    event: call("dynamodb:CreateTable", { error: "AccessDenied", region: HOME }),
  },
  {
    what: "a refused change of a service without a region",
    rings: undefined,
    event: call("iam:CreateUser", { ...global, error: "AccessDenied" }),
  },
  { what: "a question to a model", rings: "model-call", event: call("bedrock:InvokeModel", { reads: true }) },
  {
    what: "a question to a model that was refused",
    rings: "model-call",
    event: call("bedrock:Converse", { reads: true, error: "AccessDenied" }),
  },
  { what: "the list of models", rings: undefined, event: call("bedrock:ListFoundationModels", { reads: true }) },
  {
    what: "a question where Bedrock is used",
    rings: undefined,
    event: call("bedrock:InvokeModel", { reads: true, region: HOME }),
  },
];

const quarantine = (name: string) => ({ userName: "mia", policyArn: `arn:aws:iam::aws:policy/${name}` });

export const CREDENTIAL_CALLS: readonly Example[] = [
  {
    what: "the canary key asks whose it is, where nothing runs",
    rings: "canary-used",
    event: call("sts:GetCallerIdentity", { who: "canary", reads: true, parameters: null }),
  },
  {
    what: "the canary key is refused a list at home",
    rings: "canary-used",
    event: call("s3:ListBuckets", { who: "canary", reads: true, region: HOME, error: "AccessDenied" }),
  },
  {
    what: "the canary key tries to change something where work may go on",
    rings: "canary-used",
    event: call("ec2:TerminateInstances", { who: "canary", region: HOME, error: "Client.UnauthorizedOperation" }),
  },
  {
    what: "somebody else asks who they are",
    rings: undefined,
    event: call("sts:GetCallerIdentity", { reads: true, parameters: null }),
  },
  {
    what: "AWS quarantines a user",
    rings: "key-quarantined",
    event: call("iam:AttachUserPolicy", {
      ...global,
      who: "awsAsRoot",
      parameters: quarantine("AWSCompromisedKeyQuarantineV3"),
    }),
  },
  {
    what: "a quarantine of a version that nobody knows yet",
    rings: "key-quarantined",
    event: call("iam:AttachUserPolicy", {
      ...global,
      who: "role",
      parameters: quarantine("AWSCompromisedKeyQuarantineV9"),
    }),
  },
  {
    what: "any other policy for a user",
    rings: undefined,
    event: call("iam:AttachUserPolicy", { ...global, parameters: quarantine("ReadOnlyAccess") }),
  },
  {
    what: "a new key",
    rings: "credential-made",
    event: call("iam:CreateAccessKey", { ...global, parameters: { userName: "backup" } }),
  },
  { what: "a new password", rings: "credential-made", event: call("iam:CreateLoginProfile", { ...global }) },
  {
    what: "a key that was refused",
    rings: "credential-made",
    event: call("iam:CreateAccessKey", { ...global, error: "AccessDenied", parameters: null }),
  },
  {
    what: "a credential of one service",
    rings: "credential-made",
    event: call("iam:CreateServiceSpecificCredential", global),
  },
  { what: "a key is switched off", rings: undefined, event: call("iam:UpdateAccessKey", global) },
  { what: "a user without a key", rings: undefined, event: call("iam:CreateUser", global) },
  { what: "an identity provider", rings: "trust-made", event: call("iam:CreateOpenIDConnectProvider", global) },
  {
    what: "an anchor of certificates",
    rings: "trust-made",
    event: call("rolesanywhere:CreateTrustAnchor", { region: HOME }),
  },
  {
    what: "an assignment, refused in an idle region",
    rings: "trust-made",
    event: call("sso:CreateAccountAssignment", { error: "AccessDeniedException" }),
  },
  { what: "a role", rings: undefined, event: call("iam:CreateRole", global) },
];
