import { AwsError } from "../../wire/codec";
import type { Circumstances } from "../circumstances";
import type { Context } from "../operation";
import type { Tags } from "../tags";

/** https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Budget.html; the members that the gateway reads. */
export interface BudgetData {
  BudgetName: string;
  BudgetType: string;
  TimeUnit: "DAILY" | "MONTHLY" | "QUARTERLY" | "ANNUALLY" | "CUSTOM";
  BudgetLimit?: { Amount: string; Unit: string };
  PlannedBudgetLimits?: unknown;
  AutoAdjustData?: unknown;
  CostTypes?: Record<string, boolean>;
  CostFilters?: Record<string, string[]>;
  /** Seconds since 1970. */
  TimePeriod?: { Start?: number; End?: number };
}

export interface Notification {
  NotificationType: string;
  ComparisonOperator: string;
  Threshold: number;
  ThresholdType?: string;
  NotificationState?: string;
}

export interface Subscriber {
  SubscriptionType: "EMAIL" | "SNS";
  Address: string;
}

/** A notification with the people it reaches; AWS never keeps one without the other. */
export interface Alert {
  notification: Required<Notification>;
  subscribers: Subscriber[];
}

/** https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Action.html; what its maker decides. */
export interface ActionData {
  NotificationType: string;
  ActionType: string;
  ActionThreshold: object;
  Definition: {
    IamActionDefinition?: { PolicyArn: string; Groups?: string[]; Roles?: string[]; Users?: string[] };
    ScpActionDefinition?: object;
    SsmActionDefinition?: object;
  };
  ExecutionRoleArn: string;
  ApprovalModel: string;
  Subscribers: Subscriber[];
}

export interface BudgetAction {
  data: ActionData;
  tags: Tags;
}

export interface Budget {
  data: BudgetData;
  updatedAt: Date;
  alerts: Alert[];
  /** By id; they go with their budget. */
  actions: Map<string, BudgetAction>;
  tags: Tags;
}

/** Budgets by name. */
export type Budgets = Map<string, Budget>;

export interface State {
  budgets: Budgets;
  circumstances: Circumstances;
}

/** What every operation on a budget names. */
export interface BudgetInput {
  AccountId: string;
  BudgetName: string;
}

export const notFound = (message: string): AwsError => new AwsError("NotFoundException", message);

/** The refusal of a call that names somebody else's account. */
export const foreignAccount = (accountId: string, context: Context): AwsError | undefined =>
  accountId === context.accountId
    ? undefined
    : new AwsError(
        "AccessDeniedException",
        `Account ${context.accountId} is not authorized to access the budgets of account ${accountId}.`,
      );

/** The budget that a call names, or the error for it. */
export function findBudget({ budgets }: State, input: BudgetInput, context: Context): Budget | AwsError {
  return (
    foreignAccount(input.AccountId, context) ??
    budgets.get(input.BudgetName) ??
    notFound(`Unable to get budget: ${input.BudgetName} - the budget doesn't exist.`)
  );
}
