import * as pulumi from "@pulumi/pulumi";
import { checkContacts, CONTACT_KINDS, type ContactKind } from "../../domain/settings/contacts";
import { alternateContact, judged } from "../contacts/alternate-contact";
import type { ContactsArgs } from "../contacts/contacts-args";
import { assertArguments } from "../control/arguments";
import type { Build } from "../control/build";
import { planned } from "../control/planned";

export interface MemberContactsArgs {
  /** The contacts that each member gets; `primary` is not used. */
  contacts: ContactsArgs;
  /** Ids of member accounts, 12 digits each; the contacts are set in each. */
  accounts: string[];
  /** Id of a member account -> kinds that are left as they are: security, billing, operations. Default: none. */
  leave?: { [accountId: string]: string[] };
}

/**
 * The alternate contacts of members of an organization, set from the account that manages it. AWS writes to them about the
 * member, beside its root mailbox.
 *
 * An existing contact is overwritten unless `leave` names its kind: a program that did not ask the member does not know of it.
 * Trusted access of account.amazonaws.com is needed in the organization, and the account that runs it must not be named.
 * https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-contact-alternate.html
 *
 * @throws pulumi.RunError that lists every problem: at once for values that are known, else when they are
 */
export class MemberContacts extends pulumi.ComponentResource {
  constructor(name: string, args: MemberContactsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:MemberContacts", name, args, opts);
    const { contacts, accounts, leave = {} } = args;
    assertArguments("member contacts", args, ...checkContacts(contacts));
    const known = judged(contacts);
    const isLeft = (accountId: string, kind: ContactKind) => leave[accountId]?.includes(kind) === true;
    for (const accountId of [...new Set(accounts)].sort()) {
      for (const kind of CONTACT_KINDS.filter((each) => !isLeft(accountId, each))) {
        alternateContact(`${name}-${accountId}-${kind}`, kind, known, this, accountId);
      }
    }
    this.registerOutputs();
  }
}

export const memberContacts: Build = {
  controls: ["member-contacts"],
  build: ({ plan, name, opts }) => {
    const { accounts, leave } = plan.memberContacts;
    new MemberContacts(name, planned({ contacts: plan.settings.contacts, accounts, leave }), opts);
    return {};
  },
};
