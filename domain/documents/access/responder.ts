import { DENY_ALL, FREEZE_NAME, ownArn } from "../own-principals";
import { type PolicyDocument, policyDocument } from "../document";
import { allow } from "../statements";
import { audit } from "./auditor";

/**
 * Stops what runs and what starts it again: fleets, schedulers, queues, then machines. Where a service has one call that
 * sets the size of a thing, it can make the thing larger, too: AWS has no condition key for the size of a service of ECS, a
 * node group of EKS or a compute environment of Batch. It makes nothing new.
 */
const STOP = [
  "amplify:StopJob",
  "application-autoscaling:DeregisterScalableTarget",
  "apprunner:PauseService",
  "appstream:Stop*",
  "autoscaling:DeleteAutoScalingGroup",
  "autoscaling:SuspendProcesses",
  "batch:CancelJob",
  "batch:TerminateJob",
  "batch:UpdateComputeEnvironment",
  "batch:UpdateJobQueue",
  "bedrock:DeleteProvisioned*",
  "bedrock:Stop*",
  "braket:Cancel*",
  "codebuild:DeleteWebhook",
  "codebuild:Stop*",
  "ec2:CancelCapacity*",
  "ec2:CancelSpot*",
  "ec2:DeleteFleets",
  "ec2:ReleaseHosts",
  "ec2:StopInstances",
  "ec2:TerminateInstances",
  "ecs:StopTask",
  "ecs:UpdateService",
  "eks:DeleteFargateProfile",
  "eks:UpdateNodegroupConfig",
  "elasticmapreduce:SetTerminationProtection",
  "elasticmapreduce:TerminateJobFlows",
  "emr-containers:CancelJobRun",
  "emr-serverless:CancelJobRun",
  "emr-serverless:StopApplication",
  "events:DisableRule",
  "gamelift:StopFleetActions",
  "glue:BatchStopJobRun",
  "glue:Stop*",
  "imagebuilder:Cancel*",
  "lambda:DeleteFunctionUrlConfig",
  "lambda:PutFunctionConcurrency",
  "lightsail:Stop*",
  "pcs:DeleteComputeNodeGroup",
  "rds:StopDBCluster",
  "rds:StopDBInstance",
  "redshift:PauseCluster",
  "sagemaker:DeleteApp",
  "sagemaker:DeleteEndpoint",
  "sagemaker:Stop*",
  "scheduler:DeleteSchedule",
  "ses:PutAccountSendingAttributes",
  "ses:UpdateAccountSendingEnabled",
  "ssm:CancelCommand",
  "ssm:DeleteAssociation",
  "ssm:Stop*",
  "states:Stop*",
  "workspaces:Stop*",
];

/** What is kept before it is stopped. */
const KEEP = ["ec2:CreateSnapshot*", "ec2:CreateTags"];
const KEPT = ["arn:aws:ec2:*:*:instance/*", "arn:aws:ec2:*::snapshot/*", "arn:aws:ec2:*:*:volume/*"];

/** Takes sign-ins and rights from users. */
const REVOKE = [
  "iam:DeleteAccessKey",
  "iam:DeleteLoginProfile",
  "iam:DeleteSSH*",
  "iam:DeleteServiceSpecificCredential",
  "iam:DeleteSigning*",
  "iam:DetachUserPolicy",
  "iam:UpdateAccessKey",
  "iam:UpdateSSH*",
  "iam:UpdateServiceSpecificCredential",
  "iam:UpdateSigning*",
];

/** Two denies go on whoever may be in the wrong hands, and come off again when the incident is over: the freeze, and that of all. */
const FREEZE = [
  "iam:AttachGroupPolicy",
  "iam:AttachRolePolicy",
  "iam:AttachUserPolicy",
  "iam:DetachGroupPolicy",
  "iam:DetachRolePolicy",
];

/** What the responder sees beyond the auditor: the two traces of a machine, and what starts builds and jobs, with their variables. */
const TRACES = [
  "codebuild:BatchGetBuilds",
  "codebuild:BatchGetProjects",
  "ec2:DescribeInstanceAttribute",
  "ec2:GetConsoleOutput",
  "glue:GetTriggers",
];

/**
 * The reads of the role that ends an intrusion: what the auditor reads, in every region, and what a machine was started with
 * and wrote, or a build with. No other data. A managed policy of its own, so that reads and acts both have room to grow.
 */
export const responderReads = (): PolicyDocument => policyDocument([audit(), allow("AllowTraces", TRACES)]);

/**
 * The acts of the role that ends an intrusion, in every region: stops what runs and what starts it again, keeps evidence,
 * takes sign-ins away, freezes principals, and talks to AWS. A managed policy.
 *
 * The trust policy of the role asks for MFA, once. What AssumeRole opens does not tell of it any more, so that a condition
 * here would shut the responder out:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
 *
 * It cannot start, create or pass anything. So it hangs the freeze, or AWS's deny of all, on suspects instead of writing policies, sets groups of
 * Auto Scaling to a size of zero only, and takes termination protection off no other attribute.
 *
 * A change of a group whose launch template is at $Latest or $Default, even to zero, makes AWS try a launch with the rights
 * of the caller, who has none here. So the responder suspends such a group and deletes it, or ends its machines:
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-launch-template-permissions.html#runinstances-permissions-validation
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/security-iam-incident-response.html
 */
export const responder = (): PolicyDocument =>
  policyDocument([
    allow("AllowStop", [...STOP, "ec2:ModifyVpcBlockPublicAccessOptions", "support:*"]),
    allow("AllowGroupsOfZero", ["autoscaling:UpdateAutoScalingGroup"], {
      condition: { NumericLessThanEquals: { "autoscaling:MaxSize": "0" } },
    }),
    ...["Stop", "Termination"].map((what) =>
      allow(`AllowUnprotect${what}`, ["ec2:ModifyInstanceAttribute"], {
        condition: { StringEqualsIgnoreCase: { [`ec2:Attribute/DisableApi${what}`]: "false" } },
      }),
    ),
    allow("AllowEvidence", KEEP, { resource: KEPT }),
    allow("AllowRevoke", REVOKE),
    allow("AllowFreeze", FREEZE, {
      condition: { ArnLike: { "iam:PolicyARN": [ownArn("policy", FREEZE_NAME), DENY_ALL].sort() } },
    }),
  ]);
