import { audit } from "../../../../domain/documents/access/auditor";
import { responder, responderReads } from "../../../../domain/documents/access/responder";
import { policyDocument } from "../../../../domain/documents/document";
import { HOME } from "../../../support/document-args";
import { AWAY, type Decision, itDecides } from "../../../support/decisions";
import { DATA, EVIDENCE } from "../../../support/reads";

const EVERYWHERE = [HOME, AWAY];
const SUSPECT = "arn:aws:iam::ACCOUNT:user/mallory";
const ROLE = "arn:aws:iam::ACCOUNT:role/web";
const GROUP = "arn:aws:iam::ACCOUNT:group/developers";
const FREEZE = { "iam:PolicyARN": "arn:aws:iam::ACCOUNT:policy/ringfence/ringfence-freeze-0a1b2c3" };
const DENY_ALL = { "iam:PolicyARN": "arn:aws:iam::aws:policy/AWSDenyAll" };
const INSTANCE = `arn:aws:ec2:${AWAY}:ACCOUNT:instance/i-0123456789abcdef0`;
const GROUP_OF_MACHINES = `arn:aws:autoscaling:${AWAY}:ACCOUNT:autoScalingGroup:*:autoScalingGroupName/miners`;

const DECISIONS: readonly Decision[] = [
  {
    calls: ["ec2:DescribeInstances", "guardduty:GetFindings", "iam:ListAccessKeys"],
    regions: EVERYWHERE,
    decision: "allowed",
    because: "who ends it must see it",
  },
  {
    calls: [
      "apprunner:PauseService",
      "autoscaling:SuspendProcesses",
      "batch:TerminateJob",
      "batch:UpdateComputeEnvironment",
      "bedrock:StopModelInvocationJob",
      "codebuild:StopBuild",
      "ec2:CancelSpotFleetRequests",
      "ec2:CancelSpotInstanceRequests",
      "ec2:DeleteFleets",
      "ec2:ModifyVpcBlockPublicAccessOptions",
      "ec2:StopInstances",
      "ec2:TerminateInstances",
      "ecs:StopTask",
      "ecs:UpdateService",
      "eks:UpdateNodegroupConfig",
      "elasticmapreduce:TerminateJobFlows",
      "events:DisableRule",
      "lambda:PutFunctionConcurrency",
      "lightsail:StopInstance",
      "rds:StopDBInstance",
      "sagemaker:DeleteEndpoint",
      "sagemaker:StopTrainingJob",
      "ses:PutAccountSendingAttributes",
    ],
    regions: EVERYWHERE,
    decision: "allowed",
    because: "it stops what runs or what starts it again",
  },
  {
    calls: ["autoscaling:SuspendProcesses", "autoscaling:DeleteAutoScalingGroup"],
    regions: [AWAY],
    resource: GROUP_OF_MACHINES,
    decision: "allowed",
    because: "it ends a group without a right to launch, which AWS tries when the group of a newest template changes",
  },
  {
    calls: [
      "autoscaling:ResumeProcesses",
      "autoscaling:SetDesiredCapacity",
      "autoscaling:StartInstanceRefresh",
      "autoscaling:LaunchInstances",
    ],
    regions: [AWAY],
    resource: GROUP_OF_MACHINES,
    decision: "denied",
    because: "it starts machines",
  },
  {
    calls: ["ec2:RunInstances"],
    regions: [AWAY],
    resource: INSTANCE,
    decision: "denied",
    because: "not even to pass the trial launch of an update",
  },
  {
    calls: ["autoscaling:UpdateAutoScalingGroup"],
    regions: [AWAY],
    resource: GROUP_OF_MACHINES,
    context: { "autoscaling:MaxSize": "0" },
    decision: "allowed",
    because: "a group of none starts none",
  },
  {
    calls: ["autoscaling:UpdateAutoScalingGroup"],
    regions: [AWAY],
    resource: GROUP_OF_MACHINES,
    context: { "autoscaling:MaxSize": "1" },
    decision: "denied",
    because: "a group of one starts one",
  },
  {
    calls: ["autoscaling:UpdateAutoScalingGroup"],
    regions: [AWAY],
    resource: GROUP_OF_MACHINES,
    decision: "denied",
    because: "a change that names no size may be any other",
  },
  ...["DisableApiStop", "DisableApiTermination"].map((attribute): Decision => ({
    calls: ["ec2:ModifyInstanceAttribute"],
    regions: [AWAY],
    resource: INSTANCE,
    context: { [`ec2:Attribute/${attribute}`]: "false" },
    decision: "allowed",
    because: "a protected machine keeps its whole batch alive",
  })),
  {
    calls: ["ec2:ModifyInstanceAttribute"],
    regions: [AWAY],
    resource: INSTANCE,
    context: { "ec2:Attribute/DisableApiTermination": "true" },
    decision: "denied",
    because: "who ends machines protects none",
  },
  {
    calls: ["ec2:ModifyInstanceAttribute"],
    regions: [AWAY],
    resource: INSTANCE,
    context: { "ec2:Attribute/UserData": "true" },
    decision: "denied",
    because: "it would run commands on the machine",
  },
  {
    calls: ["ec2:CreateTags"],
    regions: [AWAY],
    resource: INSTANCE,
    decision: "allowed",
    because: "evidence is marked",
  },
  {
    calls: ["ec2:CreateSnapshot"],
    regions: [AWAY],
    resource: `arn:aws:ec2:${AWAY}:ACCOUNT:volume/vol-0123456789abcdef0`,
    decision: "allowed",
    because: "a disk is kept before the machine goes",
  },
  {
    calls: ["ec2:CreateTags"],
    regions: [AWAY],
    resource: `arn:aws:ec2:${AWAY}:ACCOUNT:vpc/vpc-0123456789abcdef0`,
    decision: "denied",
    because: "a network is no evidence",
  },
  {
    calls: EVIDENCE,
    regions: [AWAY],
    resource: INSTANCE,
    decision: "allowed",
    because: "it tells what the machine was started for",
  },
  {
    calls: ["iam:AttachUserPolicy", "iam:DetachUserPolicy"],
    resource: SUSPECT,
    context: DENY_ALL,
    decision: "allowed",
    because: "it denies a suspect everything, without a right to write policies",
  },
  {
    calls: ["codebuild:BatchGetBuilds", "codebuild:BatchGetProjects", "glue:GetTriggers"],
    regions: EVERYWHERE,
    decision: "allowed",
    because: "without them nobody sees what starts builds and jobs again",
  },
  {
    calls: ["iam:AttachUserPolicy"],
    resource: SUSPECT,
    context: FREEZE,
    decision: "allowed",
    because: "it freezes a suspect",
  },
  {
    calls: ["iam:AttachRolePolicy", "iam:DetachRolePolicy"],
    resource: ROLE,
    context: FREEZE,
    decision: "allowed",
    because: "it freezes a role, and lets it work again",
  },
  {
    calls: ["iam:AttachGroupPolicy", "iam:DetachGroupPolicy"],
    resource: GROUP,
    context: FREEZE,
    decision: "allowed",
    because: "it freezes a group, and lets it work again",
  },
  {
    calls: ["iam:AttachUserPolicy"],
    resource: SUSPECT,
    context: { "iam:PolicyARN": "arn:aws:iam::aws:policy/AdministratorAccess" },
    decision: "denied",
    because: "it would give rights",
  },
  {
    calls: ["iam:AttachRolePolicy", "iam:DetachRolePolicy"],
    resource: ROLE,
    context: { "iam:PolicyARN": "arn:aws:iam::ACCOUNT:policy/ringfence/ringfence-launch-deny-0a1b2c3" },
    decision: "denied",
    because: "guardrails are not its business",
  },
  {
    calls: [
      "iam:DeleteAccessKey",
      "iam:DeleteLoginProfile",
      "iam:DeleteServiceSpecificCredential",
      "iam:DeleteSigningCertificate",
      "iam:DeleteSSHPublicKey",
      "iam:DetachUserPolicy",
      "iam:UpdateAccessKey",
    ],
    resource: SUSPECT,
    decision: "allowed",
    because: "it takes a sign-in or a right away",
  },
  {
    calls: ["support:CreateCase"],
    regions: ["us-east-1"],
    decision: "allowed",
    because: "AWS is told, and asked for relief",
  },
  { calls: DATA, decision: "denied", because: "data is not needed to end it" },
  {
    calls: ["ecs:ExecuteCommand", "ssm:StartSession", "ec2-instance-connect:SendSSHPublicKey"],
    decision: "denied",
    because: "it enters machines",
  },
  {
    calls: ["iam:PassRole", "iam:PutRolePolicy", "iam:CreateRole", "iam:UpdateAssumeRolePolicy"],
    resource: ROLE,
    decision: "denied",
    because: "it would make rights",
  },
  { calls: ["iam:DeleteUser"], resource: SUSPECT, decision: "denied", because: "a user is evidence" },
  {
    calls: ["s3:DeleteObject", "kms:ScheduleKeyDeletion", "cloudtrail:StopLogging", "rds:DeleteDBInstance"],
    decision: "denied",
    because: "data and traces stay",
  },
  ...(["without MFA", "access key"] as const).map((signIn): Decision => ({
    calls: ["ec2:DescribeInstances", "ec2:TerminateInstances"],
    signIn,
    decision: "allowed",
    because: "the trust policy asked for MFA, and what AssumeRole opens does not tell of it",
  })),
];

describe("the responder", () => {
  itDecides(policyDocument([...responder().Statement, ...responderReads().Statement]), DECISIONS);

  it("reads all that the auditor reads, by a policy of its own that writes nothing", () => {
    expect(responderReads().Statement).toEqual(expect.arrayContaining([audit()]));
    const names = responder().Statement.flatMap(({ Action }) => Action as string[]);
    expect(names.filter((action) => /:(Describe|Get|List)/.test(action))).toEqual([]);
  });
});
