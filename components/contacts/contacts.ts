import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { CONTACT_KINDS, checkContacts } from "../../domain/settings/contacts";
import type { Build } from "../control/build";
import { assertNoProblems } from "../control/user-error";
import { alternateContact, judged } from "./alternate-contact";
import type { ContactsArgs } from "./contacts-args";

/** The same values, but not before all contacts are found right: a wrong one must stop the others too. */
const afterJudgement = <T extends object>(known: pulumi.Output<unknown>, values: T): T =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, known.apply(() => value as unknown)])) as T;

/**
 * The three alternate contacts of an account, and optionally its primary contact. AWS writes to these addresses when it
 * sees a leaked key, abuse or an unpaid bill; the root mailbox still receives everything too.
 *
 * An existing contact is overwritten, because an account has one of each kind.
 * https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-contact-alternate.html
 *
 * @throws pulumi.RunError that lists every problem of the contacts: at once for values that are known, else when they are
 */
export class Contacts extends pulumi.ComponentResource {
  constructor(name: string, args: ContactsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:Contacts", name, args, opts);
    assertNoProblems("contacts", checkContacts(args));
    const known = judged(args);

    for (const kind of CONTACT_KINDS) alternateContact(`${name}-${kind}`, kind, known, this);
    if (args.primary) {
      const { phone: phoneNumber, ...address } = args.primary;
      const contact = afterJudgement(known, { ...address, phoneNumber });
      new aws.account.PrimaryContact(`${name}-primary`, contact, { parent: this });
    }
    this.registerOutputs();
  }
}

export const contacts: Build = {
  controls: ["contacts"],
  build: ({ plan, name, opts }) => {
    new Contacts(name, plan.settings.contacts, opts);
    return {};
  },
};
