import { auditor } from "../../../../domain/documents/access/auditor";
import { NAME_PREFIX } from "../../../../domain/documents/own-principals";
import { DRILL_SOURCE } from "../../../../domain/documents/drill";
import { HOME } from "../../../support/document-args";
import { AWAY, type Decision, itDecides } from "../../../support/decisions";
import { DATA, EVIDENCE } from "../../../support/reads";

const BUS = `arn:aws:events:${HOME}:ACCOUNT:event-bus/default`;
const alarm = (name: string) => `arn:aws:cloudwatch:us-east-1:ACCOUNT:alarm:${name}`;
const parameter = (name: string) => `arn:aws:ssm:${HOME}:ACCOUNT:parameter/${name}`;

const DECISIONS: readonly Decision[] = [
  {
    calls: [
      "autoscaling:DescribeAutoScalingGroups",
      "batch:DescribeComputeEnvironments",
      "ec2:DescribeFleets",
      "ec2:DescribeInstances",
      "ec2:DescribeSpotFleetRequests",
      "ecs:ListClusters",
      "guardduty:GetDetector",
      "lightsail:GetInstances",
      "sagemaker:ListNotebookInstances",
      "servicequotas:GetServiceQuota",
    ],
    regions: [HOME, AWAY],
    decision: "allowed",
    because: "an intruder is where nobody works",
  },
  {
    calls: ["account:GetAlternateContact", "budgets:ViewBudget", "cloudtrail:LookupEvents", "sns:ListSubscriptions"],
    regions: ["us-east-1"],
    decision: "allowed",
    because: "the check asks whether the baseline watches",
  },
  {
    calls: ["iam:GenerateCredentialReport", "iam:GetCredentialReport", "iam:ListAccessKeys"],
    regions: ["us-east-1"],
    decision: "allowed",
    because: "it asks who could come back",
  },
  {
    // The one parameter that it reads has rows of its own.
    calls: [...DATA, ...EVIDENCE].filter((call) => call !== "ssm:GetParameter"),
    regions: [HOME],
    decision: "denied",
    because: "it gives data, code or secrets",
  },
  {
    calls: [
      "ec2:CreateTags",
      "ec2:TerminateInstances",
      "guardduty:UpdateDetector",
      "iam:UpdateAccessKey",
      "sns:Unsubscribe",
      "support:CreateCase",
    ],
    decision: "denied",
    because: "it changes something",
  },
  {
    calls: ["events:PutEvents"],
    resource: BUS,
    context: { "events:source": DRILL_SOURCE },
    decision: "allowed",
    because: "a test of early warning says that it is a drill",
  },
  {
    calls: ["events:PutEvents"],
    resource: BUS,
    context: { "events:source": "acme.orders" },
    decision: "denied",
    because: "no other event is a test",
  },
  { calls: ["events:PutEvents"], resource: BUS, decision: "denied", because: "an event without a source is none" },
  {
    calls: ["cloudwatch:SetAlarmState"],
    regions: ["us-east-1"],
    resource: alarm("ringfence-billing-alarms-jump-0123456"),
    decision: "allowed",
    because: "a test of the billing alarms sets one off",
  },
  {
    calls: ["cloudwatch:SetAlarmState"],
    regions: ["us-east-1"],
    resource: alarm("ringfence-usage-alarms-us-east-1-0123456"),
    decision: "denied",
    because: "no other alarm is tested by hand",
  },
  {
    calls: ["ssm:GetParameter", "ssm:PutParameter"],
    resource: parameter("ringfence/proof"),
    decision: "allowed",
    because: "it says when a test reached a person",
  },
  {
    calls: ["ssm:GetParameter", "ssm:PutParameter"],
    resource: parameter("acme/database"),
    decision: "denied",
    because: "other parameters may be secrets",
  },
];

describe("the auditor", () => {
  itDecides(auditor({ namePrefix: NAME_PREFIX }), DECISIONS);
});
