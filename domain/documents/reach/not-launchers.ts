/** Actions whose names sound like a launch, and why the table of launches does not have them. */
export interface NotLauncher {
  /** `service:Action`, or a pattern where the reason holds for each. */
  actions: readonly string[];
  reason: string;
}

/** Of services that stay reachable outside the allowed regions; a whole service where nothing in it runs. */
export const NOT_LAUNCHERS: readonly NotLauncher[] = [
  { actions: ["access-analyzer:*"], reason: "looks at policies; an analyzer of unused access bills by the user" },
  { actions: ["account:*", "organizations:*"], reason: "the account and its organization: no machine stands there" },
  { actions: ["acm:*"], reason: "certificates, of which public ones are free" },
  { actions: ["artifact:*", "tax:*", "invoicing:*", "purchase-orders:*"], reason: "papers" },
  {
    actions: ["aws-marketplace:*"],
    reason: "what sellers do with their offers; buying one is a commitment, which the launch deny closes",
  },
  {
    actions: [
      "bcm-dashboards:*",
      "bcm-data-exports:*",
      "bcm-pricing-calculator:*",
      "bcm-recommended-actions:*",
      "billing:*",
      "billingconductor:*",
      "budgets:*",
      "ce:*",
      "cost-optimization-hub:*",
      "payments:*",
    ],
    reason:
      "views of the bill, estimates and budgets; the action of a budget works with a role that somebody passed to it",
  },
  {
    actions: ["chatbot:*", "notifications:*", "notifications-contacts:*", "supportapp:*"],
    reason: "messages to people",
  },
  {
    actions: ["cloudfront:*"],
    reason: "content delivery and functions of a millisecond, billed by the request; its yearly plans are commitments",
  },
  {
    actions: ["config:*"],
    reason:
      "records and judges settings; a remediation is an automation of SSM, each step of which is judged with its role",
  },
  {
    actions: [
      "devicefarm:CreateDevicePool",
      "devicefarm:CreateInstanceProfile",
      "devicefarm:CreateNetworkProfile",
      "devicefarm:CreateProject",
      "devicefarm:CreateTestGridProject",
      "devicefarm:CreateUpload",
      "devicefarm:CreateVPCEConfiguration",
    ],
    reason: "what tests are made of; phones and browsers bill when a session or a run begins",
  },
  {
    actions: ["directconnect:*"],
    reason: "shares and virtual interfaces of a line; the line itself is a commitment, which the launch deny closes",
  },
  { actions: ["ecr-public:*"], reason: "images, billed by what is stored" },
  { actions: ["globalaccelerator:*"], reason: "addresses of the owner; accelerators are closed as commitments" },
  { actions: ["health:*", "support:*", "support-console:*"], reason: "help, and asking for it" },
  {
    actions: ["iam:*", "sso:*", "sso-oauth:*", "signin:*"],
    reason: "identities and sessions; what they may start is judged when they start it",
  },
  {
    actions: ["kms:*"],
    reason: "keys, a USD a month each; a store of keys in hardware needs a cluster, which is closed",
  },
  { actions: ["logs:*"], reason: "text, billed by what is stored and searched" },
  {
    actions: ["networkmanager:*"],
    reason:
      "attachments to a core network, by the hour each; without one, whose making is closed, there is nothing to attach to",
  },
  { actions: ["partnercentral:*"], reason: "dealings of partners of AWS" },
  { actions: ["resource-explorer-2:*"], reason: "an index of what there is, without a price" },
  {
    actions: ["route53:*", "route53domains:*"],
    reason: "names, zones and checks, cents to some USD a month; registering and renewing are closed as commitments",
  },
  {
    actions: ["route53-recovery-control-config:*", "route53-recovery-readiness:*"],
    reason: "switches of a cluster whose making is closed, and checks by the hour of some cents",
  },
  { actions: ["s3:*"], reason: "one name for several buckets, billed by the traffic" },
  { actions: ["shield:*"], reason: "protections within a subscription, which is closed as a commitment" },
  { actions: ["waf:*", "waf-regional:*", "wafv2:*"], reason: "rules of firewalls, some USD a month each" },
];

/** Of services that bill compute, and that are open at home. */
export const NOT_LAUNCHERS_AT_HOME: readonly NotLauncher[] = [
  {
    actions: [
      "athena:CreateNamedQuery",
      "athena:CreateNotebook",
      "athena:ImportNotebook",
      "redshift:CreateSavedQuery",
      "omics:CreateWorkflow",
      "connect-campaigns:CreateCampaign",
      "connect:CreateInstance",
      "connect:CreateWorkspace",
    ],
    reason: "a text or a setting that is stored; what runs by it is another call",
  },
  {
    actions: [
      "athena:RunQuery",
      "athena:StartCalculationExecution",
      "athena:StartQueryExecution",
      "redshift:ExecuteQuery",
    ],
    reason: "a question to data that is there, billed by what it reads, or by a session that somebody started",
  },
  {
    actions: [
      "comprehend:Start*",
      "chime:Start*Task",
      "kendra:StartDataSourceSyncJob",
      "qbusiness:StartDataSourceSyncJob",
      "rekognition:*FaceLivenessSession",
      "rekognition:StartMediaAnalysisJob",
      "bedrock:StartAutomatedReasoningPolicy*",
      "bedrock:StartIngestionJob",
      "bedrock-agentcore:StartMemoryExtractionJob",
    ],
    reason: "reads texts, sounds or pictures that are given to it, billed by their length; no code of the caller runs",
  },
  { actions: ["connect-campaigns:ResumeCampaign"], reason: "calls to people, by an instance that somebody made" },
  {
    actions: ["datazone:CreateCellRun", "datazone:CreateEnvironment", "datazone:CreateNotebook"],
    reason: "work in a domain that somebody made, with the roles of its projects, each call of which is judged",
  },
  {
    actions: ["dms:CreateReplicationTask", "dms:StartReplicationTask", "dms:StartReplicationTaskAssessmentRun"],
    reason: "work of a replication machine that runs already",
  },
  {
    actions: [
      "docdb-elastic:StartCluster",
      "osis:StartPipeline",
      "rds:StartDBCluster",
      "rds:StartDBInstance",
      "redshift:ResumeCluster",
    ],
    reason: "starts again what was made and stopped; making it is limited or closed",
  },
  {
    actions: ["drs:CreateExtendedSourceServer", "drs:StartRecoveryPlanExecution", "launchwizard:CreateAdditionalNode"],
    reason: "makes machines by calls to EC2, which are judged",
  },
  {
    actions: [
      "ec2:CreateDelegateMacVolumeOwnershipTask",
      "ec2:CreateMacSystemIntegrityProtectionModificationTask",
      "ec2:CreateReplaceRootVolumeTask",
    ],
    reason: "changes a machine that is there",
  },
  {
    actions: ["ec2:CreateInstanceExportTask", "ec2:CreateRestoreImageTask", "ec2:CreateStoreImageTask"],
    reason: "copies an image to or from a bucket",
  },
  {
    actions: [
      "ec2:CreateRouteServer",
      "ec2:CreateSubnetCidrReservation",
      "ec2:CreateTrafficMirrorSession",
      "ec2:CreateVerifiedAccessInstance",
    ],
    reason: "parts of a network, some of them billed by the hour; no code runs on them",
  },
  { actions: ["ecs:StartTelemetrySession", "ssm:ResumeSession"], reason: "a connection to what runs already" },
  {
    actions: [
      "elasticmapreduce:StartNotebookExecution",
      "elasticmapreduce:StartSession",
      "emr-containers:CreateVirtualCluster",
    ],
    reason: "work on a cluster that is there, or a name for a part of one; clusters are closed",
  },
  {
    actions: [
      "fsx:CreateDataRepositoryTask",
      "fsx:CreateStorageVirtualMachine",
      "neptune-db:StartLoaderJob",
      "neptune-graph:StartExportTask",
      "neptune-graph:StartImportTask",
      "rds:CreateTenantDatabase",
      "rds:StartExportTask",
    ],
    reason: "a task, or a part, of a database or a file system that runs already",
  },
  {
    actions: ["gameliftstreams:StartStreamSession"],
    reason: "takes a place of a group of streams; making a group, and raising it, is closed",
  },
  { actions: ["glue:ResumeWorkflowRun"], reason: "goes on with jobs that were made; starting a job is in the table" },
  { actions: ["glue:UpgradeJob"], reason: "changes the version that a job runs with" },
  {
    actions: ["ecs:RegisterContainerInstance", "eks:RegisterCluster", "ssm:RegisterManagedInstance"],
    reason: "makes known what runs already, here or elsewhere",
  },
  { actions: ["mediapackagev2:CreateHarvestJob"], reason: "cuts a film out of a channel that runs" },
  { actions: ["rds:CreateGlobalCluster"], reason: "a name over clusters, each of which is limited when it is made" },
  {
    actions: ["rds:CreateDBInstanceReadReplica"],
    reason: "a copy of a database: AWS has no key for its size, as docs/guardrails.md says of all copies",
  },
  {
    actions: ["ssm:StartChangeRequestExecution"],
    reason: "an automation, each step of which is judged with its role",
  },
  { actions: ["workspaces:RestoreWorkspace"], reason: "sets a desktop back that is there" },
];
