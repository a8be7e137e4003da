import { type Control, Family, FREE, Profile, Where } from "../control";

export const ssmSharingBlock = {
  id: "ssm-sharing-block",
  family: Family.Defaults,
  title: "No public document of Systems Manager",
  why: "a document that is shared with everybody tells how machines are managed, and what is in it",
  where: Where.Covered,
  profile: Profile.Minimal,
  options: {},
  needs: [],
  cost: "free",
  price: () => FREE,
  frameworks: { cis5: [], cis7: [] },
  removal: {
    onDestroy: "kept",
    afterTeardown: "public sharing of documents is allowed again in every region, which is what AWS starts with",
  },
  byHand:
    "aws ssm reset-service-setting --setting-id /ssm/documents/console/public-sharing-permission --region <region>, in each region",
  source: "https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-ssm-sharing.html",
  notes: [
    "**It blocks new sharing.** A document that is public already stays public until somebody takes that back: `aws ssm modify-document-permission --name <document> --permission-type Share --account-ids-to-remove All`.",
  ],
} as const satisfies Control;
