import * as v from "valibot";
import { field } from "../../fields/field";
import { distinct } from "../../fields/shapes";
import { accountId } from "../../fields/values";
import { type Control, Family, FREE, Profile, Where } from "../control";

const accountIds = distinct(accountId, "a list of account ids");

export const memberContacts = {
  id: "member-contacts",
  family: Family.Organization,
  title: "Security, billing and operations contacts of every member account",
  why: "AWS writes to the contacts of the account whose key leaked, and a member that nobody set up has none but the mailbox of its root user",
  where: Where.Account,
  profile: Profile.Minimal,
  onlyWhenAsked: true,
  options: {
    accounts: field(
      v.optional(v.pipe(accountIds, v.nonEmpty("is empty; name at least one, or leave it out for every member"))),
      {
        shape: "list of account ids, quoted",
        description: "The members whose contacts are set.",
        absent: "every active member of the organization, asked in each preview",
        example: '["111122223333"]',
      },
    ),
    replaceIn: field(v.optional(accountIds, []), {
      shape: "list of account ids, quoted",
      description: "Members whose own, other contacts are replaced.",
      example: '["444455556666"]',
    }),
  },
  needs: [],
  cost: "free",
  price: () => FREE,
  frameworks: { cis5: ["1.1", "1.2"], cis7: ["2.2", "2.3"] },
  removal: {
    onDestroy: "kept",
    afterTeardown: "the contacts that it set are deleted in each member",
  },
  byHand:
    "aws account delete-alternate-contact --account-id <member> --alternate-contact-type SECURITY, then BILLING, then OPERATIONS, in the management account",
  source: "https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-contact-alternate.html",
  notes: [
    "**Once, before it:** `aws organizations enable-aws-service-access --service-principal account.amazonaws.com` in the management account. Without this trusted access AWS refuses to set the contact of another account; the preview says so and makes nothing.",
    "**What a member set itself stays.** The preview asks each member for its three contacts. A kind that is absent is set, one that differs is left alone and named in a warning, until the member stands in `replaceIn`. The others of that member are set all the same. What this stack set once it keeps: a contact that somebody changes later is set back by the next `up --refresh`.",
    "**New members** are found by the next preview. A member that was closed, or left, falls out: its contacts stay as they are.",
    "**The management account** has its own control, `contacts`; AWS does not let it name itself here.",
    "**Large organizations.** Three resources a member. Only members that the stack does not hold yet are asked, about ten questions a second, as AWS allows: 500 new members take two to three minutes in their first preview, and none later.",
  ],
} as const satisfies Control;
