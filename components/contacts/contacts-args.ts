import type * as pulumi from "@pulumi/pulumi";

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
