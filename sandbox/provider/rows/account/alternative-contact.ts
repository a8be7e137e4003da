import {
  AccountClient,
  DeleteAlternateContactCommand,
  GetAlternateContactCommand,
  PutAlternateContactCommand,
} from "@aws-sdk/client-account";

import { needing } from "../../core/conformance";
import { singleton } from "../../families/singleton";
import { memberTrusting } from "../organizations/prepare";
import { splitAccount } from "./account-id";

const contact = { name: "Ada", title: "CISO", emailAddress: "security@corp.test", phoneNumber: "+61255501234" };

/** Id: `/SECURITY`, or `<account>/SECURITY` for a member account; an import takes the first without its slash as well. */
export const alternativeContact = singleton({
  token: "aws:account/alternativeContact:AlternativeContact",
  title: "Account Alternate Contact",
  client: AccountClient,
  replaceOn: ["accountId", "alternateContactType"],
  autoName: { property: "name", maxLength: 255 },
  id: (_aws, { accountId, alternateContactType }) =>
    `${(accountId as string | undefined) ?? ""}/${alternateContactType as string}`,
  key: (id) => {
    const { accountId, rest } = splitAccount(id);
    return { AccountId: accountId, AlternateContactType: rest };
  },
  absent: ["ResourceNotFoundException"],
  fields: { name: "Name", title: "Title", emailAddress: "EmailAddress", phoneNumber: "PhoneNumber" },
  derived: (_aws, id) => {
    const { accountId, rest } = splitAccount(id);
    return { accountId, alternateContactType: rest };
  },
  get: { command: GetAlternateContactCommand, at: "AlternateContact" },
  put: { command: PutAlternateContactCommand },
  reset: { command: DeleteAlternateContactCommand },
  facts: {
    source: "internal/service/account/alternate_contact.go",
    version: "before 6.36",
    lookedAtFor: "7.48.0",
    forceNew: ["accountId", "alternateContactType"],
    importId: "<type>, or <account>/<type>",
    id: "/<type>, or <account>/<type>",
    autoName: { property: "name", maxLength: 255 },
    valid: {
      alternateContactType: { oneOf: ["BILLING", "OPERATIONS", "SECURITY"] },
      emailAddress: { pattern: /[\w+=,.-]+@[\w.-]+\.\w+/ },
      name: { min: 1, max: 64 },
      phoneNumber: { pattern: /^[\s0-9()+-]+$/ },
      title: { min: 1, max: 50 },
    },
    actions: {
      create: { normal: ["account:PutAlternateContact", "account:GetAlternateContact"] },
      read: { normal: ["account:GetAlternateContact"] },
      update: { normal: ["account:PutAlternateContact", "account:GetAlternateContact"] },
      delete: { normal: ["account:DeleteAlternateContact", "account:GetAlternateContact"] },
    },
  },
  cases: {
    "alternative-contact": {
      id: /^\/SECURITY$/,
      inputs: () => ({ alternateContactType: "SECURITY", ...contact }),
      changed: () => ({ alternateContactType: "SECURITY", ...contact, emailAddress: "soc@corp.test" }),
      drift: (world) =>
        world.client(AccountClient).send(
          new PutAlternateContactCommand({
            AlternateContactType: "SECURITY",
            Name: contact.name,
            Title: contact.title,
            EmailAddress: "intruder@evil.test",
            PhoneNumber: contact.phoneNumber,
          }),
        ),
      drifted: ["emailAddress"],
    },
    // Billing, because the account's own security contact is under test beside it.
    "alternative-contact-of-a-member": needing<string>({
      prepare: (world) => memberTrusting(world, "account.amazonaws.com"),
      id: (accountId) => `${accountId}/BILLING`,
      inputs: (accountId) => ({ accountId, alternateContactType: "BILLING", ...contact }),
      changed: (accountId) => ({ accountId, alternateContactType: "BILLING", ...contact, title: "CFO" }),
      drift: (world, _id, AccountId) =>
        world.client(AccountClient).send(
          new PutAlternateContactCommand({
            AccountId,
            AlternateContactType: "BILLING",
            Name: contact.name,
            Title: contact.title,
            EmailAddress: "intruder@evil.test",
            PhoneNumber: contact.phoneNumber,
          }),
        ),
      drifted: ["emailAddress", "title"],
    }),
  },
});
