import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { BUDGET_LIMITS } from "../domain/limits";
import { REGIONS } from "../domain/regions";
import {
  amountProblems,
  BUDGET_ACTUAL_PERCENT,
  BUDGET_FORECAST_PERCENT,
  defaultDailyUsd,
  IDLE_REGIONS_USD,
} from "../domain/spend";
import { assertNoProblems } from "./input-error";

export interface BudgetsArgs {
  /** What a normal month may cost, in USD. */
  monthlyBudgetUsd: number;
  /** Region codes where workloads may run; a budget of its own watches all others. */
  allowedRegions: string[];
  /** Mail addresses that AWS Budgets writes to, at most 10. Default: none. */
  emails?: pulumi.Input<string>[];
  /** ARN of a topic that AWS Budgets publishes to. Default: none. */
  topicArn?: pulumi.Input<string>;
  /** What one day may cost, in USD. Default: a tenth of the monthly budget. */
  dailyUsd?: number;
  /** What all regions that are not allowed may cost in a month, in USD. Default: 1. */
  idleRegionsUsd?: number;
  /** Tags for the budgets. Default: none. */
  tags?: { [key: string]: pulumi.Input<string> };
}

type Notification = { percent: number; type: "ACTUAL" | "FORECASTED" };

const actual = (percent: number): Notification => ({ percent, type: "ACTUAL" });
const forecast = (percent: number): Notification => ({ percent, type: "FORECASTED" });

/**
 * Three cost budgets: the month in steps and by forecast, one day, and every region that is not allowed. The last one is
 * the cheapest sign of the incident: a region that should cost nothing costs something.
 *
 * AWS refreshes cost data up to three times a day, 8 to 12 hours apart: a budget limits the loss, it is no early warning.
 * https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-managing-costs.html
 *
 * @throws pulumi.RunError that lists every problem of the amounts and subscribers
 */
export class Budgets extends pulumi.ComponentResource {
  constructor(name: string, args: BudgetsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:Budgets", name, args, opts);
    const { monthlyBudgetUsd, allowedRegions, emails = [], topicArn, tags } = args;
    const { dailyUsd = defaultDailyUsd(monthlyBudgetUsd), idleRegionsUsd = IDLE_REGIONS_USD } = args;
    assertNoProblems("budgets", [
      ...amountProblems({ monthlyBudgetUsd, dailyUsd, idleRegionsUsd }),
      ...(emails.length > BUDGET_LIMITS.mailSubscribers
        ? [{ path: "emails", message: `has ${emails.length} addresses, allowed are ${BUDGET_LIMITS.mailSubscribers}` }]
        : []),
      ...(emails.length === 0 && topicArn === undefined
        ? [{ path: "emails", message: "nobody would be told; give a mail address or a topicArn" }]
        : []),
    ]);

    const budget = (
      stem: string,
      timeUnit: "DAILY" | "MONTHLY",
      limitUsd: number,
      notifications: Notification[],
      costFilters?: aws.types.input.budgets.BudgetCostFilter[],
    ) =>
      new aws.budgets.Budget(
        `${name}-${stem}`,
        {
          budgetType: "COST",
          timeUnit,
          limitAmount: limitUsd.toFixed(2),
          limitUnit: "USD",
          costFilters,
          notifications: notifications.map(({ percent, type }) => ({
            comparisonOperator: "GREATER_THAN",
            notificationType: type,
            threshold: percent,
            thresholdType: "PERCENTAGE",
            subscriberEmailAddresses: emails,
            subscriberSnsTopicArns: topicArn === undefined ? [] : [topicArn],
          })),
          tags,
        },
        { parent: this },
      );

    budget("monthly", "MONTHLY", monthlyBudgetUsd, [
      ...BUDGET_ACTUAL_PERCENT.map(actual),
      forecast(BUDGET_FORECAST_PERCENT),
    ]);
    budget("daily", "DAILY", dailyUsd, [actual(100)]);

    const notAllowed = REGIONS.map((region) => region.name).filter((region) => !allowedRegions.includes(region));
    budget("idle-regions", "MONTHLY", idleRegionsUsd, [actual(100)], [{ name: "Region", values: notAllowed.sort() }]);
    this.registerOutputs();
  }
}
