import type { Case } from "../row";

const GUARDDUTY = "https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_regions.html";
const BILLING_ALARM =
  "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/monitor_estimated_charges_with_cloudwatch.html";
const EBS = "https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html";
const RESPONSE = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/work-with-spot-fleets.html";
const IDLE = ["eu-west-1", "us-west-2"];

const DETECTORS = ["guardduty:CreateDetector", "guardduty:ListDetectors"];
const ALARM = ["cloudwatch:PutMetricAlarm", "sns:CreateTopic", "events:PutRule"];
const DEFAULTS = [
  "ec2:EnableEbsEncryptionByDefault",
  "ec2:EnableImageBlockPublicAccess",
  "ec2:EnableSnapshotBlockPublicAccess",
  "ec2:ModifyInstanceMetadataDefaults",
];
const CONTAINMENT = [
  "ec2:DescribeInstances",
  "ec2:CancelSpotFleetRequests",
  "ec2:TerminateInstances",
  "ec2:DeleteFleets",
  "autoscaling:UpdateAutoScalingGroup",
];

/** What the product itself does, and would lock itself out of. */
export const OWN_WORK_CASES: readonly Case[] = [
  {
    calls: DETECTORS,
    regions: IDLE,
    principal: "deploy",
    decision: "allowed",
    reason: "detectors stand in every region, and are repaired there",
    source: GUARDDUTY,
  },
  {
    calls: DETECTORS,
    regions: IDLE,
    decision: "denied",
    reason: "nobody else works in idle regions",
    source: GUARDDUTY,
  },
  {
    calls: ALARM,
    regions: ["us-east-1"],
    principal: "deploy",
    decision: "allowed",
    reason: "billing metrics exist in us-east-1 only, so their alarm and topic do too",
    source: BILLING_ALARM,
  },
  {
    calls: ALARM,
    regions: ["us-east-1"],
    decision: "denied",
    reason: "us-east-1 is not a region for workloads",
    source: BILLING_ALARM,
  },
  {
    calls: DEFAULTS,
    regions: IDLE,
    principal: "deploy",
    decision: "allowed",
    reason: "EC2's account settings are set region by region, in idle ones too",
    source: EBS,
  },
  { calls: DEFAULTS, regions: IDLE, decision: "denied", reason: "nobody else works in idle regions", source: EBS },
  {
    calls: CONTAINMENT,
    regions: IDLE,
    principal: "responder",
    decision: "allowed",
    reason: "the intruder is where nobody else may work",
    source: RESPONSE,
  },
  {
    calls: ["ec2:DescribeInstances", "ec2:DescribeSpotFleetRequests"],
    regions: IDLE,
    decision: "denied",
    reason: "so a look around by anybody else must report unknown there, never empty",
    source: RESPONSE,
  },
];
