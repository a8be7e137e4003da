import type { Answer, ByRegion } from "./defaults-facts";

/** What decides for members in a region, where this account is the administrator of GuardDuty; nothing where it is not. */
type OrganizationSettings = { members: string } | undefined;

/** Who administers what in the organization; what is absent was not asked. */
export interface AdministratorFacts {
  /** Service principal -> ids of the accounts that administer it for the organization. */
  delegated?: Readonly<Record<string, Answer<readonly string[]>>>;
  /** Name of a service that names its administrator itself -> that account, in each covered region; nothing where there is none. */
  regionalAdministrators?: Readonly<Record<string, ByRegion<string | undefined>>>;
  /** Of each covered region. */
  organizationSettings?: ByRegion<OrganizationSettings>;
}
