import { developer } from "../../../../domain/documents/access/developer";
import { ACCOUNT_SETTINGS } from "../../../../domain/documents/actions/account-settings";
import { DENIED_LAUNCHES } from "../../../../domain/documents/actions/launches";
import { closedActions, UNUSED_BY_DEFAULT } from "../../../../domain/documents/actions/paid-services";
import { PURCHASES } from "../../../../domain/documents/actions/purchases";
import { covers } from "../../../../domain/documents/evaluate";
import { actionsLike } from "../../../support/actions";
import { ARGS, HOME } from "../../../support/document-args";
import { AWAY, decide, type Decision, itDecides, launchCalls } from "../../../support/decisions";
import { PERSON } from "./sign-in";

const DOCUMENT = developer(ARGS);

const INSTANCE = `arn:aws:ec2:${HOME}:ACCOUNT:instance/*`;
const VOLUME = `arn:aws:ec2:${HOME}:ACCOUNT:volume/*`;
const ROLE = "arn:aws:iam::ACCOUNT:role/web";
const OWN_ROLE = "arn:aws:iam::ACCOUNT:role/ringfence/exempt/ringfence-deploy-0a1b2c3";
const BOUND = { "iam:PermissionsBoundary": "arn:aws:iam::ACCOUNT:policy/ringfence/ringfence-boundary-0a1b2c3" };

const GOOD_MACHINE = {
  "aws:RequestTag/owner": "alice",
  "ec2:InstanceMarketType": "on-demand",
  "ec2:InstanceType": "t3.large",
  "ec2:MetadataHttpTokens": "required",
};

const without = (key: keyof typeof GOOD_MACHINE): Record<string, string> =>
  Object.fromEntries(Object.entries(GOOD_MACHINE).filter(([name]) => name !== key));

const DAILY = [
  "cloudformation:CreateStack",
  "cloudwatch:GetMetricData",
  "dynamodb:PutItem",
  "ec2:CreateSecurityGroup",
  "ecr:GetAuthorizationToken",
  "ecs:CreateCluster",
  "elasticloadbalancing:CreateLoadBalancer",
  "events:PutRule",
  "kms:Decrypt",
  "lambda:CreateFunction",
  "logs:FilterLogEvents",
  "rds:CreateDBInstance",
  "secretsmanager:GetSecretValue",
  "sqs:ReceiveMessage",
  "ssm:StartSession",
  "states:StartExecution",
];

const ROLE_CALLS = [
  "iam:CreateRole",
  "iam:PutRolePolicy",
  "iam:PutRolePermissionsBoundary",
  "iam:UpdateAssumeRolePolicy",
];

const DECISIONS: readonly Decision[] = [
  ...PERSON,
  { calls: DAILY, decision: "allowed", because: "it is daily work in an allowed region" },
  { calls: DAILY, regions: [AWAY, "us-east-1"], decision: "denied", because: "nobody works in that region" },
  {
    calls: [
      "route53:ChangeResourceRecordSets",
      "cloudfront:CreateInvalidation",
      "support:CreateCase",
      "tag:GetResources",
    ],
    regions: ["us-east-1"],
    decision: "allowed",
    because: "the service has no region",
  },
  {
    calls: ["acm:RequestCertificate", "wafv2:CreateWebACL"],
    regions: ["us-east-1"],
    decision: "allowed",
    because: "CloudFront takes certificates and firewalls from there",
  },
  {
    calls: ["ec2:DescribeRegions", "s3:ListAllMyBuckets"],
    regions: [AWAY],
    decision: "allowed",
    because: "tools ask it first",
  },
  {
    calls: ["ec2:RunInstances"],
    resource: INSTANCE,
    context: GOOD_MACHINE,
    decision: "allowed",
    because: "the machine is as it must be",
  },
  ...(["aws:RequestTag/owner", "ec2:MetadataHttpTokens", "ec2:InstanceType"] as const).map((key): Decision => ({
    calls: ["ec2:RunInstances"],
    resource: INSTANCE,
    context: without(key),
    decision: "denied",
    because: `${key} is missing`,
  })),
  ...[
    ["ec2:InstanceType", "p5.48xlarge", "the type has GPUs"],
    ["ec2:InstanceType", "m7i.metal-24xl", "the type is a whole machine"],
    ["ec2:MetadataHttpTokens", "optional", "the old metadata service leaks the keys of the role"],
    ["ec2:InstanceMarketType", "spot", "spot machines are what the intruder started"],
    ["ec2:InstanceMarketType", "capacity-block", "a capacity block is a commitment"],
  ].map(([key, value, because]): Decision => ({
    calls: ["ec2:RunInstances"],
    resource: INSTANCE,
    context: { ...GOOD_MACHINE, [key!]: value! },
    decision: "denied",
    because: because!,
  })),
  {
    calls: ["ec2:RunInstances", "ec2:CreateVolume"],
    resource: VOLUME,
    context: { "ec2:Encrypted": "true" },
    decision: "allowed",
    because: "the disk is encrypted",
  },
  {
    calls: ["ec2:RunInstances", "ec2:CreateVolume"],
    resource: VOLUME,
    context: { "ec2:Encrypted": "false" },
    decision: "denied",
    because: "the disk is not encrypted",
  },
  {
    calls: ["ec2:StartInstances"],
    resource: INSTANCE,
    context: { "ec2:InstanceType": "x2idn.32xlarge" },
    decision: "denied",
    because: "a machine can be made larger while it is stopped",
  },
  {
    calls: [
      "ec2:RequestSpotFleet",
      "ec2:RequestSpotInstances",
      "ec2:CreateFleet",
      "autoscaling:CreateLaunchConfiguration",
    ],
    decision: "denied",
    because: "no condition key limits what it starts",
  },
  {
    calls: [
      "ec2:DisableAllowedImagesSettings",
      "ec2:DisableEbsEncryptionByDefault",
      "ec2:DisableImageBlockPublicAccess",
      "ec2:DisableSnapshotBlockPublicAccess",
      "ec2:EnableSerialConsoleAccess",
      "ec2:ModifyVpcBlockPublicAccessOptions",
      "ec2:ReplaceImageCriteriaInAllowedImagesSettings",
      "s3:PutAccountPublicAccessBlock",
      "ssm:UpdateServiceSetting",
    ],
    decision: "denied",
    because: "the account is set by the baseline",
  },
  {
    calls: [
      "ec2:DisableSerialConsoleAccess",
      "ec2:EnableAllowedImagesSettings",
      "ec2:EnableEbsEncryptionByDefault",
      "ec2:EnableImageBlockPublicAccess",
      "ec2:EnableSnapshotBlockPublicAccess",
      "ec2:GetAllowedImagesSettings",
      "ec2:GetSerialConsoleAccessStatus",
    ],
    decision: "allowed",
    because: "to tighten a setting harms nobody, and to look at it neither",
  },
  {
    calls: ["batch:SubmitJob", "bedrock:InvokeModel", "sagemaker:CreateNotebookInstance"],
    decision: "denied",
    because: "nobody uses the service",
  },
  {
    calls: ["codebuild:StartBuild", "glue:StartJobRun", "eks:CreateNodegroup"],
    decision: "allowed",
    because: "the service is open by default",
  },
  { calls: ROLE_CALLS, resource: ROLE, context: BOUND, decision: "allowed", because: "the role is bound" },
  { calls: ROLE_CALLS, resource: ROLE, decision: "denied", because: "the role would have no boundary" },
  {
    calls: ROLE_CALLS,
    resource: ROLE,
    context: { "iam:PermissionsBoundary": "arn:aws:iam::ACCOUNT:policy/wide-boundary-1" },
    decision: "denied",
    because: "any other boundary may allow everything",
  },
  {
    calls: ROLE_CALLS,
    resource: ROLE,
    context: { "iam:PermissionsBoundary": "arn:aws:iam::ACCOUNT:policy/workload/:policy/ringfence/own-boundary-1" },
    decision: "denied",
    because: "a path may have colons, so that a policy of the developer would look like the boundary",
  },
  {
    calls: ROLE_CALLS,
    resource: OWN_ROLE,
    context: BOUND,
    decision: "denied",
    because: "the role belongs to the baseline",
  },
  {
    calls: ["iam:AddRoleToInstanceProfile"],
    resource: "arn:aws:iam::ACCOUNT:instance-profile/web",
    decision: "allowed",
    because: "machines need a profile",
  },
  {
    calls: ["iam:AttachRolePolicy"],
    resource: ROLE,
    context: { ...BOUND, "iam:PolicyARN": "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore" },
    decision: "allowed",
    because: "the boundary limits what the policy gives",
  },
  {
    calls: ["iam:AttachRolePolicy", "iam:DetachRolePolicy"],
    resource: ROLE,
    context: { ...BOUND, "iam:PolicyARN": "arn:aws:iam::ACCOUNT:policy/ringfence/ringfence-freeze-0a1b2c3" },
    decision: "denied",
    because: "guardrails are hung on and taken off by the baseline",
  },
  {
    calls: ["iam:DeleteRolePermissionsBoundary"],
    resource: ROLE,
    context: BOUND,
    decision: "denied",
    because: "the role would be free",
  },
  {
    calls: ["iam:CreatePolicy", "iam:CreatePolicyVersion"],
    resource: "arn:aws:iam::ACCOUNT:policy/workload/web",
    decision: "allowed",
    because: "policies of workloads have their path",
  },
  {
    calls: ["iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion"],
    resource: "arn:aws:iam::ACCOUNT:policy/team",
    decision: "denied",
    because: "the policy may hang on the developer's own group",
  },
  {
    calls: ["iam:CreatePolicyVersion", "iam:DeletePolicy"],
    resource: "arn:aws:iam::ACCOUNT:policy/ringfence/ringfence-boundary-0a1b2c3",
    decision: "denied",
    because: "the boundary is what binds",
  },
  {
    calls: ["iam:PassRole"],
    resource: ROLE,
    context: { "iam:PassedToService": "lambda.amazonaws.com" },
    decision: "allowed",
    because: "a function works under a role",
  },
  {
    calls: ["iam:PassRole"],
    resource: ROLE,
    context: { "iam:PassedToService": "cloudformation.amazonaws.com" },
    decision: "denied",
    because: "stacks would be made with the rights of an administrator",
  },
  { calls: ["iam:PassRole"], resource: ROLE, decision: "denied", because: "no service is named" },
  {
    calls: ["iam:PassRole"],
    resource: OWN_ROLE,
    context: { "iam:PassedToService": "lambda.amazonaws.com" },
    decision: "denied",
    because: "a function would have the rights of the baseline",
  },
  {
    calls: ["iam:CreateServiceLinkedRole"],
    resource: "arn:aws:iam::ACCOUNT:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS",
    decision: "allowed",
    because: "the first cluster makes it, with rights that AWS wrote",
  },
  { calls: ["iam:GetRole"], resource: OWN_ROLE, decision: "allowed", because: "looking is open" },
  {
    calls: ["cloudwatch:DeleteAlarms"],
    resource: `arn:aws:cloudwatch:${HOME}:ACCOUNT:alarm:web-errors`,
    decision: "allowed",
    because: "the alarm is a workload's",
  },
  {
    calls: ["cloudwatch:DeleteAlarms"],
    resource: `arn:aws:cloudwatch:${HOME}:ACCOUNT:alarm:ringfence-charges`,
    decision: "denied",
    because: "the alarm is the baseline's",
  },
  {
    calls: ["sns:DeleteTopic", "sns:Publish"],
    resource: `arn:aws:sns:${HOME}:ACCOUNT:ringfence-alerts`,
    decision: "denied",
    because: "the topic is the baseline's",
  },
  {
    calls: ["iam:GetRole", "lambda:CreateFunction", "sqs:CreateQueue"],
    signIn: "access key",
    context: { "aws:ViaAWSService": "true" },
    decision: "allowed",
    because: "CloudFormation calls it for a developer who showed the device to start the stack",
  },
  {
    calls: ["iam:GetRole", "cloudformation:CreateStack"],
    signIn: "access key",
    context: { "aws:ViaAWSService": "false" },
    decision: "denied",
    because: "the developer calls it, and showed no device",
  },
  {
    calls: ["ec2:DescribeInstances", "s3:ListAllMyBuckets"],
    signIn: "without MFA",
    decision: "denied",
    because: "a password alone is half a proof",
  },
  {
    calls: ["ec2:DescribeInstances", "lambda:CreateFunction"],
    signIn: "access key",
    decision: "denied",
    because: "the key may have leaked",
  },
];

describe("a developer", () => {
  itDecides(DOCUMENT, DECISIONS);

  it("cannot launch in a region that is not allowed", async () => {
    const calls = await launchCalls();
    const decided = await Promise.all(calls.map((call) => decide(DOCUMENT, { call, region: AWAY })));
    expect(calls.filter((_, index) => decided[index] === "allowed")).toEqual([]);
  });

  it("cannot pass a role to a service that nobody uses, and can once somebody does", async () => {
    const call = "iam:PassRole";
    const context = { "iam:PassedToService": "sagemaker.amazonaws.com" };
    const used = developer({ ...ARGS, unusedServices: UNUSED_BY_DEFAULT.filter((id) => id !== "sagemaker") });
    expect(await decide(DOCUMENT, { call, region: HOME, resource: ROLE, context })).toBe("denied");
    expect(await decide(used, { call, region: HOME, resource: ROLE, context })).toBe("allowed");
    expect(await decide(used, { call: "sagemaker:CreateNotebookInstance", region: HOME })).toBe("allowed");
  });

  it("keeps off what has another name where the baseline's names begin otherwise", async () => {
    const named = developer({ ...ARGS, namePrefix: "acme-" });
    const alarm = (name: string) => ({
      call: "cloudwatch:DeleteAlarms",
      region: HOME,
      resource: `arn:aws:cloudwatch:${HOME}:ACCOUNT:alarm:${name}`,
    });
    expect(await decide(named, alarm("acme-charges"))).toBe("denied");
    expect(await decide(named, alarm("ringfence-charges"))).toBe("allowed");
  });

  it("is denied what the tables of launches, purchases and settings name of its services, and nothing beside", async () => {
    const tables = [...DENIED_LAUNCHES, ...PURCHASES, ...ACCOUNT_SETTINGS, ...closedActions(UNUSED_BY_DEFAULT)];
    const meant = new Set((await Promise.all(tables.map(actionsLike))).flat());
    const statement = (sid: string) => DOCUMENT.Statement.find(({ Sid }) => Sid === sid)!;
    const denied = (await Promise.all((statement("DenyNotDaily").Action as string[]).map(actionsLike))).flat();
    expect(denied.filter((action) => !meant.has(action))).toEqual([]);
    const allowed = ["AllowWork", "AllowEverywhere"].map(statement);
    const open = [...meant].filter(
      (action) => allowed.some((each) => covers(each, action)) && !denied.includes(action),
    );
    expect(open).toEqual([]);
  });

  it("needs no statement of its own for us-east-1 where that is allowed", async () => {
    const document = developer({ ...ARGS, allowedRegions: [HOME, "us-east-1"] });
    expect(document.Statement.map(({ Sid }) => Sid)).not.toContain("AllowEdge");
    expect(await decide(document, { call: "acm:RequestCertificate", region: "us-east-1" })).toBe("allowed");
  });
});
