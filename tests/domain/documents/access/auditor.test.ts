import { auditor } from "../../../../domain/documents/access/auditor";
import { HOME } from "../../../support/document-args";
import { AWAY, type Decision, itDecides } from "../../../support/decisions";
import { DATA, EVIDENCE } from "../../../support/reads";

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
  { calls: [...DATA, ...EVIDENCE], regions: [HOME], decision: "denied", because: "it gives data, code or secrets" },
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
];

describe("the auditor", () => {
  itDecides(auditor(), DECISIONS);
});
