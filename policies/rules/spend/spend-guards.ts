import { ControlState } from "../../../domain/controls/control-state";
import { every, some, type Truth } from "../../../domain/documents/truth";
import { BASELINE } from "../../engine/baseline";
import { UNKNOWN } from "../../engine/reader";
import { holds, judgedBaseline, judgePresence, NO_BASELINE, type Wanted } from "../../facts/baseline-present";
import { isTold } from "./subscribers";
import type { Property } from "../../resource";
import type { StackRule } from "../../rule";

const BUDGET = "aws:budgets/budget:Budget";
const MONITOR = "aws:costexplorer/anomalyMonitor:AnomalyMonitor";
const SUBSCRIPTION = "aws:costexplorer/anomalySubscription:AnomalySubscription";

const ofCost = (props: Property): Truth =>
  some(
    ["budgetType", "budget.budgetType"].map((path) =>
      holds(props.get(...path.split(".")), (value) => value === "COST"),
    ),
  );

const hasSome = (list: Property): Truth => (list.state === "unknown" ? undefined : list.items().length > 0);

const WANTED: readonly Wanted[] = [
  {
    control: "budgets",
    type: BUDGET,
    isGood: ({ props }) => every([ofCost(props), isTold(props)]),
    expected: "a budget of costs that tells somebody",
  },
  {
    control: "cost-anomaly",
    type: MONITOR,
    isGood: () => true,
    expected: "a monitor of unusual costs",
    // An account has one monitor of services at most, and a baseline works with the one that is there.
    notWhenAdopted: true,
  },
  {
    control: "cost-anomaly",
    type: SUBSCRIPTION,
    isGood: ({ props }) =>
      every([isTold(props), some([hasSome(props.get("monitorArnLists")), hasSome(props.get("monitorArnList"))])]),
    expected: "a subscription to the monitor that tells somebody",
  },
];

const baseline = (controlStates: Record<string, unknown> = {}) => ({
  type: BASELINE,
  name: "baseline",
  props: { controlStates },
});
const notification = { threshold: 80, notificationType: "ACTUAL", subscriberEmailAddresses: ["billing@acme.sandbox"] };
const budget = (props: Record<string, unknown> = {}) => ({
  type: BUDGET,
  name: "monthly",
  props: { budgetType: "COST", limitAmount: "100", notifications: [notification], ...props },
});
const monitor = { type: MONITOR, name: "services", props: { monitorType: "DIMENSIONAL" } };
const subscription = (props: Record<string, unknown> = {}) => ({
  type: SUBSCRIPTION,
  name: "alert",
  props: {
    frequency: "IMMEDIATE",
    monitorArnLists: ["arn:aws:ce::111122223333:anomalymonitor/services"],
    subscribers: [{ type: "EMAIL", address: "billing@acme.sandbox" }],
    ...props,
  },
});

export const spendGuards: StackRule<never, "baselineStacks"> = {
  id: "spend-guards",
  kind: "stack",
  title: "the baseline has a budget and an anomaly alert that tell somebody",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: "What an intruder runs costs money before anybody sees a machine. A budget or a monitor that tells nobody is a figure in a console that nobody opens.",
  fix: "declare the components Budgets and CostAnomaly with somebody to tell, or switch the control off in AccountBaseline",
  frameworks: [{ framework: "mitre-attack", version: "17", id: "T1496.001" }],
  types: [BUDGET, MONITOR, SUBSCRIPTION, BASELINE],
  needs: [],
  uses: ["baselineStacks"],
  options: {},

  check(stack, { baselineStacks }) {
    const judged = judgedBaseline(stack, baselineStacks);
    return judged === undefined ? [NO_BASELINE] : judgePresence(judged, WANTED);
  },

  examples: {
    pass: [
      {
        title: "a budget, a monitor and a subscription",
        subject: { resources: [baseline(), budget(), monitor, subscription()] },
      },
      {
        title: "the same of Cloud Control and of Terraform, in a stack that the configuration names",
        options: { baselineStacks: ["account"] },
        subject: {
          stack: "account",
          resources: [
            {
              type: "aws:index/budgetsBudget:BudgetsBudget",
              name: "monthly",
              props: { budgetType: "COST", notification: [notification] },
            },
            { ...monitor, type: "aws-native:ce:AnomalyMonitor" },
            {
              type: "aws-native:ce:AnomalySubscription",
              name: "alert",
              props: { monitorArnList: ["arn:m"], subscribers: [{ type: "SNS", address: "arn:t" }] },
            },
          ],
        },
      },
      {
        title: "a subscription to the monitor that the account had",
        subject: { resources: [baseline({ "cost-anomaly": ControlState.Adopted }), budget(), subscription()] },
      },
      {
        title: "a baseline without either, on purpose",
        subject: {
          resources: [
            baseline({ budgets: ControlState.OffByConfiguration, "cost-anomaly": ControlState.OffByProfile }),
          ],
        },
      },
      { title: "a stack that is no baseline", subject: { resources: [budget({ notifications: [] })] } },
    ],
    fail: [
      { title: "no budget", subject: { resources: [baseline(), monitor, subscription()] } },
      {
        title: "a budget that tells nobody",
        subject: { resources: [baseline(), budget({ notifications: [] }), monitor, subscription()] },
      },
      {
        title: "a budget of the use of a service",
        subject: { resources: [baseline(), budget({ budgetType: "USAGE" }), monitor, subscription()] },
      },
      {
        title: "a monitor that nobody subscribed to",
        subject: { resources: [baseline(), budget(), monitor] },
      },
      {
        title: "a subscription without a subscriber",
        subject: { resources: [baseline(), budget(), monitor, subscription({ subscribers: [] })] },
      },
    ],
    unknown: [
      {
        title: "a budget whose notifications are not known",
        subject: { resources: [baseline(), budget({ notifications: UNKNOWN }), monitor, subscription()] },
      },
      {
        title: "a baseline of which nobody knows whether it has a budget",
        subject: { resources: [baseline({ budgets: UNKNOWN }), monitor, subscription()] },
      },
    ],
  },
};
