import { type Case } from "../row";
import { PEOPLE } from "../modes";

const AWS_TERMS = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html";
const REGION_DENY = "https://docs.aws.amazon.com/controltower/latest/controlreference/primary-region-deny-policy.html";
const NOT_HOME = ["eu-west-1", "sa-east-1"];

/** What is closed where, and what is open. */
export const REGION_CASES: readonly Case[] = [
  {
    calls: [
      "ec2:RunInstances",
      "ecs:CreateCluster",
      "lambda:CreateFunction",
      "s3:CreateBucket",
      "rds:CreateDBInstance",
    ],
    regions: NOT_HOME,
    decision: "denied",
    reason: "an idle region is closed",
    source: REGION_DENY,
  },
  {
    calls: ["ec2:DescribeInstances", "s3:CreateBucket", "dynamodb:CreateTable"],
    decision: "allowed",
    reason: "workloads run in the allowed region",
    source: REGION_DENY,
  },
  {
    calls: ["ec2:DescribeVpcs", "ec2:CreateVpc", "ssm:SendCommand"],
    regions: ["me-central-1", "ap-east-1"],
    decision: "denied",
    reason: "an opt-in region is closed like the others, should somebody enable it",
    source: "https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html",
  },
  {
    calls: ["ec2:RunInstances", "ec2:DescribeInstances", "kms:CreateKey"],
    regions: [null],
    decision: "denied",
    reason: "a request that names no region is not in an allowed one",
    source: AWS_TERMS,
  },
  {
    calls: ["iam:GetRole", "sts:GetCallerIdentity"],
    regions: [null],
    decision: "allowed",
    reason: "a location-free service works without a region key",
    source: AWS_TERMS,
  },
  {
    calls: ["iam:GetUser", "organizations:DescribeOrganization"],
    regions: [null],
    modes: PEOPLE,
    decision: "allowed",
    reason: "so does the service of people and accounts",
    source: AWS_TERMS,
  },
  {
    calls: ["acm:RequestCertificate"],
    regions: NOT_HOME,
    decision: "denied",
    reason: "no certificate of CloudFront is made there",
    source: REGION_DENY,
  },
  {
    calls: ["lambda:CreateFunction", "lambda:UpdateFunctionCode"],
    regions: ["us-east-1"],
    decision: "denied",
    reason: "Lambda@Edge needs us-east-1 among the allowed regions: a function is compute",
    source: "schubergphilis/terraform-aws-mcaf-landing-zone#237",
  },
  {
    calls: ["cloudformation:CreateStack", "ssm:PutParameter", "codepipeline:StartPipelineExecution"],
    regions: ["us-east-1"],
    decision: "denied",
    reason: "global stacks and pipelines in us-east-1 are for the deploy role",
    source: "schubergphilis/terraform-aws-mcaf-landing-zone#233",
  },
  {
    calls: ["cloudformation:CreateStack", "ssm:PutParameter", "codepipeline:StartPipelineExecution"],
    regions: ["us-east-1"],
    principal: "deploy",
    decision: "allowed",
    reason: "a pipeline whose stage is pinned to us-east-1 must run",
    source: "awslabs/landing-zone-accelerator-on-aws#140",
  },
  {
    calls: ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
    regions: ["us-east-1", "us-west-2", "eu-west-1"],
    resource: "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude",
    decision: "denied",
    reason: "a cross-region inference profile reaches regions that its caller never named; allow them to use it",
    source: "aws-samples/service-control-policy-examples#26",
  },
  {
    calls: ["chime:CreateSipMediaApplicationCall", "codecatalyst:PutBillingAuthorization"],
    regions: ["us-east-1", "us-west-2"],
    decision: "denied",
    reason: "calls cost by the minute, and a space of somebody else would bill this account",
    source: "https://docs.aws.amazon.com/codecatalyst/latest/userguide/ipa-connect-account.html",
  },
  {
    calls: ["kms:CreateKey", "config:PutConfigRule", "networkmanager:CreateGlobalNetwork"],
    regions: ["eu-west-1"],
    decision: "denied",
    reason: "an exempted service is open where its endpoint is, not in any region",
    source: REGION_DENY,
  },
];

/** us-east-1 and us-west-2 are open for worldwide services, which must not make them open for machines. */
export const GLOBAL_REGION_CASES: readonly Case[] = [
  {
    calls: [
      "autoscaling:CreateAutoScalingGroup",
      "batch:SubmitJob",
      "ec2:CreateFleet",
      "ec2:RequestSpotFleet",
      "ec2:RunInstances",
      "ec2:StartInstances",
      "ecs:RunTask",
      "eks:CreateNodegroup",
      "elasticmapreduce:RunJobFlow",
      "lightsail:CreateInstances",
      "sagemaker:CreateTrainingJob",
    ],
    regions: ["us-east-1", "us-west-2"],
    decision: "denied",
    reason: "the largest regions to mine in stay closed for compute",
    source: "ministryofjustice/aws-root-account#214",
  },
  {
    calls: ["ec2:StartInstances", "ecs:CreateService", "eks:CreateCluster", "autoscaling:SetDesiredCapacity"],
    regions: ["us-east-1", "us-west-2"],
    without: "DenyOutsideAllowedRegions",
    modes: ["organization", "attached"],
    decision: "denied",
    reason: "even if the list of worldwide services grew to hold compute",
    source: "ministryofjustice/aws-root-account#214",
  },
  {
    calls: [
      "devicefarm:CreateRemoteAccessSession",
      "devicefarm:CreateTestGridUrl",
      "devicefarm:InstallToRemoteAccessSession",
      "devicefarm:ScheduleRun",
      "neptune-graph:CreateGraph",
      "nova-act:CreateSession",
      "sagemaker-geospatial:StartEarthObservationJob",
    ],
    regions: ["us-east-1", "us-west-2", "eu-west-1"],
    decision: "denied",
    reason: "a service of one place starts nothing there while its region is not allowed",
    source: "https://docs.aws.amazon.com/devicefarm/latest/developerguide/welcome.html",
  },
  {
    calls: ["devicefarm:ScheduleRun"],
    regions: ["us-east-1", "us-west-2"],
    without: "DenyOutsideAllowedRegions",
    modes: ["organization", "attached"],
    decision: "denied",
    reason: "phones by the minute are closed by name as well",
    source: "https://docs.aws.amazon.com/devicefarm/latest/developerguide/welcome.html",
  },
];
