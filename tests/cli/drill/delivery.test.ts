import { awaitDelivery, deliveredMinutes, firstWithin } from "../../../cli/drill/delivery";
import type { Run } from "../../../cli/probes/run";
import { cellOf } from "../../support/probe-answers";

const SENT = new Date("2026-11-27T12:00:20Z");
const minute = (text: string) => new Date(`2026-11-27T${text}:00Z`);

test("minutes without a delivery are none", async () => {
  const { cell, asked } = await cellOf(deliveredMinutes("alerts", SENT, minute("12:05")), {
    GetMetricData: [{ MetricDataResults: [{ Timestamps: [minute("12:00"), minute("12:01")], Values: [0, 2] }] }],
  });
  expect(cell).toMatchObject({ state: "count", items: [{ startedAt: minute("12:01"), count: 2 }] });
  expect(asked[0]).toMatchObject({
    GetMetricData: {
      // The whole minute in which it was sent.
      StartTime: minute("12:00"),
      MetricDataQueries: [{ MetricStat: { Metric: { Dimensions: [{ Name: "TopicName", Value: "alerts" }] } } }],
    },
  });
});

test("a message was there by the end of its minute, and one of before was another", () => {
  expect(firstWithin([{ startedAt: minute("12:00") }], SENT)).toBe(40);
  expect(firstWithin([{ startedAt: minute("12:01") }, { startedAt: minute("12:02") }], SENT)).toBe(100);
  expect(firstWithin([{ startedAt: minute("11:58") }], SENT)).toBeUndefined();
  expect(firstWithin([], SENT)).toBeUndefined();
});

const TOPIC = { topicArn: "arn:aws:sns:eu-west-1:123456789012:alerts", region: "eu-west-1", sentAt: SENT };
const cell = { region: "eu-west-1", service: "cloudwatch", kind: "minute" } as const;
const { signal } = new AbortController();

test("CloudWatch is asked again until it knows", async () => {
  const answers = [[], [], [{ id: "1", startedAt: minute("12:00") }]];
  const run = (() => Promise.resolve([{ ...cell, state: "count", items: answers.shift()! }])) as unknown as Run;
  expect(await awaitDelivery(run, TOPIC, { seconds: 60, every: 0.01, signal })).toBe(40);
  expect(answers).toEqual([]);
});

test("whoever may not ask waits for nothing", async () => {
  let asked = 0;
  const run = (() => {
    asked += 1;
    return Promise.resolve([{ ...cell, state: "denied", because: "no" }]);
  }) as unknown as Run;
  expect(await awaitDelivery(run, TOPIC, { seconds: 60, every: 0.01, signal })).toBeUndefined();
  expect(asked).toBe(1);
});

test("the wait ends, and so it does when somebody ends it", async () => {
  const run = (() => Promise.resolve([{ ...cell, state: "count", items: [] }])) as unknown as Run;
  expect(await awaitDelivery(run, TOPIC, { seconds: 0.05, every: 0.01, signal })).toBeUndefined();
  expect(await awaitDelivery(run, TOPIC, { seconds: 600, every: 600, signal: AbortSignal.abort() })).toBeUndefined();
});
