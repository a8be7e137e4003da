import { type Control, Family, FREE, Profile, Where } from "../control";

export const contacts = {
  id: "contacts",
  family: Family.Contacts,
  title: "Security, billing and operations contacts",
  why: "AWS noticed the leaked key and wrote three times, to a mailbox that nobody read",
  where: Where.Account,
  profile: Profile.Minimal,
  options: {},
  needs: [],
  cost: "free",
  price: () => FREE,
  frameworks: { cis5: ["1.1", "1.2"], cis7: ["2.2", "2.3"] },
  removal: {
    onDestroy: "kept",
    afterTeardown: "the three alternate contacts are deleted",
    keeps: "the primary contact stays, because an account must have one",
  },
  byHand: "aws account delete-alternate-contact --alternate-contact-type SECURITY, then BILLING, then OPERATIONS",
  source: "https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-contact-alternate.html",
} as const satisfies Control;
