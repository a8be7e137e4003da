import { LAUNCHES } from "../documents/actions/launches";
import { LAUNCH_PATHS } from "./paths";

/** Something that is owed once it is bought, however soon the intruder is thrown out. */
export interface Commitment {
  title: string;
  /** All calls that it takes. */
  calls: readonly string[];
  /** What one purchase costs at least, in USD. Absent: as much as the buyer likes. */
  usd?: number;
  /** How the amount comes about. */
  how: string;
  source: string;
}

/** The commitments of the model; those that the launch deny has beside are small or need a person at AWS. Taken on 2026-11-26 from public copies of the pages. */
export const COMMITMENTS: readonly Commitment[] = [
  {
    title: "Shield Advanced",
    calls: ["shield:CreateSubscription"],
    usd: 36_000,
    how: "3,000 a month for a year",
    source: "https://aws.amazon.com/shield/pricing/",
  },
  {
    title: "a private certificate authority",
    calls: ["acm-pca:CreateCertificateAuthority"],
    usd: 400,
    how: "400 a month while it exists",
    source: "https://aws.amazon.com/private-ca/pricing/",
  },
  {
    title: "Savings Plans",
    calls: ["savingsplans:CreateSavingsPlan"],
    how: "an amount for each hour of one or three years, which the buyer names",
    source: "https://aws.amazon.com/savingsplans/pricing/",
  },
  {
    title: "reserved instances",
    calls: ["ec2:PurchaseReservedInstancesOffering"],
    how: "one or three years of up to 20 machines a month in each region and zone, paid at once if the buyer says so",
    source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ri-limits.html",
  },
  {
    title: "capacity blocks",
    calls: ["ec2:PurchaseCapacityBlock"],
    how: "machines with GPUs for days or months, paid at once",
    source: "https://aws.amazon.com/ec2/capacityblocks/pricing/",
  },
  {
    title: "dedicated hosts",
    calls: ["ec2:AllocateHosts"],
    how: "whole machines by the hour, on demand until they are released; a reservation of one binds for a year",
    source: "https://aws.amazon.com/ec2/dedicated-hosts/pricing/",
  },
  {
    title: "provisioned throughput of models",
    calls: ["bedrock:CreateProvisionedModelThroughput"],
    how: "a model by the hour, for one or six months if the buyer says so",
    source: "https://aws.amazon.com/bedrock/pricing/",
  },
  {
    title: "Marketplace subscriptions",
    calls: ["aws-marketplace:Subscribe"],
    how: "what the seller asks",
    source: "https://docs.aws.amazon.com/marketplace/latest/buyerguide/buyer-subscribing-to-products.html",
  },
  {
    title: "domain names",
    calls: ["route53domains:RegisterDomain"],
    how: "a year of a name, by its ending",
    source: "https://aws.amazon.com/route53/pricing/",
  },
];

/** A launcher that has no row in the model: what it starts costs money, and nobody counts it here. */
export interface Uncounted {
  title: string;
  /** One of these is enough. */
  calls: readonly string[];
}

/** Those that a person looks for by name, in the order of their names. */
const NAMED: readonly Uncounted[] = [
  { title: "Amplify", calls: ["amplify:StartJob"] },
  { title: "App Runner", calls: ["apprunner:CreateService"] },
  { title: "AppStream", calls: ["appstream:CreateFleet"] },
  {
    title: "Bedrock AgentCore and bedrock-mantle",
    calls: ["bedrock-agentcore:InvokeAgentRuntime", "bedrock-mantle:CreateInference"],
  },
  { title: "Airflow", calls: ["airflow:CreateEnvironment"] },
  { title: "CloudHSM", calls: ["cloudhsm:CreateHsm"] },
  { title: "CodeBuild", calls: ["codebuild:StartBuild", "codebuild:CreateFleet"] },
  { title: "Device Farm", calls: ["devicefarm:CreateRemoteAccessSession"] },
  { title: "DMS", calls: ["dms:CreateReplicationInstance"] },
  { title: "Elastic Beanstalk", calls: ["elasticbeanstalk:CreateEnvironment"] },
  { title: "ElastiCache and MemoryDB", calls: ["elasticache:CreateCacheCluster", "memorydb:CreateCluster"] },
  { title: "EMR on EKS and EMR Serverless", calls: ["emr-containers:StartJobRun", "emr-serverless:StartJobRun"] },
  { title: "EVS", calls: ["evs:CreateEnvironment"] },
  { title: "FSx", calls: ["fsx:CreateFileSystem"] },
  { title: "GameLift", calls: ["gamelift:CreateFleet", "gameliftstreams:CreateStreamGroup"] },
  { title: "Glue and DataBrew", calls: ["glue:StartJobRun", "glue:CreateSession", "databrew:StartJobRun"] },
  { title: "Grafana", calls: ["grafana:CreateWorkspace"] },
  { title: "Kendra", calls: ["kendra:CreateIndex"] },
  { title: "Lambda microVMs", calls: ["lambda:RunMicrovm"] },
  { title: "Lightsail", calls: ["lightsail:CreateInstances"] },
  { title: "Mainframe Modernization", calls: ["m2:CreateEnvironment"] },
  { title: "MediaPackage", calls: ["mediapackagev2:CreateChannel"] },
  { title: "MQ and MSK", calls: ["mq:CreateBroker", "kafka:CreateCluster", "kafka:CreateClusterV2"] },
  { title: "OpenSearch", calls: ["es:CreateDomain"] },
  { title: "Oracle Database@AWS", calls: ["odb:CreateCloudExadataInfrastructure"] },
  { title: "Redshift", calls: ["redshift:CreateCluster", "redshift-serverless:CreateWorkgroup"] },
  {
    title: "SageMaker and DataZone",
    calls: ["sagemaker:CreateTrainingJob", "sagemaker:CreateEndpoint", "datazone:StartCompute"],
  },
  { title: "Security Agent", calls: ["securityagent:StartPentestJob"] },
  { title: "WorkSpaces", calls: ["workspaces:CreateWorkspaces", "workspaces-instances:CreateWorkspaceInstance"] },
];

/** Calls with which a principal gives itself, or somebody whose key it makes, more rights: its own row is then too small. */
export const RAISING: readonly string[] = [
  "iam:AddUserToGroup",
  "iam:AttachGroupPolicy",
  "iam:AttachRolePolicy",
  "iam:AttachUserPolicy",
  "iam:CreateAccessKey",
  "iam:CreatePolicyVersion",
  "iam:PutGroupPolicy",
  "iam:PutRolePolicy",
  "iam:PutUserPolicy",
  "iam:SetDefaultPolicyVersion",
  "iam:UpdateAssumeRolePolicy",
];

const serviceOf = (action: string): string => action.split(":")[0]!;

/** These start nothing of their own: what they start is judged, or is a machine that runs already. */
const INDIRECT = ["cloudformation", "ssm"];

/** Every service of the launch table that no path counts and no name above stands for, with the table's own patterns. */
const others: readonly Uncounted[] = (() => {
  const known = new Set(
    [...LAUNCH_PATHS.flatMap(({ ways }) => ways), ...NAMED].flatMap(({ calls }) => calls).map(serviceOf),
  );
  const rest = LAUNCHES.flatMap(({ actions }) => actions).filter((action) => !known.has(serviceOf(action)));
  const services = [...new Set(rest.map(serviceOf))].filter((service) => !INDIRECT.includes(service)).sort();
  return services.map((service) => ({ title: service, calls: rest.filter((action) => serviceOf(action) === service) }));
})();

/** Every launcher that is not counted: those with a name first, then the other services of the launch table. */
export const UNCOUNTED: readonly Uncounted[] = [...NAMED, ...others];
