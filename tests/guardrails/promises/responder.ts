import { LAUNCH_ACTIONS } from "../../../domain/documents/actions/launches";
import { EVIDENCE } from "../../support/reads";
import { AUDITS, NOT_TAKEN, TAKEN_WITH_MFA } from "./auditor";
import { BUYS_NOTHING, NO_DATA, NO_WAY_IN } from "./people";
import type { Calls, Promises } from "./promise";

const SUSPECT = "arn:aws:iam::ACCOUNT:user/mallory";
const ROLE = "arn:aws:iam::ACCOUNT:role/web";
const GROUP = "arn:aws:iam::ACCOUNT:group/developers";
const INSTANCE = "arn:aws:ec2:*:ACCOUNT:instance/i-0123456789abcdef0";
const MINERS = "arn:aws:autoscaling:*:ACCOUNT:autoScalingGroup:*:autoScalingGroupName/miners";
const DENY_ALL = { "iam:PolicyARN": "arn:aws:iam::aws:policy/AWSDenyAll" };
const FREEZE = { "iam:PolicyARN": "arn:aws:iam::ACCOUNT:policy/ringfence/ringfence-freeze-0a1b2c3" };

/** Calls that set a size, and can raise it, too; AWS has no condition key for it. */
const SIZES = ["batch:UpdateComputeEnvironment", "ecs:UpdateService", "eks:UpdateNodegroupConfig"];

/** Calls of the table of launchers that the responder has to stop what runs, some under a condition. */
/** What a launcher's whole service has of reads. */
const LOOKING = ["nova-act:ListWorkflowDefinitions", "nova-act:ListWorkflowRuns"];

const STOPPING = [
  ...SIZES,
  "autoscaling:UpdateAutoScalingGroup",
  "batch:UpdateJobQueue",
  "ec2:ModifyInstanceAttribute",
  "lambda:PutFunctionConcurrency",
];

export const RESPONDER: Promises = {
  can: [
    TAKEN_WITH_MFA,
    ...AUDITS,
    {
      says: "see what a machine was started with and wrote, and what starts builds and jobs",
      where: "every",
      rows: [
        { calls: EVIDENCE, resource: INSTANCE },
        { calls: ["codebuild:BatchGetBuilds", "codebuild:BatchGetProjects", "glue:GetTriggers"] },
      ],
    },
    {
      says: "stop what runs and what starts it again",
      where: "every",
      rows: [
        {
          calls: [
            "apprunner:PauseService",
            "batch:TerminateJob",
            "ec2:CancelSpotFleetRequests",
            "ec2:DeleteFleets",
            "ec2:ModifyVpcBlockPublicAccessOptions",
            "ec2:StopInstances",
            "ec2:TerminateInstances",
            "ecs:StopTask",
            "events:DisableRule",
            "lambda:PutFunctionConcurrency",
            "lightsail:StopInstance",
            "sagemaker:DeleteEndpoint",
            "ses:PutAccountSendingAttributes",
          ],
        },
        { calls: ["autoscaling:SuspendProcesses", "autoscaling:DeleteAutoScalingGroup"], resource: MINERS },
      ],
    },
    {
      says: "set groups of machines to zero, and take protection off a machine",
      where: "every",
      rows: [
        { calls: ["autoscaling:UpdateAutoScalingGroup"], resource: MINERS, context: { "autoscaling:MaxSize": "0" } },
        ...["DisableApiStop", "DisableApiTermination"].map((attribute): Calls => ({
          calls: ["ec2:ModifyInstanceAttribute"],
          resource: INSTANCE,
          context: { [`ec2:Attribute/${attribute}`]: "false" },
        })),
      ],
    },
    {
      says: "set the size of a service of ECS, a node group of EKS or an environment of Batch, which may also raise it",
      where: "every",
      rows: [{ calls: SIZES }],
    },
    {
      says: "keep evidence",
      where: "every",
      rows: [
        { calls: ["ec2:CreateTags"], resource: INSTANCE },
        { calls: ["ec2:CreateSnapshot"], resource: "arn:aws:ec2:*:ACCOUNT:volume/vol-0123456789abcdef0" },
      ],
    },
    {
      says: "take sign-ins and rights from users",
      where: "worldwide",
      rows: [
        {
          calls: ["iam:DeleteAccessKey", "iam:DeleteLoginProfile", "iam:DetachUserPolicy", "iam:UpdateAccessKey"],
          resource: SUSPECT,
        },
      ],
    },
    {
      says: "hang the freeze or AWS's deny of all on suspects, and take them off roles and groups",
      where: "worldwide",
      rows: [
        { calls: ["iam:AttachUserPolicy"], resource: SUSPECT, context: FREEZE },
        { calls: ["iam:AttachRolePolicy", "iam:DetachRolePolicy"], resource: ROLE, context: FREEZE },
        { calls: ["iam:AttachGroupPolicy", "iam:DetachGroupPolicy"], resource: GROUP, context: FREEZE },
        { calls: ["iam:AttachUserPolicy"], resource: SUSPECT, context: DENY_ALL },
        { calls: ["iam:AttachRolePolicy", "iam:DetachRolePolicy"], resource: ROLE, context: DENY_ALL },
      ],
    },
    { says: "open support cases", where: "worldwide", rows: [{ calls: ["support:CreateCase"] }] },
    {
      says: "go on working while the freeze is on",
      where: "every",
      rows: [{ calls: ["cloudtrail:LookupEvents", "ec2:TerminateInstances", "events:DisableRule"], frozen: true }],
    },
  ],
  cannot: [
    {
      says: "start anything, or run commands on a machine",
      where: "anywhere",
      rows: [
        { calls: LAUNCH_ACTIONS, except: [...STOPPING, ...LOOKING] },
        { calls: ["autoscaling:UpdateAutoScalingGroup"], resource: MINERS, context: { "autoscaling:MaxSize": "1" } },
        {
          calls: ["ec2:ModifyInstanceAttribute"],
          resource: INSTANCE,
          context: { "ec2:Attribute/UserData": "true" },
        },
        { calls: ["ecs:ExecuteCommand", "ec2-instance-connect:SendSSHPublicKey"] },
      ],
    },
    {
      says: "make, change or pass a role, or hang another policy than the freeze on somebody",
      where: "worldwide",
      rows: [
        {
          calls: ["iam:CreateRole", "iam:PassRole", "iam:PutRolePolicy", "iam:UpdateAssumeRolePolicy"],
          resource: ROLE,
        },
        {
          calls: ["iam:AttachUserPolicy"],
          resource: SUSPECT,
          context: { "iam:PolicyARN": "arn:aws:iam::aws:policy/AdministratorAccess" },
        },
        {
          calls: ["iam:DetachGroupPolicy"],
          resource: GROUP,
          context: {
            "iam:PolicyARN": "arn:aws:iam::ACCOUNT:policy/ringfence/ringfence-guardrails-launch-deny-0a1b2c3",
          },
        },
      ],
    },
    { ...NO_DATA, says: "read other data, code or secrets" },
    {
      says: "delete users, data or traces",
      where: "anywhere",
      rows: [
        {
          calls: [
            "cloudtrail:StopLogging",
            "iam:DeleteUser",
            "kms:ScheduleKeyDeletion",
            "rds:DeleteDBInstance",
            "s3:DeleteObject",
          ],
        },
      ],
    },
    BUYS_NOTHING,
    NO_WAY_IN,
    NOT_TAKEN,
  ],
};
