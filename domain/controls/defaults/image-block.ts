import { type Control, Family, FREE, Profile, Where } from "../control";

export const imageBlock = {
  id: "image-block",
  family: Family.Defaults,
  title: "No new public image",
  why: "an image that is shared with everybody carries a disk, and what is on it, out of the account",
  where: Where.Covered,
  profile: Profile.Minimal,
  options: {},
  needs: [],
  cost: "free",
  price: () => FREE,
  frameworks: { cis5: [], cis7: [] },
  removal: {
    onDestroy: "kept",
    afterTeardown: "the provider has no call that removes it, and only forgets it",
    keeps: "the block stays",
  },
  byHand: "aws ec2 disable-image-block-public-access --region <region>, in each region",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-public-access-to-amis.html",
  notes: [
    "**Images that are public already stay public**: AWS blocks new sharing only. `aws ec2 describe-images --owners self --executable-users all --region <region>` lists them. AWS takes up to ten minutes until the block holds.",
  ],
} as const satisfies Control;
