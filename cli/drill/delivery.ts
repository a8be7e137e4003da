import { setTimeout as sleep } from "node:timers/promises";
import { CloudWatchClient, GetMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import { once, probe } from "../probes/probe";
import type { Run } from "../probes/run";

const MINUTE = 60;

/**
 * Minutes in which SNS handed messages of a topic over to readers, one item each. CloudWatch counts by the minute and tells
 * of it some minutes later.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html
 *
 * @param topicName the last part of its ARN
 * @param since from when on
 */
export const deliveredMinutes = (topicName: string, since: Date, until: Date) =>
  probe({
    id: "delivered-minutes",
    service: "cloudwatch",
    kind: "minute with deliveries",
    scope: "regional",
    client: CloudWatchClient,
    calls: { get: once(GetMetricDataCommand) },
    read: async ({ get }) => {
      const Metric = {
        Namespace: "AWS/SNS",
        MetricName: "NumberOfNotificationsDelivered",
        Dimensions: [{ Name: "TopicName", Value: topicName }],
      };
      const { MetricDataResults: [found] = [] } = await get({
        MetricDataQueries: [{ Id: "delivered", MetricStat: { Metric, Period: MINUTE, Stat: "Sum" } }],
        StartTime: new Date(Math.floor(since.getTime() / (MINUTE * 1_000)) * MINUTE * 1_000),
        EndTime: until,
        ScanBy: "TimestampAscending",
      });
      const { Timestamps = [], Values = [] } = found ?? {};
      return Timestamps.map((at, index) => ({ id: at.toISOString(), startedAt: at, count: Values[index] ?? 0 })).filter(
        ({ count }) => count > 0,
      );
    },
  });

/** Seconds from the sending within which SNS handed the first message over: to the end of the minute that CloudWatch names. */
export function firstWithin(minutes: readonly { startedAt: Date }[], sentAt: Date): number | undefined {
  const ends = minutes.map(({ startedAt }) => (startedAt.getTime() - sentAt.getTime()) / 1_000 + MINUTE);
  const after = ends.filter((seconds) => seconds > 0);
  return after.length === 0 ? undefined : Math.ceil(Math.min(...after));
}

/** Asks CloudWatch again and again until it knows of a delivery. */
export async function awaitDelivery(
  run: Run,
  { topicArn, region, sentAt }: { topicArn: string; region: string; sentAt: Date },
  { seconds, every = 15, signal }: { seconds: number; every?: number; signal: AbortSignal },
): Promise<number | undefined> {
  const until = Date.now() + seconds * 1_000;
  const topicName = topicArn.split(":").at(-1)!;
  do {
    const [cell] = await run(deliveredMinutes(topicName, sentAt, new Date()), [region]);
    const found = cell?.state === "count" ? firstWithin(cell.items, sentAt) : undefined;
    if (found !== undefined || cell?.state !== "count") return found;
    await sleep(Math.min(every * 1_000, Math.max(0, until - Date.now())), undefined, { signal }).catch(() => undefined);
  } while (Date.now() < until && !signal.aborted);
  return undefined;
}
