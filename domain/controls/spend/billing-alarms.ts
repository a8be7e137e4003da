import { PRICES } from "../../prices";
import { BILLING_REGION } from "../../regions/regions";
import { type Control, Family, Profile, Where } from "../control";
import { BILLING_ALARM_PERCENT } from "./thresholds";

/** One alarm a step, and one for a jump. */
const ALARMS = BILLING_ALARM_PERCENT.length + 1;

export const billingAlarms = {
  id: "billing-alarms",
  family: Family.Spend,
  title: "Alarms on the account's estimated charges",
  why: "the bill of AU$4,295 was noticed when a card was declined",
  where: Where.Billing,
  profile: Profile.Minimal,
  options: {},
  needs: [{ control: "alert-channel", because: "rings through it" }],
  cost: "0.10 USD a month for each of five alarms",
  price: ({ regions: { idle } }) => {
    const total = ALARMS * PRICES.metricAlarm;
    return { total, idle: idle.includes(BILLING_REGION) ? total : 0 };
  },
  frameworks: { cis5: [], cis7: [] },
  removal: { onDestroy: "removed", afterTeardown: "nothing is left" },
  byHand: "nothing is left",
  source:
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/monitor_estimated_charges_with_cloudwatch.html",
  notes: [
    "**How fast.** AWS refreshes the charges several times a day, so the alarms look at periods of six hours. A period without data keeps an alarm as it is; the next rise is measured from the value before, so it is seen late and not lost.",
    "**Credits.** Whether the metric counts what credits pay is not documented. The [budgets](budgets.md) do.",
  ],
} as const satisfies Control;
