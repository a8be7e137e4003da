import type { Answer, ByRegion } from "./defaults-facts";

/** What decides for members in a region, where this account is the administrator of GuardDuty; nothing where it is not. */
type OrganizationSettings = { members: string } | undefined;

/**
 * What Security Hub does for accounts that join in a region, where this account is its administrator and has a hub; nothing where
 * it is not.
 */
type HubSettings = { isCentral: boolean; newMembers: boolean; defaultStandards: boolean } | undefined;

/** Who administers what in the organization; what is absent was not asked. */
export interface AdministratorFacts {
  /** Service principal -> ids of the accounts that administer it for the organization. */
  delegated?: Readonly<Record<string, Answer<readonly string[]>>>;
  /** Name of a service that names its administrator itself -> that account, in each covered region; nothing where there is none. */
  regionalAdministrators?: Readonly<Record<string, ByRegion<string | undefined>>>;
  /** Of each covered region, for GuardDuty. */
  organizationSettings?: ByRegion<OrganizationSettings>;
  /** Of each covered region, for Security Hub. */
  hubSettings?: ByRegion<HubSettings>;
}
