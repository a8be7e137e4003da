import { AwsError } from "../../wire/codec";
import type { Context, Operation } from "../operation";
import { page } from "../paging";
import { findAlert, withAlert, withNotification, withSubscriber, withoutSubscriber } from "./alerts";
import { findBudget, foreignAccount, type Alert, type Budget, type BudgetInput } from "./state";
import type { Notification, State, Subscriber } from "./state";

interface NotificationInput extends BudgetInput {
  Notification: Notification;
}

interface Paged {
  MaxResults?: number;
  NextToken?: string;
}

/** AWS shows this many per page unless told: https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_DescribeBudgets.html */
export const PAGE_SIZE = 100;

/** The token of the next page, when there is one. */
export const nextToken = (next: string | undefined): { NextToken?: string } =>
  next === undefined ? {} : { NextToken: next };

/** Runs an operation on the budget that its input names. */
const onBudget =
  <Input extends BudgetInput>(
    run: (budget: Budget, input: Input) => ReturnType<Operation<State, Input>>,
  ): Operation<State, Input> =>
  (state: State, input: Input, context: Context) => {
    const budget = findBudget(state, input, context);
    return budget instanceof AwsError ? budget : run(budget, input);
  };

/** Runs an operation on the alert that its input names. */
const onAlert = <Input extends NotificationInput>(
  run: (alert: Alert, input: Input, budget: Budget) => ReturnType<Operation<State, Input>>,
): Operation<State, Input> =>
  onBudget<Input>((budget, input) => {
    const alert = findAlert(budget, input.Notification);
    return alert instanceof AwsError ? alert : run(alert, input, budget);
  });

/** Stores the alerts of a budget, or passes on why they cannot be. */
function store(budget: Budget, alerts: Alert[] | AwsError): ReturnType<Operation<State, unknown>> {
  if (alerts instanceof AwsError) return alerts;
  budget.alerts = alerts;
  return {};
}

/** Stores one changed alert; without its last subscriber a notification ceases to be. */
function storeAlert(budget: Budget, before: Alert, after: Alert | AwsError): ReturnType<Operation<State, unknown>> {
  if (after instanceof AwsError) return after;
  const alerts = budget.alerts.map((alert) => (alert === before ? after : alert));
  return store(
    budget,
    alerts.filter((alert) => alert.subscribers.length > 0),
  );
}

const DescribeBudgetNotificationsForAccount: Operation<State, { AccountId: string } & Paged> = (
  state,
  input,
  context,
) => {
  const alerting = [...state.budgets.values()].filter(({ alerts }) => alerts.length > 0);
  const { items, next } = page(alerting, input.MaxResults ?? PAGE_SIZE, input.NextToken);
  const found = items.map(({ data, alerts }) => ({
    BudgetName: data.BudgetName,
    Notifications: alerts.map(({ notification }) => notification),
  }));
  return foreignAccount(input.AccountId, context) ?? { BudgetNotificationsForAccount: found, ...nextToken(next) };
};

/** Who is told what about a budget: https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_Operations_AWS_Budgets.html */
export const notificationOperations: Record<string, Operation<never, never>> = {
  DescribeBudgetNotificationsForAccount,

  DescribeNotificationsForBudget: onBudget<BudgetInput & Paged>(({ alerts }, input) => {
    const { items, next } = page(alerts, input.MaxResults ?? PAGE_SIZE, input.NextToken);
    return { Notifications: items.map(({ notification }) => notification), ...nextToken(next) };
  }),

  CreateNotification: onBudget<NotificationInput & { Subscribers: Subscriber[] }>((budget, input) =>
    store(budget, withAlert(budget.alerts, input.Notification, input.Subscribers)),
  ),

  UpdateNotification: onBudget<BudgetInput & { OldNotification: Notification; NewNotification: Notification }>(
    (budget, input) => {
      const alert = findAlert(budget, input.OldNotification);
      return alert instanceof AwsError
        ? alert
        : store(budget, withNotification(budget.alerts, alert, input.NewNotification));
    },
  ),

  DeleteNotification: onAlert<NotificationInput>((alert, _input, budget) =>
    store(
      budget,
      budget.alerts.filter((other) => other !== alert),
    ),
  ),

  DescribeSubscribersForNotification: onAlert<NotificationInput & Paged>(({ subscribers }, input) => {
    const { items, next } = page(subscribers, input.MaxResults ?? PAGE_SIZE, input.NextToken);
    return { Subscribers: items, ...nextToken(next) };
  }),

  CreateSubscriber: onAlert<NotificationInput & { Subscriber: Subscriber }>((alert, input, budget) =>
    storeAlert(budget, alert, withSubscriber(alert, input.Subscriber)),
  ),

  UpdateSubscriber: onAlert<NotificationInput & { OldSubscriber: Subscriber; NewSubscriber: Subscriber }>(
    (alert, input, budget) => {
      const without = withoutSubscriber(alert, input.OldSubscriber);
      return storeAlert(
        budget,
        alert,
        without instanceof AwsError ? without : withSubscriber(without, input.NewSubscriber),
      );
    },
  ),

  DeleteSubscriber: onAlert<NotificationInput & { Subscriber: Subscriber }>((alert, input, budget) =>
    storeAlert(budget, alert, withoutSubscriber(alert, input.Subscriber)),
  ),
};
