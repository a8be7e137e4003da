import { CloudFormationClient, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import {
  DescribeCapacityReservationsCommand,
  DescribeLaunchTemplatesCommand,
  DescribeReservedInstancesCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import { DescribeSavingsPlansCommand, SavingsplansClient } from "@aws-sdk/client-savingsplans";
import { once, paged } from "../../probes/probe";
import { looks, type Row, tagsOf } from "../row";

// What stays after an attack and is not undone here: it is told, for people and for the case at AWS.

const stacks = looks({
  id: "stacks",
  service: "cloudformation",
  kind: "stack",
  scope: "regional",
  client: CloudFormationClient,
  calls: { list: paged(DescribeStacksCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ Stacks = [] }) => Stacks)
      .map(({ StackName, StackId, CreationTime, Tags }) => ({
        id: StackName!,
        arn: StackId,
        startedAt: CreationTime,
        tags: tagsOf(Tags),
      })),
});

/** They start nothing by themselves, and tell the next intruder how: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LaunchTemplate.html */
const launchTemplates = looks({
  id: "launch-templates",
  service: "ec2",
  kind: "launch template",
  scope: "regional",
  client: EC2Client,
  calls: { list: paged(DescribeLaunchTemplatesCommand, "NextToken") },
  read: async ({ list }, { accountId, region }) =>
    (await list({}))
      .flatMap(({ LaunchTemplates = [] }) => LaunchTemplates)
      .map(({ LaunchTemplateId, LaunchTemplateName, CreateTime, Tags }) => ({
        id: LaunchTemplateName ?? LaunchTemplateId!,
        arn: `arn:aws:ec2:${region}:${accountId}:launch-template/${LaunchTemplateId!}`,
        startedAt: CreateTime,
        tags: tagsOf(Tags),
      })),
});

const capacity = looks({
  id: "capacity-reservations",
  service: "ec2",
  kind: "capacity reservation",
  scope: "regional",
  client: EC2Client,
  calls: { list: paged(DescribeCapacityReservationsCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({ Filters: [{ Name: "state", Values: ["active"] }] }))
      .flatMap(({ CapacityReservations = [] }) => CapacityReservations)
      .map(({ CapacityReservationId, CapacityReservationArn, CreateDate, InstanceType, TotalInstanceCount }) => ({
        id: CapacityReservationId!,
        arn: CapacityReservationArn,
        startedAt: CreateDate,
        size: InstanceType,
        units: TotalInstanceCount,
      })),
});

const reserved = looks({
  id: "reserved-machines",
  service: "ec2",
  kind: "purchase of reserved machines",
  scope: "regional",
  client: EC2Client,
  calls: { list: once(DescribeReservedInstancesCommand) },
  read: async ({ list }) =>
    ((await list({ Filters: [{ Name: "state", Values: ["active", "payment-pending"] }] })).ReservedInstances ?? []).map(
      ({ ReservedInstancesId, Start, InstanceType, InstanceCount }) => ({
        id: ReservedInstancesId!,
        startedAt: Start,
        size: InstanceType,
        units: InstanceCount,
      }),
    ),
});

const plans = looks({
  id: "savings-plans",
  service: "savingsplans",
  kind: "Savings Plan",
  scope: "global",
  client: SavingsplansClient,
  calls: { list: once(DescribeSavingsPlansCommand) },
  read: async ({ list }) =>
    ((await list({ states: ["active", "payment-pending", "queued"] })).savingsPlans ?? []).map(
      ({ savingsPlanId, savingsPlanArn, start, commitment }) => ({
        id: savingsPlanId!,
        arn: savingsPlanArn,
        ...(start ? { startedAt: new Date(start) } : {}),
        ...(commitment ? { usdPerHour: Number(commitment) } : {}),
      }),
    ),
});

export const ROWS: readonly Row[] = [stacks, launchTemplates, capacity, reserved, plans].map((look) => ({
  id: look.id,
  look,
  acts: [],
}));
