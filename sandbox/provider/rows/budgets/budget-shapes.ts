import type { Budget, Notification, Subscriber } from "@aws-sdk/client-budgets";
import type { Unwrap } from "@pulumi/pulumi";
import type { BudgetArgs } from "@pulumi/aws/budgets";

import { nameToCreate } from "../../core/names";
import type { Inputs } from "../../core/resource";
import type { Props } from "../../core/values";

export type NotificationInput = NonNullable<Unwrap<BudgetArgs["notifications"]>>[number];

// AWS prefers filter expressions by now, but `costFilters` and `costTypes` of the provider still mean these fields.
/* eslint-disable @typescript-eslint/no-deprecated */

/** The real provider ends a budget without an end on this day. */
export const NEVER_ENDS = "2087-06-15_00:00";

/** `2017-01-01_12:00`, in UTC: how the real provider writes times. */
function toTimeText(time: Date): string {
  return time.toISOString().slice(0, 16).replace("T", "_");
}

function toTime(text: string): Date {
  const time = new Date(`${text.replace("_", "T")}:00Z`);
  if (Number.isNaN(time.getTime())) throw new Error(`"${text}" is no time; write it like 2026-01-01_00:00`);
  return time;
}

/** The budget to send to AWS. */
export function toBudget(inputs: Inputs<BudgetArgs>): Budget {
  const { limitAmount, limitUnit, costTypes, timePeriodStart, timePeriodEnd } = inputs;
  return {
    BudgetName: nameToCreate(inputs),
    BudgetType: inputs.budgetType as Budget["BudgetType"],
    TimeUnit: inputs.timeUnit as Budget["TimeUnit"],
    BudgetLimit: limitAmount !== undefined ? { Amount: limitAmount, Unit: limitUnit } : undefined,
    CostFilters: inputs.costFilters && Object.fromEntries(inputs.costFilters.map(({ name, values }) => [name, values])),
    CostTypes:
      costTypes && Object.fromEntries(Object.entries(costTypes).map(([name, value]) => [capitalize(name), value])),
    TimePeriod: {
      Start: timePeriodStart ? toTime(timePeriodStart) : undefined,
      End: timePeriodEnd ? toTime(timePeriodEnd) : undefined,
    },
  };
}

/** The budget as the provider shows it; notifications and tags come from calls of their own. */
export function fromBudget(budget: Budget): Props {
  const { BudgetLimit, TimePeriod, CostTypes = {}, CostFilters = {} } = budget;
  const costTypes = Object.entries(CostTypes).filter(([, value]) => value !== undefined);
  return {
    name: budget.BudgetName!,
    budgetType: budget.BudgetType!,
    timeUnit: budget.TimeUnit!,
    limitAmount: BudgetLimit?.Amount ?? "",
    limitUnit: BudgetLimit?.Unit ?? "",
    timePeriodStart: TimePeriod?.Start ? toTimeText(TimePeriod.Start) : "",
    timePeriodEnd: TimePeriod?.End ? toTimeText(TimePeriod.End) : NEVER_ENDS,
    costFilters: Object.entries(CostFilters).map(([name, values]) => ({ name, values })),
    ...(costTypes.length > 0
      ? {
          costTypes: Object.fromEntries(
            costTypes.map(([name, value]) => [name[0]!.toLowerCase() + name.slice(1), value]),
          ),
        }
      : {}),
  };
}

export function toNotification(input: NotificationInput): Notification {
  return {
    NotificationType: input.notificationType as Notification["NotificationType"],
    ComparisonOperator: input.comparisonOperator as Notification["ComparisonOperator"],
    Threshold: input.threshold,
    ThresholdType: input.thresholdType as Notification["ThresholdType"],
  };
}

export function toSubscribers(input: NotificationInput): Subscriber[] {
  return [
    ...(input.subscriberEmailAddresses ?? []).map((Address): Subscriber => ({ SubscriptionType: "EMAIL", Address })),
    ...(input.subscriberSnsTopicArns ?? []).map((Address): Subscriber => ({ SubscriptionType: "SNS", Address })),
  ];
}

export function fromNotification(notification: Notification, subscribers: readonly Subscriber[]): Props {
  const addresses = (type: string) =>
    subscribers.filter((subscriber) => subscriber.SubscriptionType === type).map((subscriber) => subscriber.Address!);
  return {
    notificationType: notification.NotificationType!,
    comparisonOperator: notification.ComparisonOperator!,
    threshold: notification.Threshold!,
    thresholdType: notification.ThresholdType ?? "PERCENTAGE",
    subscriberEmailAddresses: addresses("EMAIL"),
    subscriberSnsTopicArns: addresses("SNS"),
  };
}

function capitalize(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1);
}
