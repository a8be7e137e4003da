import { changed, HOME, IDLE } from "../healthy";
import { type Case, some, without } from "./case";

export const DELIVERY_CASES: readonly Case[] = [
  {
    what: "a reader has not confirmed",
    spoil: (facts) => changed(facts, "subscriptions", HOME, some(0, { arn: undefined })),
    finds: ["subscriptions", HOME, /oncall@acme.sandbox has not confirmed/],
  },
  {
    what: "a reader of one topic does not read the other",
    spoil: (facts) => changed(facts, "subscriptions", HOME, (items) => items.slice(1)),
    finds: ["subscriptions", HOME, /^oncall@acme.sandbox reads the alerts of the other region/],
  },
  {
    what: "nobody reads",
    spoil: (facts) => changed(facts, "subscriptions", "us-east-1", without),
    finds: ["subscriptions", "us-east-1", /no subscription is confirmed/],
  },
  {
    what: "the topic is gone",
    spoil: (facts) => changed(facts, "topics", HOME, without),
    finds: ["subscriptions", HOME, /no topic for alerts/],
  },
  {
    what: "billing alerts are off",
    spoil: (facts) => changed(facts, "billingAlerts", "us-east-1", some(0, { enabled: false })),
    finds: ["billing-alerts", undefined, /switched off/],
  },
  {
    what: "a billing alarm is mute",
    spoil: (facts) => changed(facts, "alarms", "us-east-1", some(0, { actsOnState: false })),
    finds: ["billing-alarms", "us-east-1", /10-percent.* is mute: its actions are switched off/],
  },
  {
    what: "a billing alarm tells another topic",
    spoil: (facts) => changed(facts, "alarms", "us-east-1", some(1, { actions: ["arn:aws:sns:us-east-1:1:mallory"] })),
    finds: ["billing-alarms", "us-east-1", /jump.* does not tell the topic of the baseline/],
  },
  {
    what: "a billing alarm has no data for days",
    spoil: (facts) => changed(facts, "alarms", "us-east-1", some(0, { state: "INSUFFICIENT_DATA" })),
    finds: ["billing-alarms", "us-east-1", /1 of 2 billing alarms have had no data/],
  },
  {
    what: "the billing alarms are gone",
    spoil: (facts) => changed(facts, "alarms", "us-east-1", (items) => items.slice(2)),
    finds: ["billing-alarms", "us-east-1", /no alarm watches/],
  },
  {
    what: "a rule mutes a billing alarm",
    spoil: (facts) =>
      changed(facts, "muteRules", "us-east-1", some(0, { mutes: ["ringfence-billing-alarms-jump-0a1b2c3"] })),
    finds: ["alarm-mutes", "us-east-1", /nightly silences ringfence-billing-alarms-jump-0a1b2c3 at set times/],
  },
  {
    what: "a usage alarm is gone",
    spoil: (facts) => changed(facts, "alarms", IDLE, without),
    finds: ["usage-alarms", IDLE, /no alarm counts/],
  },
  {
    what: "a budget is gone",
    spoil: (facts) => changed(facts, "budgets", "us-east-1", (items) => items.slice(1)),
    finds: ["budgets", undefined, /the budget monthly is missing/],
  },
  {
    what: "a notification of a budget has no reader",
    spoil: (facts) => changed(facts, "budgets", "us-east-1", some(1, { readers: [2, 0] })),
    finds: ["budgets", undefined, /1 notifications of the budget daily have no reader/],
  },
];
