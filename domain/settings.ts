import type { ControlId, Profile } from "./controls";

/** A person or a team that AWS writes to. Every field is required by AWS. */
interface Contact {
  name: string;
  title: string;
  email: string;
  /** International form: `+`, country code, number. */
  phone: string;
}

/** The account's own address. https://docs.aws.amazon.com/accounts/latest/reference/API_ContactInformation.html */
interface PrimaryContact {
  fullName: string;
  companyName?: string;
  addressLine1: string;
  addressLine2?: string;
  addressLine3?: string;
  city: string;
  districtOrCounty?: string;
  stateOrRegion?: string;
  postalCode: string;
  /** Two letters, ISO 3166-1. */
  countryCode: string;
  /** International form: `+`, country code, number. */
  phone: string;
  websiteUrl?: string;
}

/** The contacts of an account, by the kind of mail that they read. */
export interface Contacts {
  security: Contact;
  billing: Contact;
  operations: Contact;
  primary?: PrimaryContact;
  /** True accepts one mail address for all three kinds: when it goes unread, everything does. */
  acceptSharedMailbox?: boolean;
}

/** How the denies are attached. The value is the name in the configuration. */
export const GuardrailMode = { Organization: "organization", Account: "account", None: "none" } as const;
export type GuardrailMode = (typeof GuardrailMode)[keyof typeof GuardrailMode];

/** What binds whom. */
export interface GuardrailSettings {
  mode: GuardrailMode;
  /** Root, organizational unit or account ids (mode organization). */
  targets: string[];
  /** Names of IAM groups to bind (mode account). */
  groups: string[];
  /** Names of IAM roles to bind (mode account). */
  roles: string[];
  /** ARNs of IAM principals that are never bound; `*` may stand for a part of a name. */
  exemptPrincipals: string[];
  /** Instance types that bound principals may start, as patterns. */
  allowedInstanceTypes: string[];
  /** Ids of paid services that are denied whole. */
  unusedServices: string[];
}

/** A control's switch and its own options; which control takes which option is in the table of controls. */
export interface ControlOptions {
  /** Default: by profile. */
  enabled?: boolean;
  /** alert-channel: encrypt the topics with keys of their own. Default: false. */
  encrypt?: boolean;
  /** budgets: what one day may cost, in USD. Default: a tenth of the monthly budget. */
  dailyUsd?: number;
  /** budgets: what all idle regions together may cost in a month, in USD. Default: 1. */
  idleRegionsUsd?: number;
  /** guardduty: features to switch on beside the foundational sources. Default: none. */
  features?: string[];
  /** least-privilege: the subject of the GitHub workflow that may deploy. Default: no deploy role. */
  githubSubject?: string;
  /** least-privilege: ARNs of users that may assume the auditor role. Default: whose own policy allows it. */
  auditors?: string[];
  /** break-glass: ARNs of users that may assume the responder role. Default: whose own policy allows it. */
  responders?: string[];
}

/** The checked settings, with every default in place. */
export interface Settings {
  contacts: Contacts;
  allowedRegions: string[];
  monthlyBudgetUsd: number;
  homeRegion: string;
  /** Absent: ask the account. */
  enabledRegions?: string[];
  optInRegions: string[];
  accountId?: string;
  profile: Profile;
  alerts: { emails?: string[]; httpsEndpoints: string[] };
  guardrails: GuardrailSettings;
  existing: { detectorIds: Record<string, string>; githubProviderArn?: string };
  controls: Partial<Record<ControlId, ControlOptions>>;
  teardown: boolean;
  tags: Record<string, string>;
}
