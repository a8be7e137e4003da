import { budgetReaders, budgets } from "../../../cli/probes/budgets";
import { cellOf } from "../../support/probe-answers";

it("a budget has the notifications of all pages", async () => {
  const { cell, asked } = await cellOf(budgets, {
    DescribeBudgets: [{ Budgets: [{ BudgetName: "monthly" }] }],
    DescribeNotificationsForBudget: [{ Notifications: [{}, {}], NextToken: "2" }, { Notifications: [{}] }],
  });
  expect(cell).toMatchObject({ region: "us-east-1", state: "count", items: [{ id: "monthly", notifications: 3 }] });
  expect(asked).toContainEqual({
    DescribeNotificationsForBudget: { AccountId: "123456789012", BudgetName: "monthly", NextToken: "2" },
  });
});

it("each notification of a budget says how many are told", async () => {
  const { cell } = await cellOf(budgetReaders, {
    DescribeBudgets: [{ Budgets: [{ BudgetName: "monthly" }] }],
    DescribeNotificationsForBudget: [{ Notifications: [{ Threshold: 50 }, { Threshold: 100 }] }],
    DescribeSubscribersForNotification: [{ Subscribers: [{}, {}] }, { Subscribers: [] }],
  });
  expect(cell).toMatchObject({ state: "count", items: [{ id: "monthly", readers: [2, 0] }] });
});
