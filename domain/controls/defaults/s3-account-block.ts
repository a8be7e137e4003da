import * as v from "valibot";
import { field } from "../../fields/field";
import { distinct } from "../../fields/shapes";
import { text } from "../../fields/values";
import { type Control, Family, FREE, Profile, Where } from "../control";

export const s3AccountBlock = {
  id: "s3-account-block",
  family: Family.Defaults,
  title: "No public bucket in the account",
  why: "a bucket that somebody opens by mistake, or on purpose, gives its data to everybody",
  where: Where.Account,
  profile: Profile.Minimal,
  options: {
    acknowledgePublic: field(v.optional(distinct(text("a name of a bucket"), "a list of names of buckets"), []), {
      shape: "list of names of buckets",
      description: "Public buckets that are meant to become private.",
      example: "[old-website]",
    }),
  },
  needs: [],
  cost: "free",
  price: () => FREE,
  frameworks: { cis5: ["2.1.4"], cis7: ["3.1.4"] },
  removal: {
    onDestroy: "kept",
    afterTeardown:
      "the block is deleted: a bucket whose own settings or policy make it public is public again at once, and GuardDuty reports the deletion as a finding",
  },
  byHand: "aws s3control delete-public-access-block --account-id <account>",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
  notes: [
    "**It makes public buckets private at once**, a website among them. So the preview looks, while the account is not blocked yet, and refuses as long as a bucket is public by its policy or its ACL, naming each. Put CloudFront with origin access control in front of what must be public; or name the buckets in `acknowledgePublic`, and they go dark; or switch the control off.",
    "**What it sees.** The status of the policy, the ACL and the bucket's own block of up to 250 buckets. In an account with more, the preview refuses until the rest is named, or the control is off. Access points and objects with ACLs of their own are not looked at.",
  ],
} as const satisfies Control;
