import * as v from "valibot";
import { PRICES } from "../../prices";
import { BILLING_REGION, homeAndBilling } from "../../regions/regions";
import { field } from "../../fields/field";
import { flag } from "../../fields/values";
import { type Control, Family, FREE, Profile, Where } from "../control";

export const alertChannel = {
  id: "alert-channel",
  family: Family.Contacts,
  title: "Topics that carry every alert to people",
  why: "no alarm rang, because there was nothing to ring",
  where: Where.HomeAndBilling,
  profile: Profile.Minimal,
  options: {
    encrypt: field(v.optional(flag, false), {
      shape: "true or false",
      description: "Encrypt each topic with a key of its own, about 1 USD a month each.",
      example: "true",
    }),
  },
  needs: [],
  cost: "free for mail; 1 USD a month for each key when `encrypt` is on",
  price: ({ regions: { home, idle }, options: { encrypt } }) =>
    encrypt === true
      ? {
          total: homeAndBilling(home).length * PRICES.kmsKey,
          idle: idle.includes(BILLING_REGION) ? PRICES.kmsKey : 0,
        }
      : FREE,
  frameworks: { cis5: [], cis7: [] },
  removal: {
    onDestroy: "removed",
    afterTeardown:
      "topics and confirmed subscriptions are deleted; a mail subscription that nobody confirmed expires by itself",
  },
  byHand: "nothing is left",
  source: "https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html",
} as const satisfies Control;
