import { AUDIT_READS } from "../../../../domain/documents/least-privilege/audit-reads";
import { actionsNamed } from "./catalogue";

/** One list call for each thing that bills, as a look into every region makes it. */
const SWEEP = [
  "amplify:ListApps",
  "apprunner:ListServices",
  "appstream:DescribeFleets",
  "autoscaling:DescribeAutoScalingGroups",
  "batch:DescribeComputeEnvironments",
  "batch:ListJobs",
  "bedrock:GetModelInvocationLoggingConfiguration",
  "bedrock:ListModelInvocationJobs",
  "bedrock:ListProvisionedModelThroughputs",
  "cloudfront:ListDistributions",
  "codebuild:ListProjects",
  "dynamodb:ListTables",
  "ec2:DescribeAddresses",
  "ec2:DescribeCapacityReservations",
  "ec2:DescribeFleets",
  "ec2:DescribeHosts",
  "ec2:DescribeInstances",
  "ec2:DescribeNatGateways",
  "ec2:DescribeReservedInstances",
  "ec2:DescribeSnapshots",
  "ec2:DescribeSpotFleetRequests",
  "ec2:DescribeSpotInstanceRequests",
  "ec2:DescribeTransitGateways",
  "ec2:DescribeVolumes",
  "ec2:DescribeVpcEndpoints",
  "ec2:DescribeVpnConnections",
  "ecs:DescribeClusters",
  "ecs:ListClusters",
  "eks:ListClusters",
  "eks:ListFargateProfiles",
  "eks:ListNodegroups",
  "elasticache:DescribeCacheClusters",
  "elasticmapreduce:ListClusters",
  "emr-serverless:ListApplications",
  "es:ListDomainNames",
  "gamelift:ListFleets",
  "globalaccelerator:ListAccelerators",
  "glue:GetDevEndpoints",
  "glue:GetJobs",
  "glue:ListSessions",
  "iam:GenerateCredentialReport",
  "iam:GetAccountAuthorizationDetails",
  "iam:GetCredentialReport",
  "iam:ListServiceSpecificCredentials",
  "lambda:ListFunctionUrlConfigs",
  "lambda:ListFunctions",
  "lightsail:GetContainerServices",
  "lightsail:GetInstances",
  "lightsail:GetRelationalDatabases",
  "organizations:ListAccounts",
  "rds:DescribeDBClusters",
  "rds:DescribeDBInstances",
  "redshift-serverless:ListWorkgroups",
  "redshift:DescribeClusters",
  "route53domains:ListDomains",
  "sagemaker:ListApps",
  "sagemaker:ListClusters",
  "sagemaker:ListEndpoints",
  "sagemaker:ListNotebookInstances",
  "sagemaker:ListProcessingJobs",
  "sagemaker:ListTrainingJobs",
  "savingsplans:DescribeSavingsPlans",
  "ses:GetAccount",
  "ses:ListEmailIdentities",
  "workspaces:DescribeWorkspaces",
];

/** What a check of the baseline asks. */
const CHECK = [
  "access-analyzer:ListAnalyzers",
  "account:GetAlternateContact",
  "account:ListRegions",
  "budgets:ViewBudget",
  "ce:GetAnomalySubscriptions",
  "ce:GetCostAndUsage",
  "cloudtrail:GetTrailStatus",
  "cloudtrail:LookupEvents",
  "cloudwatch:DescribeAlarms",
  "cloudwatch:GetMetricData",
  "cloudwatch:ListMetrics",
  "config:DescribeConfigurationRecorderStatus",
  "ec2:GetEbsEncryptionByDefault",
  "ec2:GetSerialConsoleAccessStatus",
  "ec2:GetSnapshotBlockPublicAccessState",
  "events:DescribeRule",
  "events:ListTargetsByRule",
  "freetier:GetAccountPlanState",
  "guardduty:GetDetector",
  "guardduty:ListDetectors",
  "securityhub:DescribeHub",
  "servicequotas:GetServiceQuota",
  "sns:GetSubscriptionAttributes",
  "sns:ListSubscriptionsByTopic",
];

let actions: { action: string; level: string }[];
beforeAll(async () => {
  actions = (await Promise.all(AUDIT_READS.map(actionsNamed))).flat();
});

it("every pattern stands for an action of AWS", async () => {
  const found = await Promise.all(AUDIT_READS.map(actionsNamed));
  expect(AUDIT_READS.filter((_, index) => found[index]!.length === 0)).toEqual([]);
});

it.each([...SWEEP, ...CHECK])("the sweep and the check can call %s", (call) => {
  expect(actions.map(({ action }) => action)).toContain(call);
});

it("nothing writes but the report of credentials", () => {
  const writes = actions.filter(({ level }) => !["List", "Read"].includes(level)).map(({ action }) => action);
  expect(writes).toEqual([]);
});
