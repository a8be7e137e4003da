import * as v from "valibot";
import { field } from "../../fields/field";
import { region } from "../../fields/regions";
import { type Control, Family, FREE, Profile, Where } from "../control";

export const resourceIndex = {
  id: "resource-index",
  family: Family.Defaults,
  title: "One search over the resources of every region",
  why: "a hundred machines in seventeen regions were looked for region by region, by hand",
  where: Where.Covered,
  profile: Profile.Standard,
  options: {
    aggregatorRegion: field(v.optional(region), {
      shape: "region code",
      description: "Where the index of the whole account and its view are.",
      absent: "homeRegion",
      example: "us-east-1",
    }),
  },
  needs: [],
  cost: "free",
  price: () => FREE,
  frameworks: { cis5: [], cis7: [] },
  removal: {
    onDestroy: "kept",
    afterTeardown: "indexes and the view are deleted; the next aggregator can be made a day later",
  },
  byHand: "aws resource-explorer-2 delete-index --arn <arn> --region <region>, in each region",
  source: "https://docs.aws.amazon.com/resource-explorer/latest/userguide/welcome.html",
  notes: [
    "**What it makes.** An index in every region, that of the home region as the aggregator of all, and there a default view with tags. `aws resource-explorer-2 search --query-string service:ec2 --region <home>` then lists every machine of every region. The first copy takes hours; what is not tagged can be missing for a while, so that it is no alarm. A search shows 1,000 results.",
    "**A region takes one index**, and an account one aggregator. AWS may have made some by itself, when somebody searched in the console. The preview finds them, tells those of the baseline by their tag, and refuses for the others: it prints the block for `existing.indexes`, ready to paste. They are adopted with what they know. An aggregator in another region stays there with `aggregatorRegion`; to move it, demote it by hand and wait 24 hours, which AWS demands.",
  ],
} as const satisfies Control;
