import { AutoScalingClient, DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import { paged, probe } from "./probe";
import { ownerInTags } from "./tags";

/** Groups that have machines or may start some: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AutoScalingGroup.html. Their machines are rows of their own. */
export const groups = probe({
  id: "auto-scaling-groups",
  service: "autoscaling",
  kind: "auto scaling group",
  scope: "regional",
  sweep: "first",
  client: AutoScalingClient,
  calls: { list: paged(DescribeAutoScalingGroupsCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({ MaxRecords: 100 }))
      .flatMap(({ AutoScalingGroups = [] }) => AutoScalingGroups)
      .filter(({ DesiredCapacity = 0, MaxSize = 0 }) => DesiredCapacity > 0 || MaxSize > 0)
      .map(({ AutoScalingGroupName, AutoScalingGroupARN, CreatedTime, DesiredCapacity, Tags }) => ({
        id: AutoScalingGroupName!,
        arn: AutoScalingGroupARN,
        startedAt: CreatedTime,
        units: DesiredCapacity,
        usdPerHour: 0,
        owner: ownerInTags(Tags),
      })),
});

export const PROBES = [groups];
