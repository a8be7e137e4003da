import * as v from "valibot";
import { field } from "../../fields/field";
import { PRICES, QUIET_ACCOUNT } from "../../prices";
import { type Control, Family, Profile, Where } from "../control";
import { CIS_FILTERS } from "./cis-filters";
import { LOG_DAYS, retentionDays } from "./trails";

const COUNT = CIS_FILTERS.length;

export const cisMetricFilters = {
  id: "cis-metric-filters",
  family: Family.Trail,
  title: "Filters and alarms of CIS AWS Foundations on the log of the trail",
  why: "an auditor asks for the alarms that the benchmark lists, and nothing rang for any of them",
  where: Where.Home,
  profile: Profile.Compliance,
  options: {
    retentionDays: field(v.optional(retentionDays, LOG_DAYS), {
      shape: `number of days that CloudWatch Logs knows, such as 90, ${LOG_DAYS} or 731`,
      description: "How long the log group keeps the calls. The bucket of the trail keeps them as audit-trail says.",
      example: "90",
    }),
  },
  needs: [
    { control: "alert-channel", because: "rings through it" },
    { control: "audit-trail", because: "counts what a trail logs" },
  ],
  cost: `${PRICES.metricAlarm.toFixed(2)} USD a month for each of ${COUNT} alarms, ${PRICES.customMetric.toFixed(2)} for each metric in a month in which it counts something all the time, ${PRICES.logsGb.toFixed(2)} for a GB of calls; the estimate takes every metric and ${QUIET_ACCOUNT.logsGbAMonth} GB`,
  price: ({ regions: { home, idle } }) => {
    const total = COUNT * (PRICES.metricAlarm + PRICES.customMetric) + QUIET_ACCOUNT.logsGbAMonth * PRICES.logsGb;
    return { total, idle: idle.includes(home) ? total : 0 };
  },
  frameworks: { cis5: CIS_FILTERS.map(({ cis5 }) => cis5), cis7: CIS_FILTERS.map(({ cis7 }) => cis7) },
  removal: {
    onDestroy: "removed",
    afterTeardown: "filters, alarms and the log group are deleted; the bucket of the trail still has every call",
  },
  byHand: "nothing is left",
  source: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html",
  notes: [
    "**For the auditor.** What matters at night rings by [early-warning](early-warning.md), in words, with who did it and what to do first. These alarms say that something was counted within five minutes, and not what; somebody has to look in the log group. They ring for daily work, too.",
    "**How it is made.** The trail sends its calls to a log group in the home region, with a role that may write there and nothing else. Each filter counts some of them in a metric, and its alarm rings the alert topic of the home region from the first one on. Silence is no alarm.",
    "**The log group** is encrypted by CloudWatch Logs with a key of its own service; this baseline gives it none of yours.",
    "**A trail of your own** in `existing.trail` is left as it is, so it must send to a log group already: in the home region and in this account, because an alarm reads and rings in its own region only. The preview asks for it, and refuses a trail that has none, with the command that mends it. Filters are added to that group.",
    `**The filters**, with the items of the benchmark's versions 5.0 and 7.0: ${CIS_FILTERS.map(({ stem, cis5, cis7 }) => `${cis5} / ${cis7} ${stem}`).join(", ")}.`,
  ],
} as const satisfies Control;
