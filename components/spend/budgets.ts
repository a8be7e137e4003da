import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { BUDGET_LIMITS } from "../../domain/limits";
import { BILLING_REGION, REGIONS } from "../../domain/regions/regions";
import {
  BUDGET_ACTUAL_PERCENT,
  BUDGET_FORECAST_PERCENT,
  defaultDailyUsd,
  IDLE_REGIONS_USD,
  idleLimitUsd,
} from "../../domain/controls/spend/thresholds";
import { assertArguments } from "../control/arguments";
import { type Build, eachOf } from "../control/build";
import { planned } from "../control/planned";

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
  /** Region codes that the budget of its own watches. Default: every known region that is not allowed. */
  idleRegions?: string[];
  /** Tags for the budgets. Default: none. */
  tags?: { [key: string]: pulumi.Input<string> };
}

type Notification = { percent: number; type: "ACTUAL" | "FORECASTED" };

const actual = (percent: number): Notification => ({ percent, type: "ACTUAL" });
const forecast = (percent: number): Notification => ({ percent, type: "FORECASTED" });

/**
 * Money that AWS gives back is left out. A budget of the net sum stays at 0 while credits last, and credits are what an
 * intruder burns first: a new account has up to 200 USD of them. The other kinds of cost count by AWS's default.
 * https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CostTypes.html
 */
const GROSS = { includeCredit: false, includeRefund: false };

/**
 * Three cost budgets: the month in steps and by forecast, one day, and every region that is not allowed. The last one is
 * the cheapest sign of the incident: a region that should cost nothing costs something.
 *
 * AWS refreshes cost data up to three times a day, 8 to 12 hours apart: a budget limits the loss, it is no early warning.
 * The forecast needs about five weeks of use before it says anything.
 * https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-managing-costs.html
 * https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-best-practices.html
 *
 * @throws pulumi.RunError that lists every problem of the amounts and subscribers
 */
export class Budgets extends pulumi.ComponentResource {
  /** Budget -> its name: monthly, daily, idle-regions. */
  public readonly budgetNames: pulumi.Output<{ [budget: string]: string }>;

  constructor(name: string, args: BudgetsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:Budgets", name, args, opts);
    const { monthlyBudgetUsd, allowedRegions, emails = [], topicArn, tags } = args;
    const { dailyUsd = defaultDailyUsd(monthlyBudgetUsd), idleRegionsUsd = IDLE_REGIONS_USD } = args;
    assertArguments(
      "budgets",
      args,
      ...(emails.length > BUDGET_LIMITS.mailSubscribers
        ? [{ path: "emails", message: `has ${emails.length} addresses, allowed are ${BUDGET_LIMITS.mailSubscribers}` }]
        : []),
      ...(emails.length === 0 && topicArn === undefined
        ? [{ path: "emails", message: "nobody would be told; give a mail address or a topicArn" }]
        : []),
    );

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
          costTypes: GROSS,
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

    const steps = [...BUDGET_ACTUAL_PERCENT.map(actual), forecast(BUDGET_FORECAST_PERCENT)];
    const monthly = budget("monthly", "MONTHLY", monthlyBudgetUsd, steps);
    const daily = budget("daily", "DAILY", dailyUsd, [actual(100)]);

    const known = REGIONS.map((region) => region.name).filter((region) => !allowedRegions.includes(region));
    const values = [...(args.idleRegions ?? known)].sort();
    const filter = [{ name: "Region", values }];
    const idle = budget("idle-regions", "MONTHLY", idleRegionsUsd, [actual(100)], filter);
    this.budgetNames = pulumi.output(
      Object.fromEntries(
        Object.entries({ monthly, daily, "idle-regions": idle }).map(([budget, { name }]) => [budget, name]),
      ),
    );
    this.registerOutputs({ budgetNames: this.budgetNames });
  }
}

export const budgets: Build = {
  controls: ["budgets"],
  build: ({ plan, name, opts, made }) => {
    const { monthlyBudgetUsd, allowedRegions } = plan.settings;
    const { dailyUsd, idleRegionsUsd = idleLimitUsd(plan.ownIdleCostUsd) } = plan.options.budgets;
    const limits = { monthlyBudgetUsd, dailyUsd, idleRegionsUsd };
    // A region that is off costs nothing; one that somebody enables behind the baseline's back must ring.
    const regions = { allowedRegions, idleRegions: [...plan.regions.idle, ...plan.regions.off] };
    const emails = plan.addressees.map(({ address }) => address);
    const subscribers = { emails, topicArn: made.alertTopicArns[BILLING_REGION] };
    const { budgetNames } = new Budgets(
      name,
      planned({ ...limits, ...regions, ...subscribers, tags: plan.tags }),
      opts,
    );
    return { budgetNames: eachOf(budgetNames, ["monthly", "daily", "idle-regions"]) };
  },
};
