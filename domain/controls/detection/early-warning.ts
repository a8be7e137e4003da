import { type Control, Family, FREE, Profile, Where } from "../control";

export const earlyWarning = {
  id: "early-warning",
  family: Family.Detection,
  title: "Early warning: what rings within minutes",
  why: "GuardDuty would have found it and the calls were on record, and nobody was told of either",
  where: Where.Covered,
  profile: Profile.Minimal,
  options: {},
  needs: [
    { control: "alert-channel", because: "rings through it" },
    { control: "audit-trail", because: "hears calls of the API only while a trail logs them" },
  ],
  cost: "free: events of AWS services cost nothing, and a million that are sent to another region 1 USD; a quiet account sends thousands",
  price: () => FREE,
  frameworks: { cis5: [], cis7: [] },
  removal: { onDestroy: "removed", afterTeardown: "nothing is left" },
  byHand: "nothing is left",
  source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-region.html",
  notes: [
    "**What rings**, with the mail of each signal and what to do first: [docs/signals.md](../signals.md), or `npx ringfence signals`.",
    "**How it is made.** In each covered region but home one rule sends what may matter to the default bus of the home region, with a role that may put events there and nothing else. At home each signal has a rule that tells the alert topic in words. That is two resources in an idle region.",
    "**No queue for what could not be delivered.** EventBridge tries again for 24 hours; what it drops then shows in its metric `FailedInvocations`. A dead-letter queue of which nobody is told would be a second silence; the second way to hear of a break-in are the mails of AWS Health, the billing alarms and the budgets, which do not run through these rules.",
    "**Removal.** The rules go with the topics that they ring: a rule whose topic is gone would look armed and ring nobody.",
  ],
} as const satisfies Control;
