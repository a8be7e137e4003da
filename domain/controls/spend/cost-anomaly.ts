import * as v from "valibot";
import { field } from "../../fields/field";
import { amount, text } from "../../fields/values";
import { type Control, Family, FREE, Profile, Where } from "../control";
import { ANOMALY_PERCENT, ANOMALY_USD } from "./thresholds";

/** ARN of an anomaly monitor: its id is a UUID, and it has no region. */
const MONITOR_ARN = /^arn:aws:ce::\d{12}:anomalymonitor\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The monitor of services that an account already has; there can be one. */
export const anomalyMonitorArn = text(
  "the ARN of an anomaly monitor, arn:aws:ce::<account>:anomalymonitor/<id>; aws ce get-anomaly-monitors prints it",
  (value) => MONITOR_ARN.test(value),
);

/** The account of an anomaly monitor. */
export const accountOfMonitor = (arn: string): string => arn.split(":")[4]!;

export const costAnomaly = {
  id: "cost-anomaly",
  family: Family.Spend,
  title: "Alert when a service costs more than it usually does",
  why: "the bill was far from any bill before, and nobody compared",
  where: Where.Account,
  profile: Profile.Minimal,
  options: {
    thresholdUsd: field(v.optional(amount("a number above 0, in USD"), ANOMALY_USD), {
      shape: "number above 0, in USD",
      description: "The unusual part of a cost that rings, whatever its share of the usual is.",
      example: "25",
    }),
    thresholdPercent: field(v.optional(amount("a number above 0, in percent"), ANOMALY_PERCENT), {
      shape: "number above 0, in percent",
      description: "The unusual part of a cost that rings, as a share of the usual, however small it is in USD.",
      example: "50",
    }),
  },
  needs: [{ control: "alert-channel", because: "rings through it" }],
  cost: "free; AWS takes 0.01 USD for a call of the Cost Explorer API, of which a preview makes one, and a refresh a few",
  price: () => FREE,
  frameworks: { cis5: [], cis7: [] },
  removal: { onDestroy: "removed", afterTeardown: "nothing is left; a monitor that was adopted stays" },
  byHand: "nothing is left",
  source: "https://docs.aws.amazon.com/cost-management/latest/userguide/getting-started-ad.html",
  notes: [
    "**One monitor an account.** AWS allows one monitor of services, and makes it itself (`Default-Services-Monitor`) where Cost Explorer is switched on for the first time. Name it in `existing.anomalyMonitor`: it is used as it is, and only the alert is made. Without that, the preview names it.",
    "**Cost Explorer must be on.** It is switched on by opening it once in the console; no API does it. Without it AWS refuses the monitor, and the preview says so.",
    "**How fast.** Detection runs about three times a day over the last 24 hours, on billing data that is up to a day old, and it learns for ten days what is usual. In the first fortnight of an account only the budgets and the billing alarms ring.",
  ],
} as const satisfies Control;
