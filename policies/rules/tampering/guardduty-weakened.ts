import { UNKNOWN } from "../../engine/reader";
import { fail, undetermined } from "../../engine/verdict";
import { kindOf, ofKinds } from "../../facts/kind";
import { isMadeByComponent } from "../../facts/parents";
import type { Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";
import { isFalse, isOneOf, judgeDeclared, placeOf, weakened, type Weakening } from "./weakening";

const DETECTOR = "guardduty:detector";

/** https://docs.aws.amazon.com/guardduty/latest/APIReference/API_UpdateDetector.html; absent, the provider enables. */
const SWITCHES: readonly Weakening[] = [
  { kind: DETECTOR, paths: ["enable"], isWeak: isFalse, expected: "true" },
  // A finding that a filter archives is sent to nobody: https://docs.aws.amazon.com/guardduty/latest/ug/findings_suppression-rule.html
  { kind: "guardduty:filter", paths: ["action"], isWeak: isOneOf("archive"), expected: "NOOP" },
];

/** Protection plans. The component switches those off that AWS has on in a new detector and that nobody asked for. */
const PLANS: readonly Weakening[] = [
  {
    kind: DETECTOR,
    paths: [
      "datasources.s3Logs.enable",
      "datasources.kubernetes.auditLogs.enable",
      "datasources.malwareProtection.scanEc2InstanceWithFindings.ebsVolumes.enable",
      "dataSources.s3Logs.enable",
      "dataSources.kubernetes.auditLogs.enable",
      "dataSources.malwareProtection.scanEc2InstanceWithFindings.ebsVolumes",
    ],
    isWeak: isFalse,
    expected: "true",
  },
  {
    kind: DETECTOR,
    paths: ["features.status", "features.additionalConfiguration.status"],
    isWeak: isOneOf("disabled"),
    expected: "ENABLED",
  },
  ...["guardduty:detectorfeature", "guardduty:memberdetectorfeature"].map((kind) => ({
    kind,
    paths: ["status", "additionalConfigurations.status"],
    isWeak: isOneOf("disabled"),
    expected: "ENABLED",
  })),
];

/** Lists of addresses and names that GuardDuty reports nothing of. */
const TRUSTED: readonly string[] = ["guardduty:ipset", "guardduty:trustedentityset"];

/** Only a list that is said to be inactive is harmless: https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_upload-lists.html */
function judgeTrusted(resource: Resource): Verdict[] {
  if (!TRUSTED.includes(kindOf(resource.type))) return [];
  const active = resource.props.get("activate");
  if (active.state === "unknown") return [undetermined(active.path)];
  if (isFalse(active.value)) return [];
  return [fail(placeOf(resource), "a list of what is never reported", "none, or one that is not active")];
}

const judge = (one: Resource): Verdict[] => [
  ...weakened(SWITCHES, one),
  ...(isMadeByComponent(one) ? [] : weakened(PLANS, one)),
  ...judgeTrusted(one),
];

const example = (title: string, type: string, props: Record<string, unknown>) => ({ title, subject: { type, props } });
const AWS_DETECTOR = "aws:guardduty/detector:Detector";
const FEATURE = "aws:guardduty/detectorFeature:DetectorFeature";
const FILTER = "aws:guardduty/filter:Filter";

export const guarddutyWeakened: ResourceRule = {
  id: "guardduty-weakened",
  kind: "resource",
  title: "GuardDuty is not switched off, silenced or told whom to trust",
  severity: "critical",
  level: "mandatory",
  starter: "mandatory",
  onUnknown: "advisory",
  why: "A detector that is off, a filter that archives and a list of trusted addresses have one effect: the finding about the intruder is never seen.",
  fix: "leave the detector and its plans on, and let a filter sort findings instead of archiving them; a plan that costs too much is named in disabledFeatures of GuardDutyEverywhere",
  frameworks: [
    { framework: "fsbp", version: "1.0.0", id: "GuardDuty.1" },
    { framework: "mitre-attack", version: "17", id: "T1562.001" },
  ],
  exemptible: false,
  types: ofKinds(
    "detectors, filters and lists of GuardDuty, and plans, but for those that a component of Ringfence declares",
    [DETECTOR, "guardduty:detectorfeature", "guardduty:memberdetectorfeature", "guardduty:filter", ...TRUSTED],
  ),
  needs: [],
  uses: [],
  options: {},

  check: (resource) => judgeDeclared(resource, judge),

  examples: {
    pass: [
      example("a detector, which is on by itself", AWS_DETECTOR, {}),
      example("a plan that is on", FEATURE, { name: "S3_DATA_EVENTS", status: "ENABLED" }),
      example("a filter that only sorts", FILTER, { action: "NOOP", rank: 1 }),
      example("a list of threats", "aws:guardduty/threatIntelSet:ThreatIntelSet", { activate: true }),
      example("a list of trusted addresses that is not active", "aws:guardduty/iPSet:IPSet", { activate: false }),
    ],
    fail: [
      example("a detector that is off", AWS_DETECTOR, { enable: false }),
      example("the same of Cloud Control", "aws-native:guardduty:Detector", { enable: false }),
      example("the same of Terraform", "aws:index/guarddutyDetector:GuarddutyDetector", { enable: false }),
      example("a detector without the logs of S3, as v6 writes it", AWS_DETECTOR, {
        enable: true,
        datasources: { s3Logs: { enable: false } },
      }),
      example("a plan that is off", FEATURE, { name: "RUNTIME_MONITORING", status: "DISABLED" }),
      example("a plan that is off, of Cloud Control", "aws-native:guardduty:Detector", {
        enable: true,
        features: [{ name: "S3_DATA_EVENTS", status: "DISABLED" }],
      }),
      example("a filter that archives what it finds", FILTER, { action: "ARCHIVE", rank: 1 }),
      example("a list of trusted addresses", "aws:guardduty/iPSet:IPSet", { activate: true, format: "TXT" }),
      example("a list of trusted names, in a template", "aws:cloudformation/stack:Stack", {
        templateBody: JSON.stringify({
          Resources: { Trusted: { Type: "AWS::GuardDuty::TrustedEntitySet", Properties: { Format: "TXT" } } },
        }),
      }),
    ],
    unknown: [
      example("a detector that is perhaps off", AWS_DETECTOR, { enable: UNKNOWN }),
      example("a filter whose action is not known", FILTER, { action: UNKNOWN }),
      example("a list that is perhaps active", "aws:guardduty/iPSet:IPSet", { activate: UNKNOWN }),
    ],
  },
};
