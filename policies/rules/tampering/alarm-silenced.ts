import { some, type Truth } from "../../../domain/documents/truth";
import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { fail, undetermined } from "../../engine/verdict";
import { kindOf, ofKinds } from "../../facts/kind";
import { isOfBaseline } from "../../facts/own-parts";
import { valuesAt } from "../../facts/table";
import type { Property, Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";
import { isFalse, isOneOf, judgeDeclared, placeOf } from "./weakening";

const ALARMS: readonly string[] = ["cloudwatch:metricalarm", "cloudwatch:compositealarm", "cloudwatch:logalarm"];
const MUTE = "cloudwatch:alarmmuterule";
const RULE = "events:rule";

/** Metrics of the whole account: what it costs, and what the filters of CIS count in the log of a trail. */
const NAMESPACES: readonly unknown[] = ["AWS/Billing", "CISBenchmark", "CloudTrailMetrics"];

const NAMESPACE_PATHS = ["namespace", "metricQueries.metric.namespace", "metrics.metricStat.metric.namespace"];

/** Services whose events tell of an intruder, as `source` in a pattern names them. */
const SOURCES: readonly unknown[] = [
  "aws.access-analyzer",
  "aws.cloudtrail",
  "aws.config",
  "aws.guardduty",
  "aws.iam",
  "aws.inspector2",
  "aws.macie",
  "aws.organizations",
  "aws.securityhub",
  "aws.signin",
];

const oneOf = (values: readonly Property[], wanted: readonly unknown[]): Truth =>
  some(values.map(({ state, value }): Truth => (state === "unknown" ? undefined : wanted.includes(value))));

const watchesAccount = ({ props }: Resource): Truth =>
  oneOf(
    NAMESPACE_PATHS.flatMap((path) => valuesAt(props, path)),
    NAMESPACES,
  );

/** The sources in the pattern of a rule, which is JSON or an object. */
function hearsOfIntruders({ props }: Resource): Truth {
  const pattern = props.get("eventPattern");
  if (pattern.state === "unknown") return undefined;
  if (typeof pattern.value === "string")
    return SOURCES.some((source) => String(pattern.value).includes(`"${String(source)}"`));
  return oneOf(pattern.get("source").items(), SOURCES);
}

/** A switch of something that guards: it must be as expected. */
function judgeSwitch(
  property: Property,
  isOff: (value: unknown) => boolean,
  expected: string,
  guards: Truth,
): Verdict[] {
  if (property.state === "absent" || guards === false) return [];
  if (property.state === "unknown") return [undetermined(property.path)];
  if (!isOff(property.value)) return [];
  if (guards === undefined) return [undetermined(property.path, "not known whether it guards the account")];
  return [fail(property.path, show(property.value), expected)];
}

/** An alarm on the charges of the account that does nothing when it rings. */
function judgeActions(one: Resource): Verdict[] {
  const isBilling = oneOf(
    NAMESPACE_PATHS.flatMap((path) => valuesAt(one.props, path)),
    ["AWS/Billing"],
  );
  const actions = one.props.get("alarmActions");
  if (isBilling === false || actions.items().length > 0) {
    return actions.state === "unknown" && isBilling !== false ? [undetermined(actions.path)] : [];
  }
  if (isBilling === undefined) return [undetermined(actions.path, "not known whether it watches charges")];
  return [fail(actions.path, "none", "a topic that somebody reads")];
}

function judge(one: Resource): Verdict[] {
  const kind = kindOf(one.type);
  const { props } = one;
  if (kind === MUTE)
    return [fail(placeOf(one), "a rule that mutes alarms", "none; switch the actions of your own alarm off")];
  if (ALARMS.includes(kind)) {
    const guards = some([isOfBaseline(one), watchesAccount(one)]);
    return [...judgeSwitch(props.get("actionsEnabled"), isFalse, "true", guards), ...judgeActions(one)];
  }
  if (kind !== RULE) return [];
  const guards = some([isOfBaseline(one), hearsOfIntruders(one)]);
  return [
    ...judgeSwitch(props.get("state"), isOneOf("disabled"), "ENABLED", guards),
    ...judgeSwitch(props.get("isEnabled"), isFalse, "true", guards),
  ];
}

const example = (title: string, type: string, props: Record<string, unknown>) => ({ title, subject: { type, props } });
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const EVENTS = "aws:cloudwatch/eventRule:EventRule";
const charges = { namespace: "AWS/Billing", metricName: "EstimatedCharges" };
const findings = JSON.stringify({ source: ["aws.guardduty"] });

export const alarmSilenced: ResourceRule = {
  id: "alarm-silenced",
  kind: "resource",
  title: "no alarm or rule that guards the account is silenced",
  severity: "critical",
  level: "mandatory",
  starter: "mandatory",
  onUnknown: "advisory",
  why: "An alarm whose actions are off looks as it did before. Nobody notices that it no longer tells anybody, until it should have.",
  fix: "leave the actions of the alarm and the rule on; who needs silence for an alarm of a workload switches the actions of that one off",
  frameworks: [{ framework: "mitre-attack", version: "17", id: "T1562.001" }],
  exemptible: false,
  types: ofKinds(
    "alarms, rules that mute them, and rules of EventBridge: those of the baseline (by its components, its tag or its name), of charges, of the filters of CIS, and of events that tell of an intruder",
    [...ALARMS, MUTE, RULE],
  ),
  needs: [],
  uses: [],
  options: {},

  check: (resource) => judgeDeclared(resource, judge),

  examples: {
    pass: [
      example("an alarm on charges that tells somebody", ALARM, {
        ...charges,
        alarmActions: ["arn:aws:sns:us-east-1:1:alerts"],
      }),
      example("an alarm of a workload whose actions are off", ALARM, { namespace: "AWS/EC2", actionsEnabled: false }),
      example("an alarm of a workload without actions, for a composite one", ALARM, { namespace: "AWS/EC2" }),
      example("an alarm of the baseline that only changes its state", ALARM, {
        tags: { ringfence: "1.0.0" },
        metricQueries: [{ metric: { namespace: "AWS/Usage" } }],
      }),
      example("a rule about findings", EVENTS, { eventPattern: findings, state: "ENABLED" }),
      example("a disabled rule of a workload", EVENTS, {
        eventPattern: JSON.stringify({ source: ["aws.s3"] }),
        state: "DISABLED",
      }),
    ],
    fail: [
      example("an alarm on charges whose actions are off", ALARM, {
        ...charges,
        alarmActions: ["arn:aws:sns:us-east-1:1:alerts"],
        actionsEnabled: false,
      }),
      example("an alarm on charges without any", ALARM, { ...charges, alarmActions: [] }),
      example("an alarm of the baseline whose actions are off, of Cloud Control", "aws-native:cloudwatch:Alarm", {
        alarmName: "ringfence-cis-metric-filters-root-use",
        actionsEnabled: false,
      }),
      example("the same by its tag, of Terraform", "aws:index/cloudwatchMetricAlarm:CloudwatchMetricAlarm", {
        tags: { ringfence: "1.0.0" },
        actionsEnabled: false,
      }),
      example("a disabled rule about findings", EVENTS, { eventPattern: findings, state: "DISABLED" }),
      example("the same as v6 writes it", EVENTS, { eventPattern: findings, isEnabled: false }),
      example("the same of Cloud Control", "aws-native:events:Rule", {
        eventPattern: { source: ["aws.guardduty"] },
        state: "DISABLED",
      }),
      example("a rule that mutes alarms", "aws:cloudwatch/alarmMuteRule:AlarmMuteRule", {
        muteTargets: { alarmNames: ["anything"] },
      }),
      example("such a rule in a template", "aws:cloudformation/stack:Stack", {
        templateBody: JSON.stringify({
          Resources: { Mute: { Type: "AWS::CloudWatch::AlarmMuteRule", Properties: {} } },
        }),
      }),
    ],
    unknown: [
      example("an alarm on charges that is perhaps off", ALARM, {
        ...charges,
        alarmActions: ["arn:aws:sns:us-east-1:1:alerts"],
        actionsEnabled: UNKNOWN,
      }),
      example("an alarm that is off, and perhaps one of the baseline", ALARM, { tags: UNKNOWN, actionsEnabled: false }),
      example("a disabled rule of which nobody knows what it is about", EVENTS, {
        eventPattern: UNKNOWN,
        state: "DISABLED",
      }),
    ],
  },
};
