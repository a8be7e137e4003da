import { CostAnomaly, type CostAnomalyArgs } from "../../../components";
import { record, resources } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const TOPIC_ARN = "arn:aws:sns:us-east-1:123456789012:alerts";
const MONITOR = "arn:aws:ce::123456789012:anomalymonitor/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0";

const build = (args: Partial<CostAnomalyArgs> = {}) =>
  record(() => new CostAnomaly("it", { topicArn: TOPIC_ARN, ...args }));
const declared = async (args?: Partial<CostAnomalyArgs>) => resources((await build(args)).registrations);

const side = (key: string, value: string) => ({
  dimension: { key, matchOptions: ["GREATER_THAN_OR_EQUAL"], values: [value] },
});

const alert = (monitor: string, usd = "10", percent = "20", more: object = {}) => ({
  type: "aws:costexplorer/anomalySubscription:AnomalySubscription",
  name: "it-alert",
  inputs: {
    frequency: "IMMEDIATE",
    monitorArnLists: [monitor],
    subscribers: [{ type: "SNS", address: TOPIC_ARN }],
    thresholdExpression: {
      ors: [side("ANOMALY_TOTAL_IMPACT_ABSOLUTE", usd), side("ANOMALY_TOTAL_IMPACT_PERCENTAGE", percent)],
    },
    ...more,
  },
});

const monitor = (more: object = {}) => ({
  type: "aws:costexplorer/anomalyMonitor:AnomalyMonitor",
  name: "it-services",
  inputs: { monitorType: "DIMENSIONAL", monitorDimension: "SERVICE", ...more },
});

describe("CostAnomaly", () => {
  it("makes a monitor of services and tells the topic at once, of 10 USD or 20 %", async () => {
    expect(await declared()).toEqual([monitor(), alert("arn:aws:ce::123456789012:anomalymonitor/it-services")]);
  });

  it("makes no second monitor where the account has one", async () => {
    expect(await declared({ existingMonitorArn: MONITOR })).toEqual([alert(MONITOR)]);
  });

  it("takes other thresholds and tags", async () => {
    const tags = { team: "security" };
    expect(await declared({ existingMonitorArn: MONITOR, thresholdUsd: 2.5, thresholdPercent: 50, tags })).toEqual([
      alert(MONITOR, "2.5", "50", { tags }),
    ]);
    expect(await declared({ tags })).toContainEqual(monitor({ tags }));
  });

  it("refuses thresholds that ring for nothing or never, and a monitor that is none, all at once", async () => {
    const args = { thresholdUsd: 0, thresholdPercent: -5, existingMonitorArn: "Default-Services-Monitor" };
    expect(await refusal(() => new CostAnomaly("it", { topicArn: TOPIC_ARN, ...args }))).toBe(
      [
        "cost anomaly: 3 problems",
        '  - existingMonitorArn: expected the ARN of an anomaly monitor, arn:aws:ce::<account>:anomalymonitor/<id>; aws ce get-anomaly-monitors prints it, received "Default-Services-Monitor"',
        "  - thresholdUsd: expected a number above 0, in USD, received 0",
        "  - thresholdPercent: expected a number above 0, in percent, received -5",
      ].join("\n"),
    );
  });
});
