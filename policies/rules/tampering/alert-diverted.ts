import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { fail, pass, undetermined } from "../../engine/verdict";
import { alertTopics, GUARDED, onTopic, SENDER_KINDS, SUBSCRIBED } from "../../facts/alert-topics";
import { kindOf } from "../../facts/kind";
import { isOfBaseline, notSurely } from "../../facts/own-parts";
import { isMadeByComponent } from "../../facts/parents";
import { ownDocumentsOf } from "../../facts/policies";
import type { PolicyStatement, Principal } from "../../facts/policy-document";
import { valuesAt } from "../../facts/table";
import type { Property, Stack, StackResource } from "../../resource";
import type { StackRule, Verdict } from "../../rule";

const TOPIC = "aws:sns/topic:Topic";
const SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";
const POLICY = "aws:sns/topicPolicy:TopicPolicy";
const TARGET = "aws:cloudwatch/eventTarget:EventTarget";

/** The account of an ARN; undefined where it names none, or AWS itself. */
const accountOf = (text: unknown): string | undefined =>
  typeof text === "string" ? /^arn:[\w-]+:[\w-]*:[\w-]*:(\d{12}):/.exec(text)?.[1] : undefined;

/** Kinds whose ARN AWS makes, in the account of the stack; the ARN of an event target is what its author writes. */
const MADE_HERE: readonly string[] = [
  "cloudtrail:trail",
  "cloudwatch:metricalarm",
  "events:rule",
  "guardduty:detector",
  "iam:policy",
  "iam:role",
  "kms:key",
  "lambda:function",
  "logs:group",
  "sns:topic",
  "sqs:queue",
];

/** The accounts that the resources of a stack are in, as far as they are known, and those that are trusted. */
const ownAccounts = ({ resources }: Stack, trusted: readonly string[] = []): readonly string[] => [
  ...new Set([
    ...trusted,
    ...resources
      .filter(({ type }) => MADE_HERE.includes(kindOf(type)))
      .flatMap(({ props }) => [props.get("arn"), props.get("topicArn")])
      .flatMap(({ value }) => accountOf(value) ?? []),
  ]),
];

const NOT_KNOWN = "not known yet whose account this is; name it in trustedAccounts";

/** Something that names another account is theirs, unless it is trusted. */
function judgeAccount(place: string, text: string, accounts: readonly string[], urn: string): Verdict[] {
  const account = accountOf(text) ?? (/^\d{12}$/.test(text) ? text : undefined);
  if (account === undefined || accounts.includes(account)) return [];
  if (accounts.length === 0) return [undetermined(place, NOT_KNOWN)];
  return [fail(place, `account ${account}`, "an account of the stack, or one of trustedAccounts", urn)];
}

/** Who subscribes to a topic of alerts: not over plain http, and not in another account. */
function judgeSubscription(
  { protocol, endpoint }: { protocol: Property; endpoint: Property },
  name: string,
  accounts: readonly string[],
  urn: string,
  hasEdge: boolean,
): Verdict[] {
  if (protocol.state === "unknown") return [undetermined(`${name}.${protocol.path}`)];
  if (protocol.value === "http")
    return [fail(`${name}.${protocol.path}`, show(protocol.value), "https, or email", urn)];
  if (typeof endpoint.value === "string")
    return judgeAccount(`${name}.${endpoint.path}`, endpoint.value, accounts, urn);
  // What another resource of the stack gives is in the account of the stack; a mailbox is in none.
  const isOfAws = ["lambda", "sqs", "firehose", "application"].includes(String(protocol.value));
  return endpoint.state === "unknown" && isOfAws && !hasEdge ? [undetermined(`${name}.${endpoint.path}`)] : [];
}

/** Calls with which somebody hears alerts, sends false ones, or changes who hears them. */
const CALLS = /^(\*|sns:(\*|Subscribe|Publish|SetTopicAttributes|AddPermission|Receive|[SPAR]\w*\*))$/i;

/** Keys that bind a statement for everybody to an account or to what is named. */
const BINDING =
  /^aws:(sourceaccount|sourceowner|sourcearn|sourceorgid|sourceorgpaths|principalaccount|principalorgid|principalorgpaths|principalarn)$/;

function judgePrincipal(
  { text, kind, path }: Principal,
  { conditions }: PolicyStatement,
  name: string,
  accounts: readonly string[],
  urn: string,
): Verdict[] {
  if (text === undefined || kind === undefined) return [undetermined(`${name}.${path}`)];
  if (kind !== "AWS") return [];
  if (text !== "*") return judgeAccount(`${name}.${path}`, text, accounts, urn);
  if (conditions.some(({ key }) => key === undefined)) return [undetermined(`${name}.${path}`)];
  return conditions.some(({ key }) => BINDING.test(key!))
    ? []
    : [fail(`${name}.${path}`, "everybody", "a named account", urn)];
}

function judgeStatement(one: StackResource, statement: PolicyStatement, accounts: readonly string[]): Verdict[] {
  const { effect, actions, notActions, notPrincipals, principals } = statement;
  if (effect.text === "Deny") return [];
  const place = `${one.name}.${statement.path}`;
  if (effect.text === undefined) return [undetermined(place)];
  const matters = notActions.length > 0 || actions.some(({ text }) => text === undefined || CALLS.test(text));
  if (!matters) return [];
  const found = principals.flatMap((each) => judgePrincipal(each, statement, one.name, accounts, one.urn));
  const all = [
    ...found,
    ...(notPrincipals.length > 0 ? [fail(place, "everybody but a few", "a named account", one.urn)] : []),
  ];
  const isSure = notActions.length > 0 || actions.some(({ text }) => text !== undefined && CALLS.test(text));
  return isSure ? all : all.map(() => undetermined(place));
}

function judgeTopic(stack: Stack, topic: StackResource, accounts: readonly string[]): Verdict[] {
  const subscriptions = [
    ...onTopic(stack, "sns:topicsubscription", SUBSCRIBED, topic).map((one) => ({ one, props: one.props })),
    ...topic.props
      .get("subscription")
      .items()
      .map((props) => ({ one: topic, props })),
  ].flatMap(({ one, props }) => {
    const [protocol, endpoint] = [props.get("protocol"), props.get("endpoint")];
    const hasEdge = (one.propertyDependencies["endpoint"] ?? []).length > 0;
    return judgeSubscription({ protocol, endpoint }, one.name, accounts, one.urn, hasEdge);
  });
  const policies = [topic, ...onTopic(stack, "sns:topicpolicy", GUARDED, topic)].flatMap((one) =>
    ownDocumentsOf(one, "resource").flatMap(({ statements, unread }) => [
      ...statements.flatMap((statement) => judgeStatement(one, statement, accounts)),
      ...unread.map(({ path }) => undetermined(`${one.name}.${path}`)),
    ]),
  );
  return [...subscriptions, ...policies];
}

/** Where alarms and rules send what they have to say. */
const SENT: readonly string[] = [
  "alarmActions",
  "arn",
  "targets.arn",
  "notifications.subscriberSnsTopicArns",
  "subscribers.address",
];

/** What another resource of the stack gives is in the account of the stack. */
const hasEdge = ({ propertyDependencies }: StackResource, { path }: Property): boolean =>
  (propertyDependencies[/^\w+/.exec(path)?.[0] ?? ""] ?? []).length > 0;

/**
 * Something that guards the account, by its components, its tag or its name, and sends elsewhere. A component of Ringfence
 * names no account but that of its caller, which it asks AWS for.
 */
function judgeSender(one: StackResource, accounts: readonly string[]): Verdict[] {
  if (!SENDER_KINDS.includes(kindOf(one.type)) || isMadeByComponent(one) || isOfBaseline(one) === false) return [];
  return SENT.flatMap((path) => valuesAt(one.props, path))
    .flatMap((property) => property.items())
    .flatMap((property): Verdict[] => {
      if (property.state === "unknown")
        return hasEdge(one, property) ? [] : [undetermined(`${one.name}.${property.path}`)];
      if (typeof property.value !== "string") return [];
      const verdicts = judgeAccount(`${one.name}.${property.path}`, property.value, accounts, one.urn);
      return isOfBaseline(one) === undefined
        ? verdicts.map(() => undetermined(`${one.name}.${property.path}`))
        : verdicts;
    });
}

const ARN = "arn:aws:sns:us-east-1:111122223333:alerts";
const topic = { type: TOPIC, name: "alerts", props: { arn: ARN } };
const alarm = {
  type: "aws:cloudwatch/metricAlarm:MetricAlarm",
  name: "alarm",
  props: { alarmActions: [ARN] },
  propertyDependencies: { alarmActions: ["alerts"] },
};
const subscription = (props: Record<string, unknown>) => ({
  type: SUBSCRIPTION,
  name: "subscription",
  props,
  propertyDependencies: { topic: ["alerts"] },
});
const policy = (value: unknown) => ({
  type: POLICY,
  name: "policy",
  props: { policy: value },
  propertyDependencies: { arn: ["alerts"] },
});
const allowing = (Principal: unknown, more: object = {}) =>
  policy(
    JSON.stringify({ Statement: [{ Effect: "Allow", Principal, Action: "sns:Subscribe", Resource: "*", ...more }] }),
  );
const QUEUE = "arn:aws:sqs:us-east-1:999988887777:queue";

export const alertDiverted: StackRule<never, "trustedAccounts"> = {
  id: "alert-diverted",
  kind: "stack",
  title: "alerts go to nobody outside, and not over plain http",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: "Who reads the alerts of an account knows when an intruder was seen, and who may publish to them drowns the true one. Alerts go to the topics that alarms, rules, budgets or anomaly subscriptions send to, and to those with the tag, the name or the component of a baseline.",
  fix: "let the owners of the account subscribe alone, over https or email, and name an account of your own that is to hear of it in trustedAccounts",
  frameworks: [{ framework: "mitre-attack", version: "17", id: "T1562.001" }],
  exemptible: false,
  types: [TOPIC, SUBSCRIPTION, POLICY, TARGET],
  needs: [],
  uses: ["trustedAccounts"],
  options: {},

  check(stack, { trustedAccounts }) {
    const accounts = ownAccounts(stack, trustedAccounts);
    const verdicts = [
      ...alertTopics(stack).flatMap(({ topic: one, surely }) => {
        const found = judgeTopic(stack, one, accounts);
        return surely ? found : notSurely(found);
      }),
      ...stack.resources.flatMap((one) => judgeSender(one, accounts)),
    ];
    return verdicts.length > 0 ? verdicts : [pass];
  },

  examples: {
    pass: [
      {
        title: "a topic of alerts with a mailbox and an https endpoint",
        subject: {
          resources: [topic, alarm, subscription({ protocol: "email", endpoint: "security@acme.sandbox" })],
        },
      },
      {
        title: "a queue of an account that is trusted",
        options: { trustedAccounts: ["999988887777"] },
        subject: { resources: [topic, alarm, subscription({ protocol: "sqs", endpoint: QUEUE })] },
      },
      {
        title: "a topic of a workload that anybody hears, over plain http",
        subject: {
          resources: [topic, subscription({ protocol: "http", endpoint: "http://acme.sandbox" }), allowing("*")],
        },
      },
      {
        title: "a policy for everybody of the own account",
        subject: {
          resources: [
            topic,
            alarm,
            allowing({ AWS: "*" }, { Condition: { StringEquals: { "AWS:SourceOwner": "111122223333" } } }),
          ],
        },
      },
      {
        title: "a policy that lets services publish",
        subject: {
          resources: [topic, alarm, allowing({ Service: "budgets.amazonaws.com" }, { Action: "sns:Publish" })],
        },
      },
    ],
    fail: [
      {
        title: "an alert over plain http",
        subject: { resources: [topic, alarm, subscription({ protocol: "http", endpoint: "http://acme.sandbox" })] },
      },
      {
        title: "a queue in another account",
        subject: { resources: [topic, alarm, subscription({ protocol: "sqs", endpoint: QUEUE })] },
      },
      { title: "a policy that lets everybody subscribe", subject: { resources: [topic, alarm, allowing("*")] } },
      {
        title: "a policy that lets another account subscribe",
        subject: { resources: [topic, alarm, allowing({ AWS: "arn:aws:iam::999988887777:root" })] },
      },
      {
        title: "a rule of the baseline that sends to another account",
        subject: {
          resources: [
            topic,
            {
              type: TARGET,
              name: "ringfence-root-use",
              props: { arn: "arn:aws:sns:us-east-1:999988887777:elsewhere" },
            },
          ],
        },
      },
    ],
    unknown: [
      { title: "a policy that shows at the deployment", subject: { resources: [topic, alarm, policy(UNKNOWN)] } },
      {
        title: "a subscription over what is not known",
        subject: { resources: [topic, alarm, subscription({ protocol: UNKNOWN, endpoint: "x" })] },
      },
      {
        title: "a queue of an account, where nobody knows yet which is the own",
        subject: {
          resources: [
            { ...topic, props: {} },
            { ...alarm, props: { alarmActions: [UNKNOWN] } },
            subscription({ protocol: "sqs", endpoint: QUEUE }),
          ],
        },
      },
    ],
  },
};
