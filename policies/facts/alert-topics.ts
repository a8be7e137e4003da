import type { Property, Stack, StackResource } from "../resource";
import { kindOf } from "./kind";
import { isOfBaseline } from "./own-parts";

/** What sends alerts to topics: as whom, and in which properties it names the topic. */
interface Sender {
  readonly service: string;
  readonly properties: readonly string[];
}

const ALARM: Sender = {
  service: "cloudwatch.amazonaws.com",
  properties: ["alarmActions", "insufficientDataActions", "okActions", "oKActions"],
};

/** The principals are those of domain/documents/resource-policies/service-principals.ts. */
const SENDERS: Readonly<Record<string, Sender>> = {
  "budgets:budget": {
    service: "budgets.amazonaws.com",
    properties: ["notifications", "notification", "notificationsWithSubscribers"],
  },
  "budgets:budgetaction": { service: "budgets.amazonaws.com", properties: ["subscribers", "subscriber"] },
  "ce:anomalysubscription": { service: "costalerts.amazonaws.com", properties: ["subscribers", "subscriber"] },
  "cloudwatch:compositealarm": ALARM,
  "cloudwatch:metricalarm": ALARM,
  "events:rule": { service: "events.amazonaws.com", properties: ["targets"] },
  "events:target": { service: "events.amazonaws.com", properties: ["arn"] },
};

export const SENDER_KINDS = Object.keys(SENDERS);

/** Every text below a value; undefined when one of them is not known. */
function textsIn(root: Property): string[] | undefined {
  if (root.state === "unknown") return undefined;
  if (root.state === "absent") return [];
  if (typeof root.value === "string") return [root.value];
  const below = Array.isArray(root.value) ? root.items() : root.keys().map((key) => root.get(key));
  const texts = below.map(textsIn);
  return texts.includes(undefined) ? undefined : texts.flatMap((each) => each ?? []);
}

/** By what others name a resource. */
const IDENTITIES = ["arn", "topicArn", "bucket", "bucketName", "id", "logGroupName", "name", "keyId"];

/**
 * Whether a resource names another one in one of its properties. Edges say it, which survive what is not known; a map of
 * several topics makes edges to each of them, so that the known ARN of another resource outweighs an edge.
 */
export function pointsAt(from: StackResource, properties: readonly string[], to: StackResource): boolean {
  const values = IDENTITIES.map((name) => to.props.get(name).value);
  const identities = values.filter((value): value is string => typeof value === "string" && value !== "");
  const isKnown = identities.some((identity) => identity.startsWith("arn:"));
  const isIt = (text: string): boolean =>
    identities.some(
      (identity) => text === identity || (isKnown && /^arn:/.test(identity) && text.startsWith(`${identity}:`)),
    );
  return properties.some((name) => {
    const hasEdge = from.propertyDependencies[name]?.includes(to.urn) ?? false;
    const texts = textsIn(from.props.get(name));
    if (texts === undefined) return hasEdge;
    return texts.some(isIt) || (hasEdge && !(isKnown && texts.some((text) => text.startsWith("arn:"))));
  });
}

/** A topic that alerts go to, and the services that send them. */
export interface AlertTopic {
  readonly topic: StackResource;
  readonly senders: readonly string[];
  /** False when nothing sends to it and only a tag or a name that is not known would say that it is of the baseline. */
  readonly surely: boolean;
}

/** The topics of a stack that something sends alerts to, and those of the baseline. */
export function alertTopics({ resources }: Stack): AlertTopic[] {
  const sending = resources.flatMap((from) => {
    const sender = SENDERS[kindOf(from.type)];
    return sender === undefined ? [] : [{ from, ...sender }];
  });
  return resources
    .filter(({ type }) => kindOf(type) === "sns:topic")
    .flatMap((topic) => {
      const services = sending.filter(({ from, properties }) => pointsAt(from, properties, topic));
      const senders = [...new Set(services.map(({ service }) => service))];
      const isIt = senders.length > 0 || isOfBaseline(topic);
      return isIt === false ? [] : [{ topic, senders, surely: isIt === true }];
    });
}

/** The resources of a kind that name a topic. */
export const onTopic = (stack: Stack, kind: string, properties: readonly string[], topic: StackResource) =>
  stack.resources.filter((one) => kindOf(one.type) === kind && pointsAt(one, properties, topic));

/** Where a subscription and a policy have the topic. */
export const SUBSCRIBED = ["topic", "topicArn"];
export const GUARDED = ["arn", "topicArn", "topics"];
