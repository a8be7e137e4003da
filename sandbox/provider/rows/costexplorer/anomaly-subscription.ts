import {
  CostExplorerClient,
  CreateAnomalyMonitorCommand,
  CreateAnomalySubscriptionCommand,
  DeleteAnomalySubscriptionCommand,
  GetAnomalyMonitorsCommand,
  GetAnomalySubscriptionsCommand,
  UpdateAnomalySubscriptionCommand,
} from "@aws-sdk/client-cost-explorer";

import { needing, type World } from "../../core/conformance";
import type { Props } from "../../core/values";
import { readOnly, type Field } from "../../families/fields";
import { named } from "../../families/named";
import { expression } from "./expression";
import { TAG_CALLS } from "./tag-calls";

const subscribers = (member: string, read = member): Field => ({
  send: member,
  read,
  encode: (list) => (list as Props[] | undefined)?.map(({ address, type }) => ({ Address: address, Type: type })),
  decode: (list: { Address: string; Type: string }[]) =>
    list.map(({ Address, Type }) => ({ address: Address, type: Type })),
});

const BELOW = "AnomalySubscription";

const atLeast = (key: string, value: string) => ({
  dimension: { key, matchOptions: ["GREATER_THAN_OR_EQUAL"], values: [value] },
});

const alert = (monitor: string, usd: string) => ({
  frequency: "IMMEDIATE",
  monitorArnLists: [monitor],
  subscribers: [{ type: "SNS", address: "arn:aws:sns:us-east-1:123456789012:alerts" }],
  thresholdExpression: {
    ors: [atLeast("ANOMALY_TOTAL_IMPACT_ABSOLUTE", usd), atLeast("ANOMALY_TOTAL_IMPACT_PERCENTAGE", "20")],
  },
});

/** The monitor of services, whoever made it: there can be one. */
async function monitorOf(world: World): Promise<string> {
  const client = world.client(CostExplorerClient);
  const { AnomalyMonitors = [] } = await client.send(new GetAnomalyMonitorsCommand({}));
  if (AnomalyMonitors[0]) return AnomalyMonitors[0].MonitorArn!;
  const AnomalyMonitor = {
    MonitorName: "Default-Services-Monitor",
    MonitorType: "DIMENSIONAL",
    MonitorDimension: "SERVICE",
  } as const;
  return (await client.send(new CreateAnomalyMonitorCommand({ AnomalyMonitor }))).MonitorArn!;
}

/** Id: the ARN. */
export const anomalySubscription = named({
  token: "aws:costexplorer/anomalySubscription:AnomalySubscription",
  title: "Cost Explorer Anomaly Subscription",
  client: CostExplorerClient,
  replaceOn: ["name"],
  autoName: { property: "name", maxLength: 255 },
  compare: { subscribers: "set" },
  key: "SubscriptionArn",
  absent: ["UnknownSubscriptionException"],
  fields: {
    name: { send: `${BELOW}.SubscriptionName`, read: "SubscriptionName" },
    accountId: { send: `${BELOW}.AccountId`, read: "AccountId" },
    frequency: { send: `${BELOW}.Frequency`, read: "Frequency" },
    monitorArnLists: { send: `${BELOW}.MonitorArnList`, read: "MonitorArnList" },
    subscribers: subscribers(`${BELOW}.Subscribers`, "Subscribers"),
    thresholdExpression: expression(`${BELOW}.ThresholdExpression`, "ThresholdExpression"),
    arn: readOnly("SubscriptionArn"),
  },
  create: { command: CreateAnomalySubscriptionCommand, id: "SubscriptionArn" },
  describe: {
    command: GetAnomalySubscriptionsCommand,
    key: (arn) => ({ SubscriptionArnList: [arn], MaxResults: 1 }),
    at: "AnomalySubscriptions.0",
  },
  update: [
    {
      command: UpdateAnomalySubscriptionCommand,
      fields: {
        frequency: "Frequency",
        monitorArnLists: "MonitorArnList",
        subscribers: subscribers("Subscribers"),
        thresholdExpression: expression("ThresholdExpression"),
      },
    },
  ],
  remove: { command: DeleteAnomalySubscriptionCommand },
  tags: TAG_CALLS,
  facts: {
    source: "internal/service/ce/anomaly_subscription.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: ["name"],
    kinds: { subscribers: "set" },
    id: "<ARN>",
    autoName: { property: "name", maxLength: 255 },
    actions: {
      create: { normal: ["ce:CreateAnomalySubscription", "ce:TagResource"] },
      read: { normal: ["ce:GetAnomalySubscriptions", "ce:ListTagsForResource"] },
      update: { normal: ["ce:UpdateAnomalySubscription", "ce:TagResource", "ce:UntagResource"] },
      delete: { normal: ["ce:DeleteAnomalySubscription"] },
    },
  },
  cases: {
    "anomaly-subscription": needing<string>({
      prepare: monitorOf,
      id: /^arn:aws:ce::\d{12}:anomalysubscription\/[0-9a-f-]{36}$/,
      inputs: (monitor) => alert(monitor, "10"),
      changed: (monitor) => ({ ...alert(monitor, "25"), tags: { team: "ops" } }),
      drift: (world, SubscriptionArn) =>
        world.client(CostExplorerClient).send(
          new UpdateAnomalySubscriptionCommand({
            SubscriptionArn,
            ThresholdExpression: {
              Dimensions: {
                Key: "ANOMALY_TOTAL_IMPACT_ABSOLUTE",
                MatchOptions: ["GREATER_THAN_OR_EQUAL"],
                Values: ["1000000"],
              },
            },
          }),
        ),
      drifted: ["thresholdExpression.ors"],
    }),
  },
});
