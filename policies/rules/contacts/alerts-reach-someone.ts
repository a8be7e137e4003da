import { ControlState } from "../../../domain/controls/control-state";
import { some, type Truth } from "../../../domain/documents/truth";
import { BASELINE, makingOf } from "../../engine/baseline";
import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { fail, offOnPurpose, pass, undetermined } from "../../engine/verdict";
import { type AlertTopic, alertTopics, GUARDED, onTopic, SUBSCRIBED } from "../../facts/alert-topics";
import { notSurely } from "../../facts/own-parts";
import { judgedBaseline, NO_BASELINE } from "../../facts/baseline-present";
import { ownDocumentsOf } from "../../facts/policies";
import type { PolicyStatement } from "../../facts/policy-document";
import type { Property, Stack, StackResource } from "../../resource";
import type { StackRule, Verdict } from "../../rule";

const TOPIC = "aws:sns/topic:Topic";
const SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";
const POLICY = "aws:sns/topicPolicy:TopicPolicy";

/**
 * Ways of SNS that end at a person: a mailbox, a telephone, and what pages or writes to a room. A queue and a function end
 * at a program. https://docs.aws.amazon.com/sns/latest/dg/sns-create-subscribe-endpoint-to-topic.html
 */
const TO_PEOPLE: readonly unknown[] = ["email", "email-json", "sms", "https", "application"];

/** Amazon Q Developer in chat applications writes what a topic gets to a room. */
const ROOMS: readonly string[] = ["chatbot:slackchannelconfiguration", "chatbot:teamschannelconfiguration"];

const reachesPeople = ({ state, value }: Property): Truth =>
  state === "unknown" ? undefined : TO_PEOPLE.includes(value);

function judgeSubscribers(stack: Stack, topic: StackResource): Verdict[] {
  const protocols = [
    ...onTopic(stack, "sns:topicsubscription", SUBSCRIBED, topic).map(({ props }) => props.get("protocol")),
    // CloudFormation has subscriptions as members of the topic.
    ...(topic.props.get("subscription").state === "unknown" ? [topic.props.get("subscription")] : []),
    ...topic.props
      .get("subscription")
      .items()
      .map((each) => each.get("protocol")),
  ];
  const inRoom = ROOMS.some((kind) => onTopic(stack, kind, ["snsTopicArns"], topic).length > 0);
  const reached = inRoom || some(protocols.map(reachesPeople));
  const path = `${topic.name}: subscriptions`;
  if (reached === undefined) return [undetermined(path, "the protocol is not known before the deployment")];
  const seen = protocols.length === 0 ? "none" : protocols.map(({ value }) => show(value)).join(", ");
  return reached ? [] : [fail(path, seen, "one by email, sms or https", topic.urn)];
}

const PUBLISH = /^(\*|sns:\*|sns:p[\w*?]*)$/i;

/** Whether a statement lets a service publish. Its conditions are not read: they say for whom, and a test run shows it. */
function letsIn({ effect, actions, notActions, principals }: PolicyStatement, service: string): Truth {
  if (effect.text === undefined) return undefined;
  if (effect.text !== "Allow" || notActions.length > 0) return false;
  const publishes = some(actions.map(({ text }) => (text === undefined ? undefined : PUBLISH.test(text))));
  const named = some(
    principals.map(({ kind, text }) => {
      if (kind === undefined || text === undefined) return undefined;
      return text === "*" || (kind === "Service" && text === service);
    }),
  );
  return publishes === false || named === false ? false : publishes && named;
}

/**
 * A topic without a policy has the one of AWS, which lets in whoever publishes for its owner: alarms do, the other services
 * come by themselves. https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
 */
const BY_DEFAULT: readonly string[] = ["cloudwatch.amazonaws.com"];

function judgePolicy(stack: Stack, { topic, senders }: AlertTopic): Verdict[] {
  const guards = [topic, ...onTopic(stack, "sns:topicpolicy", GUARDED, topic)];
  const documents = guards.flatMap((guard) => ownDocumentsOf(guard, "resource"));
  const statements = documents.flatMap((document) => document.statements);
  const unread = documents.flatMap((document) => document.unread);
  const path = `${topic.name}: policy`;
  return senders.flatMap((service): Verdict[] => {
    if (documents.length === 0 && BY_DEFAULT.includes(service)) return [];
    const isIn = some(statements.map((statement) => letsIn(statement, service)));
    if (isIn === true) return [];
    if (isIn === undefined || unread.length > 0) return [undetermined(path)];
    return [
      fail(
        path,
        documents.length === 0 ? "none" : `lets ${service} not publish`,
        `one that lets ${service} publish`,
        topic.urn,
      ),
    ];
  });
}

const baseline = (props: Record<string, unknown> = {}) => ({ type: BASELINE, name: "baseline", props });
const topic = { type: TOPIC, name: "alerts", props: {} };
const subscription = (protocol: string) => ({
  type: SUBSCRIPTION,
  name: `to-${protocol}`,
  props: { protocol, endpoint: "somebody" },
  propertyDependencies: { topic: ["alerts"] },
});
const alarm = {
  type: "aws:cloudwatch/metricAlarm:MetricAlarm",
  name: "alarm",
  props: { alarmActions: [UNKNOWN] },
  propertyDependencies: { alarmActions: ["alerts"] },
};
const budget = {
  type: "aws:budgets/budget:Budget",
  name: "budget",
  props: { budgetType: "COST", notifications: [{ subscriberSnsTopicArns: [UNKNOWN] }] },
  propertyDependencies: { notifications: ["alerts"] },
};
const statement = (service: string) => ({
  Effect: "Allow",
  Principal: { Service: [service] },
  Action: "sns:Publish",
  Resource: "*",
});
const policy = (value: unknown) => ({
  type: POLICY,
  name: "alerts-policy",
  props: { policy: value },
  propertyDependencies: { arn: ["alerts"] },
});
const letting = (...services: string[]) => policy(JSON.stringify({ Statement: services.map(statement) }));

export const alertsReachSomeone: StackRule<never, "baselineStacks"> = {
  id: "alerts-reach-someone",
  kind: "stack",
  title: "every alert topic lets its senders in and reaches a person",
  severity: "critical",
  level: "mandatory",
  onUnknown: "advisory",
  why: "An alarm that rings into a queue, or at a topic that refuses it, is silence that looks like safety: in the incident nobody was told.",
  fix: "subscribe a mailbox, a telephone or an https endpoint to the topic, and let its senders publish in its policy (component AlertChannel does both)",
  frameworks: [],
  types: [TOPIC, SUBSCRIPTION, POLICY, BASELINE],
  needs: [],
  uses: ["baselineStacks"],
  options: {},

  check(stack, { baselineStacks }) {
    const judged = judgedBaseline(stack, baselineStacks);
    if (judged === undefined) return [NO_BASELINE];
    const { component } = judged;
    const making = component === undefined ? ({ made: true } as const) : makingOf(component, "alert-channel");
    if (making.made === false) {
      const reason = `alert-channel is ${making.state} in ${component!.name}, so nobody is looked for who is told`;
      return [offOnPurpose(reason, component!.urn)];
    }
    const topics = alertTopics(stack);
    const none = topics.length === 0 ? [fail(TOPIC, "none", "a topic that reaches a person", component?.urn)] : [];
    const verdicts = [
      ...none,
      ...topics.flatMap((each) => {
        const found = [...judgeSubscribers(stack, each.topic), ...judgePolicy(stack, each)];
        return each.surely ? found : notSurely(found);
      }),
    ];
    if (verdicts.length > 0 && making.made === "unknown") return [undetermined("controlStates.alert-channel")];
    return verdicts.length > 0 ? verdicts : [pass];
  },

  examples: {
    pass: [
      {
        title: "a topic with a mailbox, whose policy lets in what sends to it",
        subject: {
          resources: [
            baseline(),
            topic,
            subscription("email"),
            alarm,
            budget,
            letting("cloudwatch.amazonaws.com", "budgets.amazonaws.com"),
          ],
        },
      },
      {
        title: "a topic for alarms alone, which need no policy",
        subject: { resources: [baseline(), topic, subscription("https"), alarm] },
      },
      {
        title: "a topic of Cloud Control with a telephone, and a queue beside it",
        subject: {
          resources: [
            baseline(),
            {
              type: "aws-native:sns:Topic",
              name: "alerts",
              props: { subscription: [{ protocol: "sqs" }, { protocol: "sms" }] },
            },
            alarm,
          ],
        },
      },
      {
        title: "a topic of a workload beside it, which gets no alerts",
        subject: {
          resources: [baseline(), topic, subscription("email"), alarm, { type: TOPIC, name: "orders", props: {} }],
        },
      },
      {
        title: "a baseline without an alert channel, on purpose",
        subject: { resources: [baseline({ controlStates: { "alert-channel": ControlState.OffByConfiguration } })] },
      },
      { title: "a stack that is no baseline", subject: { resources: [topic, alarm] } },
    ],
    fail: [
      { title: "a baseline without a topic", subject: { resources: [baseline()] } },
      { title: "a topic without a subscriber", subject: { resources: [baseline(), topic, alarm] } },
      {
        title: "a topic that reaches a queue and a function only",
        subject: { resources: [baseline(), topic, subscription("sqs"), subscription("lambda"), alarm] },
      },
      {
        title: "a topic without a policy, which a budget cannot publish to",
        subject: { resources: [baseline(), topic, subscription("email"), budget] },
      },
      {
        title: "a policy that lets in another sender",
        subject: {
          resources: [baseline(), topic, subscription("email"), budget, letting("cloudwatch.amazonaws.com")],
        },
      },
    ],
    unknown: [
      {
        title: "a policy that shows at the deployment",
        subject: { resources: [baseline(), topic, subscription("email"), budget, policy(UNKNOWN)] },
      },
      {
        title: "a subscriber whose kind is not known",
        subject: { resources: [baseline(), topic, subscription(UNKNOWN), alarm] },
      },
    ],
  },
};
