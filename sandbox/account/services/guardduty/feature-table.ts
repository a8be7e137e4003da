/** What is known of a feature of detectors. */
export interface FeatureFacts {
  name: string;
  /** Sources that every detector has; nobody configures them. */
  foundational?: true;
  /** Off in a new detector unless asked for. */
  offAtFirst?: true;
  /** Its parts, all off at first. GetDetector answers every one of them, whatever was asked for. */
  parts: readonly string[];
  /** Regions without it. GetDetector does not answer it there, and whoever names it is refused. */
  absentFrom?: { regions: readonly string[]; source: string };
}

/** Which regions a rule of AWS Config that looks for the feature leaves out, China and GovCloud aside. */
const config = (rule: string): string => `https://docs.aws.amazon.com/config/latest/developerguide/${rule}.html`;

/**
 * Names: the service model, DetectorFeatureResult and FeatureAdditionalConfiguration. What a new detector has: "all the
 * optional features are enabled by default", "with an exception to RUNTIME_MONITORING", says CreateDetector; what GetDetector
 * answered for one shows EKS_RUNTIME_MONITORING off as well, which the newer plan contains, and the order. The plans for AI
 * were seen off in detectors of July 2026: https://github.com/go-to-k/cdk-real-drift/issues/1485
 * https://docs.aws.amazon.com/guardduty/latest/APIReference/API_CreateDetector.html
 *
 * Regions: the guide (guardduty_regions.html) and the rules of Config do not agree, and both change. Here a feature is absent
 * where a current page of Config leaves the region out, so that a program meets regions that lack one. Whether the plans for
 * AI are everywhere, no page says: here they are.
 */
export const FEATURES: readonly FeatureFacts[] = [
  { name: "CLOUD_TRAIL", foundational: true, parts: [] },
  { name: "DNS_LOGS", foundational: true, parts: [] },
  { name: "FLOW_LOGS", foundational: true, parts: [] },
  {
    name: "S3_DATA_EVENTS",
    parts: [],
    absentFrom: { regions: ["ap-southeast-5", "mx-central-1"], source: config("guardduty-s3-protection-enabled") },
  },
  { name: "EKS_AUDIT_LOGS", parts: [] },
  {
    name: "EBS_MALWARE_PROTECTION",
    parts: [],
    absentFrom: {
      // An older copy of the page has all five, the current one the first alone.
      regions: ["ap-east-2", "ap-southeast-5", "ap-southeast-7", "ca-west-1", "mx-central-1"],
      source: config("guardduty-malware-protection-enabled"),
    },
  },
  {
    name: "RDS_LOGIN_EVENTS",
    // https://docs.aws.amazon.com/guardduty/latest/ug/rds-protection.html: the plan for data activity, since October 2026
    parts: ["RDS_DATA_RISK"],
    absentFrom: {
      regions: ["ap-east-2", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "ca-west-1", "mx-central-1"],
      source: config("guardduty-rds-protection-enabled"),
    },
  },
  { name: "EKS_RUNTIME_MONITORING", offAtFirst: true, parts: ["EKS_ADDON_MANAGEMENT"] },
  {
    name: "LAMBDA_NETWORK_LOGS",
    parts: [],
    absentFrom: {
      regions: ["ap-east-2", "ap-southeast-7", "mx-central-1"],
      source: config("guardduty-lambda-protection-enabled"),
    },
  },
  {
    name: "RUNTIME_MONITORING",
    offAtFirst: true,
    parts: ["EKS_ADDON_MANAGEMENT", "ECS_FARGATE_AGENT_MANAGEMENT", "EC2_AGENT_MANAGEMENT"],
    absentFrom: { regions: ["ca-west-1"], source: config("guardduty-runtime-monitoring-enabled") },
  },
  { name: "AI_PROTECTION", offAtFirst: true, parts: [] },
  { name: "AI_ANALYST", offAtFirst: true, parts: [] },
];

/** The features that detectors of a region have. */
export const featuresIn = (region: string): FeatureFacts[] =>
  FEATURES.filter(({ absentFrom }) => !absentFrom?.regions.includes(region));
