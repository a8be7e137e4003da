import { UNKNOWN } from "../../../policies/engine/reader";
import { alertTopics, pointsAt } from "../../../policies/facts/alert-topics";
import { storesOf } from "../../../policies/facts/evidence";
import type { ExampleResource } from "../../../policies/rule";
import { resourceOf } from "../../support/judge-example";

const ARN = "arn:aws:sns:us-east-1:111122223333:alerts";
const topic = (name: string, props = {}): ExampleResource => ({ type: "aws:sns/topic:Topic", name, props });
const alarm = (alarmActions: unknown, ...topics: string[]): ExampleResource => ({
  type: "aws:cloudwatch/metricAlarm:MetricAlarm",
  name: "alarm",
  props: { alarmActions },
  propertyDependencies: { alarmActions: topics },
});
const stackOf = (...all: ExampleResource[]) => ({
  name: "dev",
  project: "example",
  resources: all.map((one) => resourceOf(one, all)),
});

describe("what an alarm points at", () => {
  const isPointed = (from: ExampleResource, to: ExampleResource): boolean => {
    const all = [from, to, topic("other", { arn: `${ARN}-other` })];
    return pointsAt(resourceOf(from, all), ["alarmActions"], resourceOf(to, all));
  };

  it.each<[string, boolean, ExampleResource, ExampleResource]>([
    ["an edge says it while nothing is known", true, alarm([UNKNOWN], "alerts"), topic("alerts")],
    ["the ARN says it without an edge", true, alarm([ARN]), topic("alerts", { arn: ARN })],
    [
      "a known ARN outweighs the edge of a map",
      false,
      alarm([`${ARN}-other`], "alerts"),
      topic("alerts", { arn: ARN }),
    ],
    ["nothing says it", false, alarm(["arn:aws:sns:us-east-1:1:x"]), topic("alerts", { arn: ARN })],
    ["nothing is known and there is no edge", false, alarm([UNKNOWN]), topic("alerts", { arn: ARN })],
  ])("%s: %s", (_, expected, from, to) => {
    expect(isPointed(from, to)).toBe(expected);
  });
});

describe("the topics of alerts", () => {
  it("are those that something sends to, with the services that send, and those of the baseline", () => {
    const stack = stackOf(
      topic("alerts"),
      topic("orders"),
      topic("ringfence-alert-channel-topic"),
      topic("perhaps", { tags: UNKNOWN }),
      alarm([UNKNOWN], "alerts"),
      {
        type: "aws:cloudwatch/eventTarget:EventTarget",
        name: "target",
        props: { arn: UNKNOWN },
        propertyDependencies: { arn: ["alerts"] },
      },
    );
    expect(alertTopics(stack).map(({ topic: { name }, senders, surely }) => ({ name, senders, surely }))).toEqual([
      { name: "alerts", senders: ["cloudwatch.amazonaws.com", "events.amazonaws.com"], surely: true },
      { name: "ringfence-alert-channel-topic", senders: [], surely: true },
      { name: "perhaps", senders: [], surely: false },
    ]);
  });
});

describe("the stores of evidence", () => {
  const bucket = (name: string, props = {}): ExampleResource => ({ type: "aws:s3/bucket:Bucket", name, props });
  const trail = (props: object, edges: Record<string, string[]> = {}): ExampleResource => ({
    type: "aws:cloudtrail/trail:Trail",
    name: "trail",
    props: { ...props },
    propertyDependencies: edges,
  });

  it("are what a trail writes to, by an edge or by a known name", () => {
    const names = (...all: ExampleResource[]) => storesOf(stackOf(...all)).map(({ store }) => store.name);
    expect(names(bucket("logs"), bucket("assets"), trail({}, { s3BucketName: ["logs"] }))).toEqual(["logs"]);
    expect(
      names(bucket("logs", { bucket: "acme-logs" }), bucket("assets"), trail({ s3BucketName: "acme-logs" })),
    ).toEqual(["logs"]);
  });

  it("take the ARN of a group of logs with what CloudTrail wants behind it", () => {
    const arn = "arn:aws:logs:us-east-1:111122223333:log-group:calls";
    const group = { type: "aws:cloudwatch/logGroup:LogGroup", name: "calls", props: { arn } };
    const other = { ...group, name: "callsign", props: { arn: `${arn}ign` } };
    const stack = stackOf(group, other, trail({ cloudWatchLogsGroupArn: `${arn}:*` }));
    expect(storesOf(stack).map(({ store }) => store.name)).toEqual(["calls"]);
  });
});
