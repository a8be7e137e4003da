import { BudgetsClient, CreateBudgetCommand, UpdateBudgetActionCommand } from "@aws-sdk/client-budgets";

import { type AnyCase } from "../../core/conformance";

const BUDGET = "fused";
const POLICY = "arn:aws:iam::123456789012:policy/ringfence/freeze";

const inputs = {
  budgetName: BUDGET,
  actionType: "APPLY_IAM_POLICY",
  actionThreshold: { actionThresholdType: "PERCENTAGE", actionThresholdValue: 200 },
  approvalModel: "MANUAL",
  notificationType: "ACTUAL",
  executionRoleArn: "arn:aws:iam::123456789012:role/ringfence/exempt/fuse",
  definition: { iamActionDefinition: { policyArn: POLICY, groups: ["developers", "billing"], roles: ["ci"] } },
  subscribers: [
    { subscriptionType: "EMAIL", address: "finance@corp.test" },
    { subscriptionType: "SNS", address: "arn:aws:sns:us-east-1:123456789012:alerts" },
  ],
  tags: { owner: "finance" },
};

export const BUDGET_ACTION_CASES: Record<string, AnyCase> = {
  "budget-action": {
    async prepare(world) {
      const Budget = {
        BudgetName: BUDGET,
        BudgetType: "COST",
        TimeUnit: "MONTHLY",
        BudgetLimit: { Amount: "100", Unit: "USD" },
      } as const;
      await world.client(BudgetsClient).send(new CreateBudgetCommand({ AccountId: world.accountId, Budget }));
    },
    id: /^\d{12}:[0-9a-f-]{36}:fused$/,
    inputs: () => inputs,
    changed: () => ({
      ...inputs,
      approvalModel: "AUTOMATIC",
      definition: { iamActionDefinition: { policyArn: POLICY, groups: ["billing", "developers"] } },
      tags: {},
    }),
    async drift(world, id) {
      const [AccountId, ActionId, BudgetName] = id.split(":");
      const command = new UpdateBudgetActionCommand({
        AccountId,
        ActionId,
        BudgetName,
        ActionThreshold: { ActionThresholdType: "PERCENTAGE", ActionThresholdValue: 100_000 },
        Definition: { IamActionDefinition: { PolicyArn: POLICY, Groups: ["nobody"] } },
      });
      await world.client(BudgetsClient).send(command);
    },
    drifted: ["actionThreshold.actionThresholdValue"],
  },
};
