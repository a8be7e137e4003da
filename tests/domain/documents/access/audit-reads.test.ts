import { AUDIT_READS } from "../../../../domain/documents/access/audit-reads";
import probeCalls from "../../../../domain/generated/probe-calls.json";
import { actionsNamed } from "./catalogue";

/** What somebody who looks for an intruder asks beyond the probes. */
const BY_HAND = [
  "ec2:DescribeTransitGateways",
  "iam:GenerateCredentialReport",
  "iam:GetCredentialReport",
  "lambda:ListFunctionUrlConfigs",
];

/** What a check of the baseline asks beyond its probes. */
const CHECK = [
  "access-analyzer:ListAnalyzers",
  "ce:GetAnomalySubscriptions",
  "ce:GetCostAndUsage",
  "cloudtrail:GetTrailStatus",
  "cloudtrail:LookupEvents",
  "cloudwatch:GetMetricData",
  "cloudwatch:ListMetrics",
  "config:DescribeConfigurationRecorderStatus",
  "ec2:GetSerialConsoleAccessStatus",
  "ec2:GetSnapshotBlockPublicAccessState",
  "events:DescribeRule",
  "events:ListTargetsByRule",
  "freetier:GetAccountPlanState",
  "securityhub:DescribeHub",
  "servicequotas:GetServiceQuota",
  "sns:GetSubscriptionAttributes",
  "sns:ListSubscriptionsByTopic",
];

let actions: { action: string; level: string }[];
beforeAll(async () => {
  actions = (await Promise.all(AUDIT_READS.map(actionsNamed))).flat();
});

it("every pattern stands for an action of AWS", async () => {
  const found = await Promise.all(AUDIT_READS.map(actionsNamed));
  expect(AUDIT_READS.filter((_, index) => found[index]!.length === 0)).toEqual([]);
});

it("whoever looks by hand, the check and the probes can make their calls", () => {
  const allowed = new Set(actions.map(({ action }) => action));
  const needed = [...BY_HAND, ...CHECK, ...probeCalls.map(({ action }) => action)];
  expect(needed.filter((call) => !allowed.has(call))).toEqual([]);
});

it("nothing writes but the report of credentials", () => {
  const writes = actions.filter(({ level }) => !["List", "Read"].includes(level)).map(({ action }) => action);
  expect(writes).toEqual([]);
});
