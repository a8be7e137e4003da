import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { CONTACT_KINDS, checkContacts } from "../../domain/settings/contacts";
import type { Build } from "../control/build";
import { assertNoProblems } from "../control/user-error";
import { alternateContact, judged } from "./alternate-contact";

/** A person or a team that AWS writes to. */
export interface ContactArgs {
  name: pulumi.Input<string>;
  title: pulumi.Input<string>;
  /** An address that more than one person reads. */
  email: pulumi.Input<string>;
  /** International form: `+`, country code, number. */
  phone: pulumi.Input<string>;
}

/** The account's own postal address. */
export interface PrimaryContactArgs {
  fullName: pulumi.Input<string>;
  companyName?: pulumi.Input<string>;
  addressLine1: pulumi.Input<string>;
  addressLine2?: pulumi.Input<string>;
  addressLine3?: pulumi.Input<string>;
  city: pulumi.Input<string>;
  districtOrCounty?: pulumi.Input<string>;
  stateOrRegion?: pulumi.Input<string>;
  postalCode: pulumi.Input<string>;
  /** Two letters, ISO 3166-1. */
  countryCode: pulumi.Input<string>;
  /** International form: `+`, country code, number. */
  phone: pulumi.Input<string>;
  websiteUrl?: pulumi.Input<string>;
}

/** The contacts of an account, by the kind of mail that they read. */
export interface ContactsArgs {
  /** Reads about leaked keys and abuse. */
  security: ContactArgs;
  /** Reads about invoices and payments. */
  billing: ContactArgs;
  /** Reads about the health of services. */
  operations: ContactArgs;
  /** The account's own address. Default: left as it is. */
  primary?: PrimaryContactArgs;
  /** Accept one mail address for all three kinds. Default: false, because one unread mailbox then hides everything. */
  acceptSharedMailbox?: boolean;
}

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
