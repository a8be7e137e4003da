import {
  BudgetsClient,
  DeleteNotificationCommand,
  DescribeBudgetCommand,
  UpdateBudgetCommand,
} from "@aws-sdk/client-budgets";

import { type AnyCase } from "../../core/conformance";

const half = {
  comparisonOperator: "GREATER_THAN",
  notificationType: "ACTUAL",
  threshold: 50,
  thresholdType: "PERCENTAGE",
  subscriberEmailAddresses: ["finance@corp.test", "security@corp.test"],
};
const forecast = {
  comparisonOperator: "GREATER_THAN",
  notificationType: "FORECASTED",
  threshold: 100,
  thresholdType: "PERCENTAGE",
  subscriberSnsTopicArns: ["arn:aws:sns:us-east-1:123456789012:alerts"],
};
const inputs = {
  budgetType: "COST",
  timeUnit: "MONTHLY",
  limitAmount: "100",
  limitUnit: "USD",
  costFilters: [{ name: "Region", values: ["eu-west-1", "ap-south-1"] }],
  costTypes: { includeCredit: false },
  notifications: [half, forecast],
  tags: { owner: "finance" },
};

export const BUDGET_CASES: Record<string, AnyCase> = {
  budget: {
    id: /^\d{12}:budget-[0-9a-f]{7}$/,
    inputs: () => inputs,
    changed: () => ({
      ...inputs,
      limitAmount: "250.5",
      notifications: [{ ...half, threshold: 80 }, forecast],
      tags: {},
    }),
    async drift(world, id) {
      const client = world.client(BudgetsClient);
      const [AccountId, BudgetName] = id.split(":");
      const { Budget } = await client.send(new DescribeBudgetCommand({ AccountId, BudgetName }));
      const NewBudget = { ...Budget!, BudgetLimit: { Amount: "99999", Unit: "USD" } };
      await client.send(new UpdateBudgetCommand({ AccountId, NewBudget }));
      await client.send(
        new DeleteNotificationCommand({
          AccountId,
          BudgetName,
          Notification: {
            NotificationType: "ACTUAL",
            ComparisonOperator: "GREATER_THAN",
            Threshold: 80,
            ThresholdType: "PERCENTAGE",
          },
        }),
      );
    },
    drifted: ["limitAmount", "notifications[0]"],
  },
};
