import {
  BudgetsClient,
  DescribeBudgetsCommand,
  DescribeNotificationsForBudgetCommand,
  DescribeSubscribersForNotificationCommand,
} from "@aws-sdk/client-budgets";
import { paged, probe } from "./probe";

const common = { service: "budgets", scope: "global", client: BudgetsClient } as const;
const calls = {
  list: paged(DescribeBudgetsCommand, "NextToken"),
  notifications: paged(DescribeNotificationsForBudgetCommand, "NextToken"),
};

/** https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_DescribeBudgets.html */
export const budgets = probe({
  ...common,
  id: "budgets",
  kind: "budget",
  calls,
  read: async ({ list, notifications }, { accountId: AccountId }) => {
    const found = (await list({ AccountId })).flatMap(({ Budgets = [] }) => Budgets);
    return Promise.all(
      found.map(async ({ BudgetName }) => {
        const pages = await notifications({ AccountId, BudgetName });
        return { id: BudgetName!, notifications: pages.flatMap(({ Notifications = [] }) => Notifications).length };
      }),
    );
  },
});

/**
 * Budgets with how many are told of each of their notifications, mail addresses and topics:
 * https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_DescribeSubscribersForNotification.html
 */
export const budgetReaders = probe({
  ...common,
  id: "budget-readers",
  kind: "budget with its subscribers",
  calls: { ...calls, subscribers: paged(DescribeSubscribersForNotificationCommand, "NextToken") },
  read: async ({ list, notifications, subscribers }, { accountId: AccountId }) => {
    const found = (await list({ AccountId })).flatMap(({ Budgets = [] }) => Budgets);
    return Promise.all(
      found.map(async ({ BudgetName }) => {
        const pages = await notifications({ AccountId, BudgetName });
        const told = pages
          .flatMap(({ Notifications = [] }) => Notifications)
          .map(async (Notification) => {
            const readers = await subscribers({ AccountId, BudgetName, Notification });
            return readers.flatMap(({ Subscribers = [] }) => Subscribers).length;
          });
        return { id: BudgetName!, readers: await Promise.all(told) };
      }),
    );
  },
});

export const PROBES = [budgets, budgetReaders];
