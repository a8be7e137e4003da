import { PRICES } from "../../prices";
import { type Control, Family, Profile, Where } from "../control";
import { RUNNING_VCPUS } from "./usage-metrics";

const METRICS = Object.keys(RUNNING_VCPUS).length;

export const usageAlarms = {
  id: "usage-alarms",
  family: Family.Detection,
  title: "Alarm in each idle region when a virtual CPU runs",
  why: "services started machines again that were ended by hand, and no call of a person showed it",
  where: Where.Idle,
  profile: Profile.Standard,
  options: {},
  needs: [{ control: "early-warning", because: "rings through it" }],
  cost: "0.10 USD a month for each of two metrics in each idle region",
  price: ({ regions: { idle } }) => {
    const total = METRICS * PRICES.metricAlarm * idle.length;
    return { total, idle: total };
  },
  frameworks: { cis5: [], cis7: [] },
  removal: { onDestroy: "removed", afterTeardown: "nothing is left" },
  byHand: "nothing is left",
  source:
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/viewing_metrics_with_cloudwatch.html#service-quota-metrics",
  notes: [
    "**What it counts.** Virtual CPUs of the standard families (A, C, D, H, I, M, R, T, Z), on demand and spot, whoever started them: a person, a fleet that replaces its machines, a group that grows. It needs no trail. Other families have a quota of 0 until AWS raises it for the account.",
    "**How fast.** AWS publishes the count every few minutes, and the alarm looks at five of them at a time.",
    "**How it rings.** An alarm can tell a topic of its own region only, and idle regions have none. Its change of state is an event of its region, which [early-warning](early-warning.md) sends home and tells in words: the signal `idle-vcpu` of [docs/signals.md](../signals.md).",
  ],
} as const satisfies Control;
