import * as v from "valibot";
import { field } from "../../fields/field";
import { whole } from "../../fields/values";
import { type Control, Family, FREE, Profile, Where } from "../control";

export const passwordPolicy = {
  id: "password-policy",
  family: Family.Defaults,
  title: "Rules for the passwords of IAM users",
  why: "a guessed or reused password of a user is a way in that no key has to leak for",
  where: Where.Account,
  profile: Profile.Minimal,
  options: {
    minimumLength: field(v.optional(whole(6, 128)), {
      shape: "whole number, 6 to 128",
      description: "Characters that a password must have.",
      absent: "14, or what the account demands when that is more",
      example: "16",
    }),
    reusePrevention: field(v.optional(whole(1, 24)), {
      shape: "whole number, 1 to 24",
      description: "How many of the last passwords may not be used again.",
      absent: "24",
      example: "24",
    }),
    maxAgeDays: field(v.optional(whole(1, 1095)), {
      shape: "whole number, 1 to 1095",
      description: "Days after which a password must be changed.",
      absent: "never, or what the account demands",
      example: "365",
    }),
  },
  needs: [],
  cost: "free",
  price: () => FREE,
  frameworks: { cis5: ["1.7", "1.8"], cis7: ["2.8", "2.9"] },
  removal: {
    onDestroy: "kept",
    afterTeardown:
      "the policy is deleted, so that AWS's own rules hold: 8 characters of three kinds, and nothing about reuse",
  },
  byHand: "aws iam delete-account-password-policy, or aws iam update-account-password-policy with other rules",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html",
  notes: [
    "**What it asks for.** 14 characters at least, all four kinds, none of the last 24 passwords. A password that exists stays valid: the rules hold when somebody changes it. Passwords do not expire unless you say so.",
    "**A policy that was there before is never weakened.** The preview reads it, and of each rule the stricter one is kept: 16 characters stay 16, an expiry stays, and so does the ban on renewing an expired password. A value that you give in the options is taken as it is, so that you can loosen a rule on purpose. AWS replaces a policy as a whole; whoever may not read it gets a warning, and the defaults.",
    "**Access keys, single sign-on and root** have no password of this kind, and are not touched.",
  ],
} as const satisfies Control;
