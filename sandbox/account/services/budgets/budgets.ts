import { AwsError, type Document } from "../../wire/codec";
import type { Circumstances } from "../circumstances";
import type { Context, Operation } from "../operation";
import { page } from "../paging";
import { withAlert } from "./alerts";
import { PAGE_SIZE, nextToken } from "./notifications";
import { findBudget, foreignAccount, notFound } from "./state";
import type { Alert, Budget, BudgetData, BudgetInput, Notification, State, Subscriber } from "./state";

/** What a cost budget counts unless told: https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CostTypes.html */
const COST_TYPES = {
  IncludeCredit: true,
  IncludeDiscount: true,
  IncludeOtherSubscription: true,
  IncludeRecurring: true,
  IncludeRefund: true,
  IncludeSubscription: true,
  IncludeSupport: true,
  IncludeTax: true,
  IncludeUpfront: true,
  UseAmortized: false,
  UseBlended: false,
};

const seconds = (...date: Parameters<typeof Date.UTC>): number => Date.UTC(...date) / 1000;

/** The end that AWS gives to a budget without one: 15 June 2087. */
const END_OF_TIME = seconds(2087, 5, 15);

/** The first day of the running period. */
function periodStart(unit: BudgetData["TimeUnit"], now: Date): number {
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  switch (unit) {
    case "ANNUALLY":
      return seconds(year, 0, 1);
    case "QUARTERLY":
      return seconds(year, month - (month % 3), 1);
    case "MONTHLY":
      return seconds(year, month, 1);
    default:
      return seconds(year, month, day);
  }
}

/** A budget with what AWS fills in. */
function complete(data: BudgetData, now: Date): BudgetData {
  const TimePeriod = {
    Start: data.TimePeriod?.Start ?? periodStart(data.TimeUnit, now),
    End: data.TimePeriod?.End ?? END_OF_TIME,
  };
  return {
    ...data,
    TimePeriod,
    ...(data.BudgetType === "COST" ? { CostTypes: { ...COST_TYPES, ...data.CostTypes } } : {}),
  };
}

function problem(data: BudgetData): AwsError | undefined {
  const invalid = (message: string): AwsError => new AwsError("InvalidParameterException", message);
  if (!data.BudgetLimit && !data.PlannedBudgetLimits && !data.AutoAdjustData)
    return invalid(
      "Unable to create/update budget - please provide one of the followings: Budget Limit/ Planned Budget Limit/ Auto Adjust Data",
    );
  if (data.BudgetLimit && Number(data.BudgetLimit.Amount) <= 0)
    return invalid("Unable to create/update budget - the budget limit must be greater than 0.");
  return undefined;
}

/** The values of each filter in another order than they were sent. */
const reordered = (filters: Record<string, string[]>): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(filters).map(([name, values]) => [name, [...values.slice(1), ...values.slice(0, 1)]]),
  );

/** A budget as AWS shows it; the account on this machine spends nothing. */
const shown = ({ data, updatedAt }: Budget, { filtersReordered }: Circumstances): Document => ({
  ...data,
  ...(data.CostFilters && filtersReordered ? { CostFilters: reordered(data.CostFilters) } : {}),
  CalculatedSpend: { ActualSpend: { Amount: "0.0", Unit: data.BudgetLimit?.Unit ?? "USD" } },
  LastUpdatedTime: updatedAt.getTime() / 1000,
});

/** https://github.com/org-formation/org-formation-cli/pull/198 */
const payerFirst = ({ circumstances }: State, { accountId }: Context): AwsError | undefined =>
  circumstances.freshMember
    ? new AwsError(
        "AccessDeniedException",
        `Account ${accountId} is a linked account. To enable budgets for your account, ask the payer account to enable budgets first.`,
      )
    : undefined;

interface CreateBudgetInput {
  AccountId: string;
  Budget: BudgetData;
  NotificationsWithSubscribers?: { Notification: Notification; Subscribers: Subscriber[] }[];
  ResourceTags?: { Key: string; Value: string }[];
}

const CreateBudget: Operation<State, CreateBudgetInput> = (state, input, context) => {
  const { budgets } = state;
  const name = input.Budget.BudgetName;
  const refused = foreignAccount(input.AccountId, context) ?? payerFirst(state, context) ?? problem(input.Budget);
  if (refused) return refused;
  if (budgets.has(name))
    return new AwsError("DuplicateRecordException", `Error creating budget: ${name} - the budget already exists.`);
  const alerts = (input.NotificationsWithSubscribers ?? []).reduce<Alert[] | AwsError>(
    (list, { Notification, Subscribers }) =>
      list instanceof AwsError ? list : withAlert(list, Notification, Subscribers),
    [],
  );
  if (alerts instanceof AwsError) return alerts;
  const tags = new Map((input.ResourceTags ?? []).map(({ Key, Value }) => [Key, Value]));
  const data = complete(input.Budget, context.now);
  budgets.set(name, { data, updatedAt: context.now, alerts, actions: new Map(), tags });
  return {};
};

const UpdateBudget: Operation<State, { AccountId: string; NewBudget: BudgetData }> = (state, input, context) => {
  const budget = findBudget(state, { AccountId: input.AccountId, BudgetName: input.NewBudget.BudgetName }, context);
  if (budget instanceof AwsError) return budget;
  const refused = problem(input.NewBudget);
  if (refused) return refused;
  budget.data = complete(input.NewBudget, context.now);
  budget.updatedAt = context.now;
  return {};
};

const DescribeBudget: Operation<State, BudgetInput> = (state, input, context) => {
  const budget = findBudget(state, input, context);
  return budget instanceof AwsError ? budget : { Budget: shown(budget, state.circumstances) };
};

interface DescribeBudgetsInput {
  AccountId: string;
  MaxResults?: number;
  NextToken?: string;
}

const DescribeBudgets: Operation<State, DescribeBudgetsInput> = ({ budgets, circumstances }, input, context) => {
  const { items, next } = page([...budgets.values()], input.MaxResults ?? PAGE_SIZE, input.NextToken);
  return (
    foreignAccount(input.AccountId, context) ?? {
      Budgets: items.map((budget) => shown(budget, circumstances)),
      ...nextToken(next),
    }
  );
};

const DeleteBudget: Operation<State, BudgetInput> = (state, input, context) => {
  const refused = foreignAccount(input.AccountId, context);
  if (refused) return refused;
  return state.budgets.delete(input.BudgetName)
    ? {}
    : notFound(`Unable to delete budget: ${input.BudgetName} - the budget doesn't exist. Try creating it first. `);
};

/** Budgets themselves: https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_Operations_AWS_Budgets.html */
export const budgetOperations: Record<string, Operation<never, never>> = {
  CreateBudget,
  UpdateBudget,
  DescribeBudget,
  DescribeBudgets,
  DeleteBudget,
};
