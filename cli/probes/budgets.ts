import { BudgetsClient, DescribeBudgetsCommand, DescribeNotificationsForBudgetCommand } from "@aws-sdk/client-budgets";
import { paged, probe } from "./probe";

/** https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_DescribeBudgets.html */
export const budgets = probe({
  id: "budgets",
  service: "budgets",
  kind: "budget",
  scope: "global",
  client: BudgetsClient,
  calls: {
    list: paged(DescribeBudgetsCommand, "NextToken"),
    notifications: paged(DescribeNotificationsForBudgetCommand, "NextToken"),
  },
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

export const PROBES = [budgets];
