import { type Control, Family, FREE, Profile, Where } from "../control";

export const dashboard = {
  id: "dashboard",
  family: Family.Spend,
  title: "One page with charges, running machines and alerts of all regions",
  why: "the console shows one region at a time, and everything happened in the others",
  where: Where.Billing,
  profile: Profile.Standard,
  options: {},
  needs: [],
  cost: "free as one of an account's first three dashboards; 3 USD a month where there are more",
  price: () => FREE,
  frameworks: { cis5: [], cis7: [] },
  removal: { onDestroy: "removed", afterTeardown: "nothing is left" },
  byHand: "nothing is left",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Dashboards.html",
  notes: [
    "**What it shows.** The month's charges beside the budget; the virtual CPUs that run, a line for each region; and how often each rule of the baseline matched, by region: launches, findings and uses of the break-glass role each have rules. GuardDuty has no metric of its own for findings.",
    "**What is empty.** Charges need billing alerts, once switched on. A region where nothing runs has no line, which is what it should look like.",
  ],
} as const satisfies Control;
