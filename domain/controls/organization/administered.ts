import { CONFIG_SERVICE } from "../../documents/own-principals";
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
  /** The control with which the administrator decides for the members, or looks at them, in its own stack. */
  used: { control: string; for: string };
}

/**
 * Every service that `delegated-administrators` knows.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services_list.html
 */
const ADMINISTERED = [
  {
    service: "guardduty",
    noun: "GuardDuty",
    principals: [],
    used: { control: "organization-detectors", for: "detectors of members" },
  },
  {
    service: "access-analyzer",
    noun: "IAM Access Analyzer",
    principals: [{ stem: "access-analyzer", principal: "access-analyzer.amazonaws.com" }],
    used: { control: "organization-analyzers", for: "analyzers of the organization" },
  },
  {
    service: "config",
    noun: "AWS Config",
    // The first for aggregators, the second for rules and conformance packs of the organization:
    // https://docs.aws.amazon.com/organizations/latest/userguide/services-that-can-integrate-config.html
    principals: [
      { stem: "config", principal: CONFIG_SERVICE },
      { stem: "config-rules", principal: "config-multiaccountsetup.amazonaws.com" },
    ],
    used: { control: "organization-aggregator", for: "an aggregator of the organization" },
  },
  {
    service: "security-hub",
    noun: "Security Hub CSPM",
    principals: [],
    used: { control: "organization-hubs", for: "hubs of members" },
  },
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

/** A control that needs an administrator which Organizations registers, or the account that manages the organization. */
interface Use {
  control: string;
  /** What it makes. */
  makes: string;
  /** The service, as people call it, and its principal. */
  noun: string;
  principal: string;
}

/** Those that are on. The first principal of a service is the one that has to know the account. */
export const registeredUses = (on: Readonly<Record<string, boolean>>): Use[] =>
  ADMINISTERED.filter(({ used }) => on[used.control]).flatMap(({ noun, principals, used }) =>
    principals.slice(0, 1).map(({ principal }) => ({ control: used.control, makes: used.for, noun, principal })),
  );

/** What its administrator switches on for these services, short: `organization-detectors, -analyzers`. */
export const decidingControls = (services: readonly string[]): string =>
  administered(services)
    .map(({ used: { control } }, index) => (index === 0 ? control : control.slice("organization".length)))
    .join(", ");
