import {
  BudgetsClient,
  DeleteBudgetActionCommand,
  DeleteBudgetCommand,
  DescribeBudgetActionsForAccountCommand,
} from "@aws-sdk/client-budgets";
import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DeleteDashboardsCommand,
  ListDashboardsCommand,
} from "@aws-sdk/client-cloudwatch";
import {
  CostExplorerClient,
  DeleteAnomalySubscriptionCommand,
  GetAnomalySubscriptionsCommand,
} from "@aws-sdk/client-cost-explorer";
import { budgets as budgetsProbe } from "../../../cli/probes/budgets";
import { alarms } from "../../../cli/probes/cloudwatch";
import { anomalyMonitors } from "../../../cli/probes/cost-explorer";
import { withoutSuffix } from "./names";
import type { Place, ReadBack } from "./read-back";

const chargesAlarms = async ({ items }: Place) =>
  (await items(alarms)).filter(({ metrics }) => metrics.includes("EstimatedCharges"));

/** Those that call somebody. */
const billingAlarms: ReadBack = {
  control: "billing-alarms",
  look: async (place) =>
    (await chargesAlarms(place))
      .filter(({ actions }) => actions.length > 0)
      .map(({ id }) => withoutSuffix(id))
      .sort(),
  wants: () =>
    ["10-percent", "100-percent", "200-percent", "50-percent", "jump"].map(
      (step) => `ringfence-billing-alarms-${step}`,
    ),
  spoil: async (place) => {
    const { id } = (await chargesAlarms(place)).find(({ id }) => withoutSuffix(id).endsWith("-jump"))!;
    return place.client(CloudWatchClient).send(new DeleteAlarmsCommand({ AlarmNames: [id] }));
  },
  shows: () => "billing-alarms-jump",
};

/** Budget -> how often it writes. */
const budgets: ReadBack = {
  control: "budgets",
  look: async ({ items }) =>
    Object.fromEntries((await items(budgetsProbe)).map(({ id, notifications }) => [withoutSuffix(id), notifications])),
  wants: () => ({
    "ringfence-budgets-daily": 1,
    "ringfence-budgets-idle-regions": 1,
    "ringfence-budgets-monthly": 5,
  }),
  spoil: async ({ accountId: AccountId, client, items }) => {
    const BudgetName = (await items(budgetsProbe)).find(({ id }) => id.includes("idle-regions"))!.id;
    return client(BudgetsClient).send(new DeleteBudgetCommand({ AccountId, BudgetName }));
  },
  shows: () => "budgets-idle-regions",
};

const anomalyAlerts = async ({ client }: Place) =>
  (await client(CostExplorerClient).send(new GetAnomalySubscriptionsCommand({}))).AnomalySubscriptions ?? [];

const costAnomaly: ReadBack = {
  control: "cost-anomaly",
  look: async (place) => ({
    monitors: (await place.items(anomalyMonitors)).length,
    alerts: (await anomalyAlerts(place)).map(({ Frequency, Subscribers = [] }) => [
      Frequency,
      ...Subscribers.map(({ Type }) => Type),
    ]),
  }),
  wants: () => ({ monitors: 1, alerts: [["IMMEDIATE", "SNS"]] }),
  spoil: async (place) => {
    const [{ SubscriptionArn } = {}] = await anomalyAlerts(place);
    return place.client(CostExplorerClient).send(new DeleteAnomalySubscriptionCommand({ SubscriptionArn }));
  },
  shows: () => "cost-anomaly-alert",
};

const fuses = async ({ accountId: AccountId, client }: Place) =>
  (await client(BudgetsClient).send(new DescribeBudgetActionsForAccountCommand({ AccountId }))).Actions ?? [];

/** What waits, and how many groups it would freeze. */
const budgetFuse: ReadBack = {
  control: "budget-fuse",
  look: async (place) =>
    (await fuses(place)).map(({ ActionType, ApprovalModel, Status, Definition }) => [
      ActionType,
      ApprovalModel,
      Status,
      Definition?.IamActionDefinition?.Groups?.length,
    ]),
  wants: () => [["APPLY_IAM_POLICY", "MANUAL", "STANDBY", 4]],
  spoil: async (place) => {
    const [{ BudgetName, ActionId } = {}] = await fuses(place);
    const command = new DeleteBudgetActionCommand({ AccountId: place.accountId, BudgetName, ActionId });
    return place.client(BudgetsClient).send(command);
  },
  shows: () => "budget-fuse-action",
};

const dashboard: ReadBack = {
  control: "dashboard",
  look: async ({ client }) =>
    ((await client(CloudWatchClient).send(new ListDashboardsCommand({}))).DashboardEntries ?? []).map(
      ({ DashboardName }) => DashboardName,
    ),
  wants: () => ["ringfence-dashboard"],
  spoil: ({ client }) =>
    client(CloudWatchClient).send(new DeleteDashboardsCommand({ DashboardNames: ["ringfence-dashboard"] })),
  shows: () => "dashboard-page",
};

export const SPEND: readonly ReadBack[] = [billingAlarms, budgets, costAnomaly, budgetFuse, dashboard];
