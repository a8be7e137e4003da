import * as v from "valibot";
import { type Problem, show } from "./problems";
import { pathOf } from "./setting-path";
import { contactsSchema } from "./setting-schema";
import type { Contacts } from "./settings";

/** One address that reads all three kinds of mail is one unread mailbox away from the incident. */
export function sharedMailboxProblems(contacts: Contacts): Problem[] {
  const addresses = new Set([contacts.security, contacts.billing, contacts.operations].map((contact) => contact.email));
  const [address] = addresses;
  if (addresses.size > 1 || typeof address !== "string" || contacts.acceptSharedMailbox) return [];
  return [
    {
      path: "contacts",
      message: `all three have the address ${show(address)}: when that mailbox goes unread, every warning does; give another one, or set acceptSharedMailbox: true`,
    },
  ];
}

/** Every problem of contacts, as far as their values are known. Paths begin with `contacts`. */
export function checkContacts(input: unknown): Problem[] {
  const parsed = v.safeParse(contactsSchema, input);
  if (parsed.success) return sharedMailboxProblems(parsed.output);
  return parsed.issues.map((issue) => ({ path: ["contacts", pathOf(issue)].join("."), message: issue.message }));
}
