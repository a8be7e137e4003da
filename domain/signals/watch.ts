import { BLINDING } from "../documents/actions/blinding";
import { EXEMPT_PATH, OWN_PATH } from "../documents/own-principals";
import { apiCall, CALL, CALL_EVENTS, callsOf, NOT_DEPLOY } from "./calls";
import type { EventPattern } from "./event-patterns";
import { NEXT_STEPS } from "./next-steps";
import { Ears, Severity, type Signal, SignalFamily } from "./signal";

const isAboutSpending = (action: string): boolean => action.startsWith("ce:");
const stops = (action: string): boolean => /:(BatchDis|Delete|Dis|Stop)/.test(action);

const watching = BLINDING.filter((action) => !isAboutSpending(action));

/** Calls that can only stop what watches. */
export const STOPPING = watching.filter(stops);

/** Calls that can stop what watches, or only change it. */
export const CHANGING = watching.filter((action) => !stops(action));

/** Calls on things with a name, of which the baseline's own are meant: what each is called in the parameters of the call. */
interface NamedCalls {
  stopping: readonly string[];
  changing: readonly string[];
  /** The parameter that holds its name or its ARN, or a path to it. */
  parameter: string;
  /** True when it holds an ARN, which ends with the name or goes on behind it. */
  arn?: true;
}

export const NAMED: readonly NamedCalls[] = [
  { stopping: ["events:DeleteRule", "events:DisableRule"], changing: ["events:PutRule"], parameter: "name" },
  { stopping: ["events:RemoveTargets"], changing: ["events:PutTargets"], parameter: "rule" },
  { stopping: ["cloudwatch:DeleteAlarms", "cloudwatch:DisableAlarmActions"], changing: [], parameter: "alarmNames" },
  { stopping: [], changing: ["cloudwatch:Put*Alarm", "cloudwatch:SetAlarmState"], parameter: "alarmName" },
  {
    stopping: ["sns:DeleteTopic", "sns:RemovePermission"],
    changing: ["sns:AddPermission", "sns:SetTopicAttributes"],
    parameter: "topicArn",
    arn: true,
  },
  { stopping: [], changing: ["sns:PutDataProtectionPolicy"], parameter: "resourceArn", arn: true },
  {
    stopping: ["sns:Unsubscribe"],
    changing: ["sns:SetSubscriptionAttributes"],
    parameter: "subscriptionArn",
    arn: true,
  },
];

const spending = BLINDING.filter(isAboutSpending);

/** Calls about what watches spending: budgets, anomaly monitors and the metric of charges. */
export const SPEND = {
  stopping: ["budgets:Delete*", ...spending.filter(stops)],
  changing: ["billing:Update*Preference*", "budgets:Update*", ...spending.filter((action) => !stops(action))],
};

/** Those of NAMED on what has the name of the baseline. */
const onOwn = (which: "stopping" | "changing", prefix: string): EventPattern[] =>
  NAMED.flatMap(({ [which]: actions, parameter, arn }) => {
    const own: EventPattern[string] = [arn ? { wildcard: `*:${prefix}*` } : { prefix }];
    const parameters = parameter
      .split(".")
      .reduceRight<EventPattern[string]>((inner, name) => ({ [name]: inner }), own);
    return callsOf(actions).map((call) => ({ ...call, requestParameters: parameters }));
  });

/** Calls that lift a guardrail, or open a role that no guardrail binds. */
const lifting = (prefix: string): EventPattern[] => [
  {
    eventSource: ["iam.amazonaws.com"],
    eventName: [
      "CreatePolicyVersion",
      "DeletePolicy",
      "DeletePolicyVersion",
      "DetachGroupPolicy",
      "DetachRolePolicy",
      "DetachUserPolicy",
      "SetDefaultPolicyVersion",
    ],
    requestParameters: { policyArn: [{ wildcard: `*:policy${OWN_PATH}*` }] },
  },
  {
    eventSource: ["iam.amazonaws.com"],
    eventName: ["AttachRolePolicy", "PutRolePolicy", "UpdateAssumeRolePolicy"],
    requestParameters: { roleName: [{ prefix }] },
  },
  { eventSource: ["iam.amazonaws.com"], eventName: ["DeleteRolePermissionsBoundary", "DeleteUserPermissionsBoundary"] },
  {
    eventSource: ["organizations.amazonaws.com"],
    eventName: ["DeletePolicy", "DetachPolicy", "DisablePolicyType", "UpdatePolicy"],
  },
];

const FAMILY = { family: SignalFamily.Watch, needsTrail: true, ...CALL, next: NEXT_STEPS.endCaller } as const;

/**
 * Somebody blinds what watches.
 *
 * @param prefix what the names of the baseline's own alarms, topics, rules and budgets begin with
 */
export const watch = (prefix: string): readonly Signal[] => [
  {
    ...FAMILY,
    id: "watch-stopped",
    title: "Somebody stops what watches this account",
    severity: Severity.Critical,
    where: Ears.Covered,
    patterns: [
      apiCall([
        ...callsOf(STOPPING),
        ...onOwn("stopping", prefix),
        {
          eventSource: ["guardduty.amazonaws.com"],
          eventName: ["UpdateDetector"],
          requestParameters: { enable: [false] },
        },
        {
          eventSource: ["events.amazonaws.com"],
          eventName: ["PutRule"],
          requestParameters: { name: [{ prefix }], state: ["DISABLED"] },
        },
      ]),
    ],
    notes: `Trails, detectors, recorders, hubs, analyzers; of rules, alarms, topics and subscriptions those whose names begin with \`${prefix}\`. Whoever does it, the deploy role included: an ordinary \`pulumi up\` stops nothing, and one that takes a control away, or a destroy, rings for each thing it removes. Attempts that were refused ring, too, where AWS records what they were about.`,
    source: CALL_EVENTS,
  },
  {
    ...FAMILY,
    id: "watch-changed",
    title: "Somebody changes what watches this account",
    severity: Severity.High,
    where: Ears.Covered,
    patterns: [
      apiCall(
        [
          ...callsOf(CHANGING.filter((action) => action !== "guardduty:Update*")),
          ...onOwn("changing", prefix).filter(({ eventName }) => JSON.stringify(eventName) !== '["PutRule"]'),
          {
            eventSource: ["guardduty.amazonaws.com"],
            eventName: [{ prefix: "Update" }],
            requestParameters: { enable: [{ exists: false }, true] },
          },
          {
            eventSource: ["events.amazonaws.com"],
            eventName: ["PutRule"],
            requestParameters: { name: [{ prefix }], state: [{ exists: false }, { "anything-but": "DISABLED" }] },
          },
        ],
        { userIdentity: NOT_DEPLOY },
      ),
    ],
    notes: `Anybody but the deploy role (a role at \`${EXEMPT_PATH}\` with \`deploy\` in its name), which changes these things at every \`pulumi up\` that has something to change. A thief who has that role can change them unheard until they hear nothing: guard it like root. When you apply the baseline with another principal, its changes ring, one mail each: use the deploy role.`,
    source: CALL_EVENTS,
  },
  {
    ...FAMILY,
    id: "spend-unwatched",
    title: "Somebody stops or changes what watches the spending of this account",
    severity: Severity.High,
    where: Ears.Global,
    patterns: [apiCall(callsOf(SPEND.stopping)), apiCall(callsOf(SPEND.changing), { userIdentity: NOT_DEPLOY })],
    notes:
      "Budgets, anomaly monitors, and the preference that fills the metric of charges. What stops one rings whoever does it, what changes one when it was not the deploy role. Attempts that were refused ring, too.",
    source: CALL_EVENTS,
  },
  {
    ...FAMILY,
    id: "guardrail-lifted",
    title: "Somebody lifts a guardrail, or opens a role that none binds",
    severity: Severity.Critical,
    where: Ears.Global,
    patterns: [apiCall(lifting(prefix), { userIdentity: NOT_DEPLOY })],
    notes:
      "Policies of the baseline and of an organization, boundaries, and the rights and the trust of the baseline's own roles; by anybody but the deploy role. Attempts that were refused ring, too.",
    source: CALL_EVENTS,
  },
];
