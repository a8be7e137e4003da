import { distinct } from "../../fields/shapes";
import { choice } from "../../fields/values";

/** A service that one account can administer for every member of an organization. */
export interface Administered {
  /** Its name in the option `services`. */
  service: string;
  /** As people call it. */
  noun: string;
  /**
   * What Organizations registers an administrator for: the end of the resource's name -> service principal. Empty for one that
   * names its administrator itself, in each region, and has itself trusted by that.
   */
  principals: readonly { stem: string; principal: string }[];
}

/**
 * Every service that `delegated-administrators` knows.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services_list.html
 */
const ADMINISTERED = [
  { service: "guardduty", noun: "GuardDuty", principals: [] },
  {
    service: "access-analyzer",
    noun: "IAM Access Analyzer",
    principals: [{ stem: "access-analyzer", principal: "access-analyzer.amazonaws.com" }],
  },
  {
    service: "config",
    noun: "AWS Config",
    // The first for aggregators, the second for rules and conformance packs of the organization:
    // https://docs.aws.amazon.com/organizations/latest/userguide/services-that-can-integrate-config.html
    principals: [
      { stem: "config", principal: "config.amazonaws.com" },
      { stem: "config-rules", principal: "config-multiaccountsetup.amazonaws.com" },
    ],
  },
  { service: "security-hub", noun: "Security Hub CSPM", principals: [] },
] as const satisfies readonly Administered[];

/** The services that name their administrator themselves, in each region. */
export const REGIONAL = ["guardduty", "security-hub"] as const;

/** Security Hub costs by the check, so that it is administered when somebody asks for it. */
export const ADMINISTERED_BY_DEFAULT = ["guardduty", "access-analyzer", "config"];

/** Names of services to administer. */
export const administeredServices = distinct(
  choice(
    ADMINISTERED.map(({ service }) => service),
    { noun: "service", page: "docs/controls/delegated-administrators.md" },
  ),
  "a list of services",
);

/** The rows of the services that are named. */
export const administered = (services: readonly string[]): readonly Administered[] =>
  ADMINISTERED.filter(({ service }) => services.includes(service));
