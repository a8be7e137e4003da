import * as v from "valibot";
import { field } from "../../fields/field";
import { distinct } from "../../fields/shapes";
import { trustedArn } from "../../fields/principals";
import { type Control, Family, FREE, Profile, Where } from "../control";

export const breakGlass = {
  id: "break-glass",
  family: Family.Access,
  title: "Role that ends an intrusion, with MFA, and an alarm on each use that a trail records",
  why: "a hundred machines in every region had to be killed by hand, with whatever rights there were",
  where: Where.HomeAndBilling,
  profile: Profile.Minimal,
  options: {
    responders: field(v.optional(distinct(trustedArn, "a list of ARNs")), {
      shape: "list of ARNs of users",
      description: "Users that may assume the responder role, always with MFA.",
      absent: "everybody whose own policy allows it",
      example: "[arn:aws:iam::123456789012:user/mia]",
    }),
  },
  needs: [{ control: "alert-channel", because: "rings through it" }],
  cost: "free",
  price: () => FREE,
  frameworks: { cis5: [], cis7: [] },
  removal: { onDestroy: "removed", afterTeardown: "nothing is left" },
  byHand: "nothing is left",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
} as const satisfies Control;
