import { ListBrokersCommand, MqClient } from "@aws-sdk/client-mq";
import { paged, probe } from "./probe";

/** https://docs.aws.amazon.com/amazon-mq/latest/api-reference/brokers.html */
export const brokers = probe({
  id: "brokers",
  service: "mq",
  kind: "message broker",
  scope: "regional",
  sweep: "rest",
  client: MqClient,
  calls: { list: paged(ListBrokersCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({ MaxResults: 100 }))
      .flatMap(({ BrokerSummaries = [] }) => BrokerSummaries)
      .map(({ BrokerId, BrokerArn, Created, BrokerState, HostInstanceType }) => ({
        id: BrokerId!,
        arn: BrokerArn,
        startedAt: Created,
        state: BrokerState,
        size: HostInstanceType,
      })),
});

export const PROBES = [brokers];
