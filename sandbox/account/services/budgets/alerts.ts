import { BUDGET_LIMITS } from "../../../../domain/limits";
import { AwsError } from "../../wire/codec";
import { notFound, type Alert, type Budget, type Notification, type Subscriber } from "./state";

/** The members that tell one notification of a budget from another. */
type Key = Pick<Notification, "NotificationType" | "ComparisonOperator" | "Threshold" | "ThresholdType">;

/** A notification with what AWS fills in. */
const complete = (notification: Notification): Required<Notification> => ({
  NotificationType: notification.NotificationType,
  ComparisonOperator: notification.ComparisonOperator,
  Threshold: notification.Threshold,
  ThresholdType: notification.ThresholdType ?? "PERCENTAGE",
  NotificationState: "OK",
});

const isSame = (a: Key, b: Key): boolean =>
  a.NotificationType === b.NotificationType &&
  a.ComparisonOperator === b.ComparisonOperator &&
  a.Threshold === b.Threshold &&
  (a.ThresholdType ?? "PERCENTAGE") === (b.ThresholdType ?? "PERCENTAGE");

const isSameSubscriber = (a: Subscriber, b: Subscriber): boolean =>
  a.SubscriptionType === b.SubscriptionType && a.Address === b.Address;

const duplicate = (what: string): AwsError =>
  new AwsError("DuplicateRecordException", `Unable to create ${what} - the ${what} already exists.`);

const tooMany = (message: string): AwsError => new AwsError("CreationLimitExceededException", message);

/** Ten mail addresses and one topic: https://docs.aws.amazon.com/cost-management/latest/userguide/management-limits.html */
function subscriberProblem(subscribers: readonly Subscriber[]): AwsError | undefined {
  const count = (type: Subscriber["SubscriptionType"]): number =>
    subscribers.filter((s) => s.SubscriptionType === type).length;
  if (subscribers.some((one, i) => subscribers.findIndex((other) => isSameSubscriber(one, other)) < i))
    return duplicate("subscriber");
  if (count("EMAIL") > BUDGET_LIMITS.mailSubscribers)
    return tooMany(`A notification can have at most ${BUDGET_LIMITS.mailSubscribers} email subscribers.`);
  if (count("SNS") > 1) return tooMany("A notification can have at most one SNS subscriber.");
  return undefined;
}

/** The alert that a notification names, or the error for it. */
export const findAlert = (budget: Budget, notification: Notification): Alert | AwsError =>
  budget.alerts.find((alert) => isSame(alert.notification, notification)) ??
  notFound(`Unable to get notification - the notification doesn't exist.`);

/** The budget's alerts and one more, or why there cannot be one more. */
export function withAlert(
  alerts: readonly Alert[],
  notification: Notification,
  subscribers: Subscriber[],
): Alert[] | AwsError {
  if (alerts.some((alert) => isSame(alert.notification, notification))) return duplicate("notification");
  if (alerts.length >= BUDGET_LIMITS.notifications)
    return tooMany(`A budget can have at most ${BUDGET_LIMITS.notifications} notifications.`);
  return (
    subscriberProblem(subscribers) ?? [
      ...alerts,
      { notification: complete(notification), subscribers: [...subscribers] },
    ]
  );
}

/** The alerts with one notification changed; its subscribers stay. */
export function withNotification(
  alerts: readonly Alert[],
  changed: Alert,
  notification: Notification,
): Alert[] | AwsError {
  const others = alerts.filter((alert) => alert !== changed);
  if (others.some((alert) => isSame(alert.notification, notification))) return duplicate("notification");
  return alerts.map((alert) => (alert === changed ? { ...alert, notification: complete(notification) } : alert));
}

/** The alert with one subscriber more. */
export const withSubscriber = (alert: Alert, subscriber: Subscriber): Alert | AwsError =>
  subscriberProblem([...alert.subscribers, subscriber]) ?? {
    ...alert,
    subscribers: [...alert.subscribers, subscriber],
  };

/** The alert without a subscriber. */
export function withoutSubscriber(alert: Alert, subscriber: Subscriber): Alert | AwsError {
  const left = alert.subscribers.filter((one) => !isSameSubscriber(one, subscriber));
  return left.length === alert.subscribers.length
    ? notFound("Unable to get subscriber - the subscriber doesn't exist.")
    : { ...alert, subscribers: left };
}
