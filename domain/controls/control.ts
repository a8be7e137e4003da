import type * as v from "valibot";
import type { RegionClasses } from "../regions/regions";

/** How much of the baseline is on. The value is the name in the configuration. */
export const Profile = { Minimal: "minimal", Standard: "standard", Compliance: "compliance" } as const;
export type Profile = (typeof Profile)[keyof typeof Profile];

/** Profiles from small to large: a control is on in its own profile and in every later one. */
export const PROFILES: readonly Profile[] = [Profile.Minimal, Profile.Standard, Profile.Compliance];

/** The part of an account that a control is about; the folder of its facts, its component and their tests. */
export const Family = {
  Contacts: "contacts",
  Spend: "spend",
  Detection: "detection",
  Defaults: "defaults",
  Guardrails: "guardrails",
  Access: "access",
  Trail: "trail",
  Compliance: "compliance",
  Network: "network",
  Organization: "organization",
} as const;
type Family = (typeof Family)[keyof typeof Family];

/** The account of an organization that can make a control. */
export const RunsIn = {
  /** The one that manages the organization. */
  Management: "management",
  /** The one that it made the administrator of a service for all members. */
  Administrator: "administrator",
} as const;
type RunsIn = (typeof RunsIn)[keyof typeof RunsIn];

/** Where the resources of a control are made. */
export const Where = {
  Account: "account",
  Home: "home",
  HomeAndBilling: "home and us-east-1",
  Billing: "us-east-1",
  Covered: "every covered region",
  Idle: "idle regions",
  Allowed: "allowed regions",
} as const;
type Where = (typeof Where)[keyof typeof Where];

/**
 * What decides what a control costs.
 *
 * @public the declarations of the package name it
 */
export interface PriceBasis {
  regions: Pick<RegionClasses, "home" | "covered" | "idle">;
  /** The control's own options, as they are set. */
  options: Readonly<Record<string, unknown>>;
}

/** What a control costs a quiet account in a month, in USD, without free tiers. */
export interface Price {
  total: number;
  /** What is billed for it in idle regions, whoever switched it on; the budget that watches them must not ring for it. */
  idle: number;
}

export const FREE: Price = { total: 0, idle: 0 };

/** The facts of one control. Its id is the file stem of its facts, its component, its test and its page. */
export interface Control {
  id: string;
  family: Family;
  /** File stem of the component that makes it, where several controls share one. Default: the id. */
  component?: string;
  title: string;
  /** The part of the incident that this control answers. */
  why: string;
  where: Where;
  /** The smallest profile that has it on. */
  profile: Profile;
  /** True for one that no profile has on: it is made when somebody asks for it by name. Default: false. */
  onlyWhenAsked?: true;
  /** Which account can make it, of a control of the family `organization`. Default: the management account. */
  runsIn?: RunsIn;
  /**
   * Setting below `existing` that names what does its work already: while it is set, the profile leaves the control off, and
   * what needs the control has it. Default: none.
   */
  servedBy?: "trail";
  /** Its options under `controls.<id>`, beside `enabled`: name -> field. */
  options: Readonly<Record<string, v.GenericSchema>>;
  /** Controls without which it would look like a guard and be none, and what it does with them. */
  needs: readonly { control: string; because: string }[];
  /** What it costs, in words; `price` computes the figure. */
  cost: string;
  price: (basis: PriceBasis) => Price;
  /** Ids in CIS AWS Foundations, empty when the benchmark has no such item. */
  frameworks: { cis5: readonly string[]; cis7: readonly string[] };
  removal: {
    /**
     * What `pulumi destroy` does to it while `teardown` is off. A protective setting is `kept`, so that removing the program
     * does not open the account; what only the program uses is `removed`.
     */
    onDestroy: "kept" | "removed";
    /** What becomes of it when it is removed for real (`teardown: true`). */
    afterTeardown: string;
    /** What of it stays even then, and why. Default: nothing of what it set. */
    keeps?: string;
  };
  /** How a person takes back by hand what a destroyed program left in the account. */
  byHand: string;
  /** The AWS page that says how it works. */
  source: string;
  /** What an owner should know of it that no other fact says: paragraphs of its page. Default: none. */
  notes?: readonly string[];
}

/** What teardown does to a control, in one sentence. */
export const teardownOf = ({ removal: { afterTeardown, keeps } }: Control): string =>
  keeps === undefined ? afterTeardown : `${afterTeardown}; ${keeps}`;

/** File stem of the component that makes a control. */
export const componentOf = ({ id, component }: Control): string => component ?? id;

/** True when the profile has the control on, unless the configuration says otherwise. */
export const isOnInProfile = ({ profile: smallest, onlyWhenAsked }: Control, profile: Profile): boolean =>
  !onlyWhenAsked && PROFILES.indexOf(smallest) <= PROFILES.indexOf(profile);
