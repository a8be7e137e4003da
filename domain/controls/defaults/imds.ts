import * as v from "valibot";
import { field } from "../../fields/field";
import { whole } from "../../fields/values";
import { type Control, Family, FREE, Profile, Where } from "../control";

export const imds = {
  id: "imds",
  family: Family.Defaults,
  title: "Version 2 of the instance metadata service for new machines",
  why: "whoever makes a machine fetch an address of its own metadata service gets the keys of its role, without a token",
  where: Where.Covered,
  profile: Profile.Minimal,
  options: {
    hopLimit: field(v.optional(whole(1, 64), 2), {
      shape: "whole number, 1 to 64",
      description: "How many hops an answer may take. A container on a machine needs 2.",
      example: "1",
    }),
  },
  needs: [],
  cost: "free",
  price: () => FREE,
  frameworks: { cis5: ["5.7"], cis7: ["6.7"] },
  removal: {
    onDestroy: "kept",
    afterTeardown: "the defaults are cleared in every region; machines keep what they have",
  },
  byHand:
    "aws ec2 modify-instance-metadata-defaults --http-tokens no-preference --http-put-response-hop-limit -1 --region <region>, in each region",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html",
  notes: [
    "**It decides about new machines only**, and only where the launch does not say otherwise; no machine that runs is changed. An image or a program that knows version 1 only cannot read its role on a machine that starts later.",
    "**The provider sets all four defaults**: one for the endpoint or for tags in metadata that somebody set is cleared. `aws ec2 get-instance-metadata-defaults --region <region>` shows what is set now.",
  ],
} as const satisfies Control;
