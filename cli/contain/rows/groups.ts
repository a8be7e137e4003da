import {
  ApplicationAutoScalingClient,
  DeregisterScalableTargetCommand,
  DescribeScalableTargetsCommand,
  RegisterScalableTargetCommand,
  type ScalableDimension,
  type ServiceNamespace,
} from "@aws-sdk/client-application-auto-scaling";
import {
  AutoScalingClient,
  DescribeAutoScalingGroupsCommand,
  ResumeProcessesCommand,
  SuspendProcessesCommand,
  UpdateAutoScalingGroupCommand,
} from "@aws-sdk/client-auto-scaling";
import { paged } from "../../probes/probe";
import { act, type Json, looks, type Row, tagsOf, wordOf } from "../row";

/**
 * What makes a group start machines. Terminate goes on, so that a group of zero ends its own.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-suspend-resume-processes.html
 */
const LAUNCHING = [
  "Launch",
  "ReplaceUnhealthy",
  "AZRebalance",
  "AlarmNotification",
  "ScheduledActions",
  "InstanceRefresh",
];

const groups = looks({
  id: "groups",
  service: "autoscaling",
  kind: "Auto Scaling group",
  scope: "regional",
  client: AutoScalingClient,
  calls: { list: paged(DescribeAutoScalingGroupsCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ AutoScalingGroups = [] }) => AutoScalingGroups)
      .map((group) => {
        const suspended = (group.SuspendedProcesses ?? []).map(({ ProcessName }) => ProcessName!);
        const tags = tagsOf(group.Tags);
        const stack = tags["aws:cloudformation:stack-id"];
        return {
          id: group.AutoScalingGroupName!,
          arn: group.AutoScalingGroupARN,
          startedAt: group.CreatedTime,
          units: group.DesiredCapacity,
          tags,
          partOf: stack ? [`cloudformation:${stack}`] : [],
          was: {
            min: group.MinSize ?? 0,
            max: group.MaxSize ?? 0,
            desired: group.DesiredCapacity ?? 0,
            suspended,
            launches: !suspended.includes("Launch"),
          },
        };
      })
      // A group that launches nothing any more is done, whatever size it is said to have.
      .filter(({ was }) => was.max > 0 && was.launches),
});

const suspendedBefore = (was: Readonly<Record<string, unknown>>): readonly unknown[] =>
  Array.isArray(was["suspended"]) ? was["suspended"] : [];

const targets = looks({
  id: "scalable-targets",
  service: "application-autoscaling",
  kind: "scalable target",
  scope: "regional",
  client: ApplicationAutoScalingClient,
  calls: { list: paged(DescribeScalableTargetsCommand, "NextToken") },
  read: async ({ list }, { accountId, region }) =>
    (
      await Promise.all(
        // Tables and replicas of databases are data stores: they stay as they are.
        (["ecs", "ec2", "sagemaker", "lambda", "appstream", "elasticmapreduce"] as const).map((ServiceNamespace) =>
          list({ ServiceNamespace }),
        ),
      )
    )
      .flat()
      .flatMap(({ ScalableTargets = [] }) => ScalableTargets)
      .map((target) => ({
        id: `${target.ServiceNamespace!}/${target.ResourceId!}/${target.ScalableDimension!}`,
        arn: target.ScalableTargetARN,
        startedAt: target.CreationTime,
        partOf: [`ecs:arn:aws:ecs:${region}:${accountId}:${target.ResourceId!}`],
        was: {
          namespace: target.ServiceNamespace!,
          resource: target.ResourceId!,
          dimension: target.ScalableDimension!,
          min: target.MinCapacity ?? 0,
          max: target.MaxCapacity ?? 0,
          role: target.RoleARN ?? "",
        },
      })),
});

const scalable = (was: Readonly<Record<string, Json>>) => ({
  ServiceNamespace: was["namespace"] as ServiceNamespace,
  ResourceId: wordOf(was["resource"]),
  ScalableDimension: was["dimension"] as ScalableDimension,
});

export const ROWS: readonly Row[] = [
  {
    id: "groups",
    look: groups,
    acts: [
      act({
        command: SuspendProcessesCommand,
        input: ([target]) => ({ AutoScalingGroupName: target!.id, ScalingProcesses: LAUNCHING }),
        undo: act({
          command: ResumeProcessesCommand,
          input: ([target]) => ({
            AutoScalingGroupName: target!.id,
            ScalingProcesses: LAUNCHING.filter((process) => !suspendedBefore(target!.was).includes(process)),
          }),
        }),
      }),
      act({
        command: UpdateAutoScalingGroupCommand,
        input: ([target]) => ({ AutoScalingGroupName: target!.id, MinSize: 0, MaxSize: 0, DesiredCapacity: 0 }),
        // With a launch template at $Latest AWS tries a launch with the rights of the caller, who should have none:
        // https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-launch-template-permissions.html
        spared: {
          error: /AccessDenied|UnauthorizedOperation|ValidationError/,
          because: "it keeps its size, and launches nothing: its processes are suspended",
        },
        undo: act({
          command: UpdateAutoScalingGroupCommand,
          input: ([target]) => ({
            AutoScalingGroupName: target!.id,
            MinSize: Number(target!.was["min"]),
            MaxSize: Number(target!.was["max"]),
            DesiredCapacity: Number(target!.was["desired"]),
          }),
        }),
      }),
    ],
  },
  {
    id: "scalable-targets",
    look: targets,
    acts: [
      act({
        command: DeregisterScalableTargetCommand,
        input: ([target]) => scalable(target!.was),
        already: /^ObjectNotFoundException$/,
        // Its scaling policies go with it, and do not come back.
        undo: act({
          command: RegisterScalableTargetCommand,
          input: ([target]) => ({
            ...scalable(target!.was),
            MinCapacity: Number(target!.was["min"]),
            MaxCapacity: Number(target!.was["max"]),
          }),
        }),
      }),
    ],
  },
];
