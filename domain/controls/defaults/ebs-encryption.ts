import { type Control, Family, FREE, Profile, Where } from "../control";

export const ebsEncryption = {
  id: "ebs-encryption",
  family: Family.Defaults,
  title: "EBS volumes encrypted by default",
  why: "an account default protects the volumes that nobody thought about",
  where: Where.Covered,
  profile: Profile.Minimal,
  options: {},
  needs: [],
  cost: "free with the AWS managed key",
  price: () => FREE,
  frameworks: { cis5: ["5.1.1"], cis7: ["6.1.1"] },
  removal: {
    onDestroy: "kept",
    afterTeardown: "the default is switched off in every region; volumes that are encrypted stay so",
  },
  byHand: "aws ec2 disable-ebs-encryption-by-default --region <region>, in each region",
  source: "https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html",
} as const satisfies Control;
