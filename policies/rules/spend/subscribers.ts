import { some, type Truth } from "../../../domain/documents/truth";
import { valuesAt } from "../../facts/table";
import type { Property } from "../../resource";

/**
 * Where a budget, its action or a subscription to cost anomalies has those who are told: in `@pulumi/aws`, in Terraform, and
 * in CloudFormation with Cloud Control.
 */
const SUBSCRIBERS: readonly string[] = [
  "notifications.subscriberEmailAddresses",
  "notifications.subscriberSnsTopicArns",
  "notification.subscriberEmailAddresses",
  "notification.subscriberSnsTopicArns",
  "notificationsWithSubscribers.subscribers.address",
  "subscribers.address",
  "subscriber.address",
];

const isSomebody = ({ state, value }: Property): Truth =>
  state === "unknown" ? undefined : typeof value === "string" && value !== "";

/** Whether a guard of spend tells anybody: an address of mail, or a topic. */
export const isTold = (props: Property): Truth =>
  some(SUBSCRIBERS.flatMap((path) => valuesAt(props, path).flatMap((property) => property.items().map(isSomebody))));
