import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { fail, pass, undetermined } from "../../engine/verdict";
import { pointsAt } from "../../facts/alert-topics";
import { kindOf } from "../../facts/kind";
import { valuesAt } from "../../facts/table";
import { declaredBy } from "../../facts/template";
import type { Resource, Stack, StackResource } from "../../resource";
import type { StackRule, Verdict } from "../../rule";
import { monthlyAmount } from "../spend/caps";
import { isTold } from "../spend/subscribers";

const BUDGET = "aws:budgets/budget:Budget";
const ACTION = "aws:budgets/budgetAction:BudgetAction";
const SUBSCRIPTION = "aws:costexplorer/anomalySubscription:AnomalySubscription";

/** The member of a budget, which CloudFormation puts below `budget`. */
const of = ({ props }: Resource, name: string, native = name) => {
  const own = props.get(name);
  return own.state === "absent" ? props.get("budget", ...native.split(".")) : own;
};

/** Limits of a budget: the one, and those that are planned for later months. */
const limitsOf = (one: Resource) => [
  of(one, "limitAmount", "budgetLimit.amount"),
  ...valuesAt(one.props, "plannedLimits.amount"),
  ...valuesAt(one.props, "plannedLimit.amount"),
];

function judgeLimit(one: Resource, place: string, most: number | undefined): Verdict[] {
  if (most === undefined) return [];
  const unit = of(one, "timeUnit");
  return limitsOf(one).flatMap((limit): Verdict[] => {
    if (limit.state === "absent") return [];
    if (limit.state === "unknown" || unit.state === "unknown") return [undetermined(`${place}.${limit.path}`)];
    const amount = monthlyAmount(limit, unit);
    if (amount === undefined) return [undetermined(`${place}.${limit.path}`, "no amount of a month")];
    return amount > most ? [fail(`${place}.${limit.path}`, show(limit.value), `at most ${most} USD a month`)] : [];
  });
}

/** A budget that nobody is told of, and that no action hangs on. */
function judgeTold(one: StackResource, place: string, stack: Stack): Verdict[] {
  const told = isTold(one.props);
  if (told === true) return [];
  if (told === undefined) return [undetermined(`${place}.notifications`)];
  const hasAction = stack.resources.some(
    (action) => kindOf(action.type) === kindOf(ACTION) && pointsAt(action, ["budgetName"], one),
  );
  // In a preview some providers tell nothing of what they will make.
  if (one.props.keys().length === 0)
    return [undetermined(place, "the provider tells nothing of it before the deployment")];
  return hasAction ? [] : [fail(`${place}.notifications`, "nobody is told", "a mailbox or a topic", one.urn)];
}

function judge(one: StackResource, stack: Stack, most: number | undefined): Verdict[] {
  const place = one.props.path === "" ? one.name : `${one.name}.${one.props.path}`;
  switch (kindOf(one.type)) {
    case "budgets:budget": {
      const type = of(one, "budgetType");
      if (type.state === "unknown") return [undetermined(`${place}.${type.path}`)];
      return type.value === "COST" ? [...judgeLimit(one, place, most), ...judgeTold(one, place, stack)] : [];
    }
    case "budgets:budgetaction":
    case "ce:anomalysubscription": {
      const told = isTold(one.props);
      if (told === true) return [];
      return told === undefined || one.props.keys().length === 0
        ? [undetermined(`${place}.subscribers`)]
        : [fail(`${place}.subscribers`, "nobody is told", "a mailbox or a topic", one.urn)];
    }
    default:
      return [];
  }
}

const notification = { notificationType: "ACTUAL", threshold: 80, subscriberEmailAddresses: ["billing@acme.sandbox"] };
const silent = (props: Record<string, unknown> = {}) => ({
  type: BUDGET,
  name: "monthly",
  props: { budgetType: "COST", timeUnit: "MONTHLY", limitAmount: "100", ...props },
});
const budget = (props: Record<string, unknown> = {}) => silent({ notifications: [notification], ...props });
const options = { maximumMonthlyUsd: 500 };

export const budgetLoosened: StackRule<never, "maximumMonthlyUsd"> = {
  id: "budget-loosened",
  kind: "stack",
  title: "budgets stay below the cap, and tell somebody",
  severity: "high",
  level: "mandatory",
  starter: "mandatory",
  onUnknown: "advisory",
  why: "Whoever wants to spend unseen raises the limit, or takes away who is told: the budget is still there, and says nothing.",
  fix: "keep the limit at or below maximumMonthlyUsd, and name a mailbox or a topic in every notification, action and subscription",
  frameworks: [{ framework: "mitre-attack", version: "17", id: "T1562.001" }],
  types: [BUDGET, ACTION, SUBSCRIPTION],
  needs: [],
  uses: ["maximumMonthlyUsd"],
  options: {},

  check(stack, { maximumMonthlyUsd }) {
    const verdicts = stack.resources.flatMap((one) => {
      const { resources, unread } = declaredBy(one);
      const inTemplate = resources.flatMap((each) => judge({ ...one, ...each }, stack, maximumMonthlyUsd));
      return [...judge(one, stack, maximumMonthlyUsd), ...inTemplate, ...unread];
    });
    return verdicts.length > 0 ? verdicts : [pass];
  },

  examples: {
    pass: [
      { title: "a budget below the cap that tells somebody", options, subject: { resources: [budget()] } },
      {
        title: "a budget of any amount, where there is no cap",
        subject: { resources: [budget({ limitAmount: "90000" })] },
      },
      {
        title: "a budget of a year below twelve times the cap",
        options,
        subject: { resources: [budget({ timeUnit: "ANNUALLY", limitAmount: "6000" })] },
      },
      {
        title: "a budget that tells nobody, but that an action hangs on",
        subject: {
          resources: [
            silent(),
            {
              type: ACTION,
              name: "fuse",
              props: {
                budgetName: UNKNOWN,
                subscribers: [{ subscriptionType: "EMAIL", address: "billing@acme.sandbox" }],
              },
              propertyDependencies: { budgetName: ["monthly"] },
            },
          ],
        },
      },
      {
        title: "a budget of the use of a service",
        options,
        subject: { resources: [budget({ budgetType: "USAGE", limitAmount: "90000", notifications: [] })] },
      },
      {
        title: "a budget of Cloud Control",
        options,
        subject: {
          resources: [
            {
              type: "aws-native:budgets:Budget",
              name: "monthly",
              props: {
                budget: { budgetType: "COST", timeUnit: "MONTHLY", budgetLimit: { amount: 100, unit: "USD" } },
                notificationsWithSubscribers: [{ subscribers: [{ address: "billing@acme.sandbox" }] }],
              },
            },
          ],
        },
      },
    ],
    fail: [
      { title: "a limit above the cap", options, subject: { resources: [budget({ limitAmount: "5000" })] } },
      {
        title: "a limit of a day that makes more than the cap in a month",
        options,
        subject: { resources: [budget({ timeUnit: "DAILY", limitAmount: "100" })] },
      },
      { title: "a budget without notifications", subject: { resources: [silent()] } },
      {
        title: "a notification that goes to nobody",
        subject: { resources: [budget({ notifications: [{ ...notification, subscriberEmailAddresses: [] }] })] },
      },
      {
        title: "a subscription to anomalies without a subscriber",
        subject: {
          resources: [{ type: SUBSCRIPTION, name: "alert", props: { frequency: "IMMEDIATE", subscribers: [] } }],
        },
      },
      {
        title: "a budget in a template",
        options,
        subject: {
          resources: [
            {
              type: "aws:cloudformation/stack:Stack",
              name: "template",
              props: {
                templateBody: JSON.stringify({
                  Resources: {
                    Budget: {
                      Type: "AWS::Budgets::Budget",
                      Properties: {
                        Budget: { BudgetType: "COST", TimeUnit: "MONTHLY", BudgetLimit: { Amount: 9000 } },
                      },
                    },
                  },
                }),
              },
            },
          ],
        },
      },
    ],
    unknown: [
      { title: "a limit that is not known", options, subject: { resources: [budget({ limitAmount: UNKNOWN })] } },
      { title: "notifications that are not known", subject: { resources: [budget({ notifications: UNKNOWN })] } },
    ],
  },
};
