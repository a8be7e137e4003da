import type { AdministratorFacts } from "./administrator-facts";
import type { AdoptionFacts } from "./adoption-facts";
import type { StackFacts } from "../adoption/stack-facts";
import type { Caller } from "./account-checks";
import type { ComplianceFacts } from "./compliance-facts";
import type { DeclaredFacts } from "./declared-facts";
import type { ByRegion, DefaultsFacts } from "./defaults-facts";
import type { MemberFacts } from "./member-facts";

/** The switch of billing alerts in the account's billing preferences. */
interface BillingAlerts {
  /** The key under which AWS keeps it, and which changes it. */
  key: string;
  enabled: boolean;
}

/** What the organization says of itself and of the targets of the guardrails. */
interface OrganizationFacts {
  /** `ALL`, or `CONSOLIDATED_BILLING`, which has no policies. */
  featureSet: string;
  /** Id of the root. */
  rootId: string;
  /** Types of policies that are enabled in the root. */
  enabledPolicyTypes: readonly string[];
  /** Id of the organization, `o-...`. */
  id: string;
  /** Service principals that may work in every account of it. */
  trustedServices: readonly string[];
}

/** A user of the account, with what can bind it. */
export interface AccountUser {
  arn: string;
  /** Names of the groups that it is in. */
  groups: readonly string[];
  /** ARN of its permissions boundary. */
  boundary?: string;
  /** ARNs of the managed policies on it and on its groups; absent when there is none. */
  policies?: readonly string[];
  /** Whether it has an access key that works; absent when nobody asked. */
  hasKey?: boolean;
}

/** A trail, as far as the account may see into it. */
export interface SeenTrail {
  arn: string;
  /** Whether it records every region; one that does not records the region of its ARN. */
  everyRegion: boolean;
  /** Whether it is on. Absent: the account may not see that, as of an organization's trail in a member. */
  logging?: boolean;
  /** Whether its selectors take management events that only read, and those that change something. Absent as above. */
  reads?: boolean;
  writes?: boolean;
  /** ARN of the log group that it sends to. Absent: to none. */
  logGroup?: string;
}

/** The detector of a region. */
export interface FoundDetector {
  id: string;
  enabled: boolean;
  /** Whether it carries the baseline's tag; absent when nobody looked. */
  own?: boolean;
  /** Account id of the administrator of GuardDuty whose member the account is there; absent when there is none. */
  administrator?: string;
}

/** An anomaly monitor of services. */
interface AnomalyMonitor {
  arn: string;
  name: string;
}

/** What Cost Explorer says of its monitors of services: those that there are, or why it is not switched on for this account. */
export type AnomalyMonitors = { found: readonly AnomalyMonitor[] } | { notEnabled: string };

/** What the account says about itself. What is absent was not asked, or could not be. */
export interface Facts
  extends DefaultsFacts, DeclaredFacts, ComplianceFacts, AdoptionFacts, AdministratorFacts, MemberFacts {
  /** Region codes that the account has enabled. Default: `enabledRegions` of the settings, else those of every account. */
  enabledRegions?: readonly string[];
  /** What the account has enabled, while the settings name the regions. */
  accountRegions?: readonly string[];
  /** Who runs the program. */
  caller?: Caller;
  /** What this stack holds. */
  stack?: StackFacts;
  /** Region code -> whether a trail logs management events of the region, reads included. */
  trails?: Readonly<Record<string, boolean>>;
  /** Every trail that the home region shows, and the region of `existing.trail`; those of other regions that record only these are not seen. */
  seenTrails?: readonly SeenTrail[];
  billingAlerts?: BillingAlerts;
  /** Of each covered region; nothing where there is no detector. */
  detectors?: ByRegion<FoundDetector | undefined>;
  /** Every user, where the guardrails could leave one unbound. */
  users?: readonly AccountUser[];
  anomalyMonitors?: AnomalyMonitors;
  /** In mode organization. */
  organization?: OrganizationFacts;
  /** Target of the guardrails -> names of the service control policies that hang on it. */
  attached?: Readonly<Record<string, readonly string[]>>;
}
