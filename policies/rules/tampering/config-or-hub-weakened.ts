import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { fail, undetermined } from "../../engine/verdict";
import { kindOf, ofKinds } from "../../facts/kind";
import { valuesAt } from "../../facts/table";
import type { Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";
import { isFalse, isOneOf, judgeDeclared, placeOf, weakened, type Weakening } from "./weakening";

/** What an intruder changes; a recorder that leaves it out tells nothing of the intrusion. */
const EVIDENCE =
  /^AWS::(CloudTrail|CloudWatch|Config|Events|GuardDuty|IAM|KMS|Organizations|SecurityHub|SNS)::|^AWS::EC2::(Instance|SecurityGroup)$/;

/**
 * Controls about what watches, by the ids that AWS gives them in every standard. To switch off one about a workload is daily
 * work. https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-controls-reference.html
 */
const WATCHING = /^(Account|CloudTrail|CloudWatch|Config|GuardDuty|IAM|Macie|SecurityHub)\.\d+$/;

/** The same controls as the standards name them: by their last part, and in CIS by its sections of logging and monitoring. */
const IN_STANDARDS =
  /\/(Account|CloudTrail|CloudWatch|Config|GuardDuty|IAM|Macie|SecurityHub)\.\d+$|cis-aws-foundations-benchmark\/v\/(1\.2\.0\/[23]|(1\.4|3\.0|5\.0)\.0\/[34])\./;

const isWatching = (value: unknown): boolean =>
  typeof value === "string" && (WATCHING.test(value) || IN_STANDARDS.test(value));

const POLICY = "securityhub:configurationpolicy";

const SWITCHES: readonly Weakening[] = [
  { kind: "config:recorderstatus", paths: ["isEnabled"], isWeak: isFalse, expected: "true" },
  {
    kind: "config:recorder",
    paths: [
      "recordingGroup.exclusionByResourceTypes.resourceTypes",
      "recordingGroup.exclusionByResourceType.resourceTypes",
    ],
    isWeak: (value) => EVIDENCE.test(String(value)),
    expected: "only types that an intruder has no use for",
  },
  { kind: "securityhub:account", paths: ["autoEnableControls"], isWeak: isFalse, expected: "true" },
  {
    kind: POLICY,
    paths: ["configurationPolicy.serviceEnabled", "configurationPolicy.securityHub.serviceEnabled"],
    isWeak: isFalse,
    expected: "true",
  },
  {
    kind: POLICY,
    paths: [
      "configurationPolicy.securityControlsConfiguration.disabledControlIdentifiers",
      "configurationPolicy.securityHub.securityControlsConfiguration.disabledSecurityControlIdentifiers",
    ],
    isWeak: isWatching,
    expected: "controls about what watches stay on",
  },
  {
    kind: "securityhub:standard",
    paths: ["disabledStandardsControls.standardsControlArn"],
    isWeak: isWatching,
    expected: "controls about what watches stay on",
  },
  {
    kind: "accessanalyzer:analyzer",
    paths: ["archiveRules.ruleName"],
    isWeak: () => true,
    expected: "no finding that is archived unseen",
  },
];

/** A control that is switched off by a resource of its own: which one, and the word that switches it off. */
const CONTROLS = [
  { kind: "securityhub:standardscontrol", status: "controlStatus", control: "standardsControlArn" },
  { kind: "securityhub:standardscontrolassociation", status: "associationStatus", control: "securityControlId" },
];

const judgeControl = ({ type, props }: Resource): Verdict[] =>
  CONTROLS.filter(({ kind }) => kind === kindOf(type)).flatMap(({ status, control }): Verdict[] => {
    const [word, which] = [props.get(status), props.get(control)];
    if (word.state === "known" && !isOneOf("disabled")(word.value)) return [];
    if (which.state === "known" && !isWatching(which.value)) return [];
    const unknown = [word, which].find(({ state }) => state === "unknown");
    if (unknown !== undefined) return [undetermined(unknown.path)];
    return word.state === "absent" ? [] : [fail(word.path, show(word.value), `ENABLED for ${show(which.value)}`)];
  });

const AUTOMATION: readonly string[] = ["securityhub:automationrule", "securityhub:automationrulev2"];

/** The status 3 of OCSF is suppressed: https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-v2-automation-rules.html */
const SUPPRESSED: readonly { path: string; isSo: (value: unknown) => boolean }[] = [
  { path: "actions.findingFieldsUpdate.workflow.status", isSo: isOneOf("suppressed") },
  { path: "actions.findingFieldsUpdate.statusId", isSo: (value) => String(value) === "3" },
  { path: "action.findingFieldsUpdate.statusId", isSo: (value) => String(value) === "3" },
];

/** A rule that is disabled does nothing; absent means enabled. */
function judgeAutomation({ type, props }: Resource): Verdict[] {
  const status = props.get("ruleStatus");
  if (!AUTOMATION.includes(kindOf(type)) || isOneOf("disabled")(status.value)) return [];
  return SUPPRESSED.flatMap(({ path, isSo }) =>
    valuesAt(props, path).flatMap((property): Verdict[] => {
      if (property.state === "unknown") return [undetermined(property.path)];
      if (!isSo(property.value)) return [];
      if (status.state === "unknown") return [undetermined(status.path)];
      return [fail(property.path, show(property.value), "NOTIFIED, so that somebody sees it")];
    }),
  );
}

const judgeArchive = (one: Resource): Verdict[] =>
  kindOf(one.type) === "accessanalyzer:archiverule"
    ? [fail(placeOf(one), "findings that are archived unseen", "none")]
    : [];

const example = (title: string, type: string, props: Record<string, unknown>) => ({ title, subject: { type, props } });
const STATUS = "aws:cfg/recorderStatus:RecorderStatus";
const RULE = "aws:securityhub/automationRule:AutomationRule";
const ASSOCIATION = "aws:securityhub/standardsControlAssociation:StandardsControlAssociation";
const suppress = { type: "FINDING_FIELDS_UPDATE", findingFieldsUpdate: { workflow: { status: "SUPPRESSED" } } };

export const configOrHubWeakened: ResourceRule = {
  id: "config-or-hub-weakened",
  kind: "resource",
  title: "AWS Config, Security Hub and Access Analyzer report what they find",
  severity: "high",
  level: "mandatory",
  starter: "mandatory",
  onUnknown: "advisory",
  why: "A recorder that stands still, a control that is off and a rule that archives or suppresses hide a change that nobody decided.",
  fix: "leave the recorder and the controls about what watches on, and let a rule sort findings instead of archiving or suppressing them",
  frameworks: [
    { framework: "cis-aws", version: "5.0.0", id: "3.3" },
    { framework: "cis-aws", version: "7.0.0", id: "4.3" },
    { framework: "fsbp", version: "1.0.0", id: "Config.1" },
    { framework: "mitre-attack", version: "17", id: "T1562.001" },
  ],
  types: ofKinds(
    "recorders of AWS Config, what Security Hub checks and suppresses, and what Access Analyzer archives",
    [
      ...SWITCHES.map(({ kind }) => kind),
      ...CONTROLS.map(({ kind }) => kind),
      ...AUTOMATION,
      "accessanalyzer:archiverule",
    ],
  ),
  needs: [],
  uses: [],
  options: {},

  check: (resource) =>
    judgeDeclared(resource, (one) => [
      ...weakened(SWITCHES, one),
      ...judgeControl(one),
      ...judgeAutomation(one),
      ...judgeArchive(one),
    ]),

  examples: {
    pass: [
      example("a recorder that records", STATUS, { isEnabled: true }),
      example("a recorder without the network interfaces", "aws:cfg/recorder:Recorder", {
        recordingGroup: { exclusionByResourceTypes: [{ resourceTypes: ["AWS::EC2::NetworkInterface"] }] },
      }),
      example("a control about a workload that is off", ASSOCIATION, {
        associationStatus: "DISABLED",
        securityControlId: "RDS.2",
      }),
      example("a rule that lowers nothing", RULE, {
        actions: [{ findingFieldsUpdate: { workflow: { status: "NOTIFIED" } } }],
      }),
      example("a rule that would suppress and is disabled", RULE, { ruleStatus: "DISABLED", actions: [suppress] }),
    ],
    fail: [
      example("a recorder that stands still", STATUS, { isEnabled: false }),
      example("a recorder without IAM", "aws-native:configuration:ConfigurationRecorder", {
        recordingGroup: { exclusionByResourceTypes: { resourceTypes: ["AWS::IAM::Role", "AWS::EC2::Volume"] } },
      }),
      example("a control about trails that is off", ASSOCIATION, {
        associationStatus: "DISABLED",
        securityControlId: "CloudTrail.1",
      }),
      example("a control of CIS about logging that is off", "aws:securityhub/standardsControl:StandardsControl", {
        controlStatus: "DISABLED",
        standardsControlArn:
          "arn:aws:securityhub:us-east-1:111122223333:control/cis-aws-foundations-benchmark/v/1.4.0/3.1",
      }),
      example("a standard without a control about GuardDuty", "aws-native:securityhub:Standard", {
        disabledStandardsControls: [
          { standardsControlArn: "arn:aws:securityhub:us-east-1:111122223333:control/x/v/1.0.0/GuardDuty.1" },
        ],
      }),
      example("a rule that suppresses findings", RULE, { actions: [suppress] }),
      example("the same of the new Security Hub", "aws:securityhub/automationRuleV2:AutomationRuleV2", {
        action: { type: "FINDING_FIELDS_UPDATE", findingFieldsUpdate: { statusId: 3 } },
      }),
      example("a rule that archives findings", "aws:accessanalyzer/archiveRule:ArchiveRule", {
        analyzerName: "account",
      }),
      example("an analyzer with such a rule", "aws-native:accessanalyzer:Analyzer", {
        archiveRules: [{ ruleName: "all" }],
      }),
    ],
    unknown: [
      example("a recorder that perhaps stands still", STATUS, { isEnabled: UNKNOWN }),
      example("a control that is off, whichever it is", ASSOCIATION, {
        associationStatus: "DISABLED",
        securityControlId: UNKNOWN,
      }),
      example("a rule that perhaps suppresses", RULE, { actions: [{ findingFieldsUpdate: UNKNOWN }] }),
    ],
  },
};
