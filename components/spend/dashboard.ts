import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { dashboardBody } from "../../domain/controls/spend/dashboard-body";
import { NAME_PREFIX } from "../../domain/documents/own-principals";
import { BILLING_REGION } from "../../domain/regions/regions";
import { assertArguments } from "../control/arguments";
import type { Build } from "../control/build";
import { planned } from "../control/planned";

export interface DashboardArgs {
  /** Region codes that the dashboard shows. */
  regions: string[];
  /** What a normal month may cost, in USD; a line in the graph of charges. */
  monthlyBudgetUsd: number;
  /** What the names of the rules begin with whose matches are counted. Default: `ringfence-`. */
  namePrefix?: string;
}

/**
 * One page for all regions: the month's charges beside the budget, the machines that run, and what rang. It stands in
 * us-east-1, where the charges are, under the name of the component.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Dashboards.html
 *
 * @throws pulumi.RunError when the budget is not a number above 0, or `regions` names a region that there is not
 */
export class Dashboard extends pulumi.ComponentResource {
  constructor(name: string, args: DashboardArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:Dashboard", name, args, opts);
    assertArguments("dashboard", args);
    const { regions, monthlyBudgetUsd, namePrefix = NAME_PREFIX } = args;
    new aws.cloudwatch.Dashboard(
      `${name}-page`,
      {
        region: BILLING_REGION,
        dashboardName: name,
        dashboardBody: dashboardBody({ regions, monthlyBudgetUsd, namePrefix }),
      },
      { parent: this },
    );
    this.registerOutputs();
  }
}

export const dashboard: Build = {
  controls: ["dashboard"],
  build: ({ plan, name, opts }) => {
    const { monthlyBudgetUsd } = plan.settings;
    const { namePrefix } = plan;
    new Dashboard(name, planned({ regions: plan.regions.covered, monthlyBudgetUsd, namePrefix }), opts);
    return {};
  },
};
