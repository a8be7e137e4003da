import type { Profile } from "../domain/controls";
import type { ControlOptions, GuardrailMode } from "../domain/settings";
import type { ContactsArgs } from "./contacts";

/** Who is told. */
export interface AlertsArgs {
  /** Mail addresses. Default: the security and operations contacts. */
  emails?: string[];
  /** URLs that begin with https://. Default: none. */
  httpsEndpoints?: string[];
}

/** How the denies are attached. */
export interface GuardrailSettingsArgs {
  /** Default: account. */
  mode?: GuardrailMode;
  /** Root, organizational unit or account ids (mode organization). Default: none. */
  targets?: string[];
  /** Names of IAM groups to bind (mode account). Default: none. */
  groups?: string[];
  /** Names of IAM roles to bind (mode account). Default: none. */
  roles?: string[];
  /** ARNs of IAM principals that are never bound; `*` may stand for a part of a name. Default: none. */
  exemptPrincipals?: string[];
  /** Instance types that bound principals may start, as patterns such as `t3.*`. Default: small ones. */
  allowedInstanceTypes?: string[];
  /** Paid services that are denied whole, by the names of docs/guardrails.md. Default: see there. */
  unusedServices?: string[];
}

/** What somebody already made and a region can have only once. */
export interface ExistingArgs {
  /** Region code -> GuardDuty detector id. Default: none. */
  detectorIds?: { [region: string]: string };
  /** ARN of the account's identity provider for GitHub. Default: it is made when a deploy role is asked for. */
  githubProviderArn?: string;
}

/** The arguments have the names of the settings in the stack configuration: docs/settings.md. */
export interface AccountBaselineArgs {
  /** Who reads what AWS writes about security, billing and operations. */
  contacts: ContactsArgs;
  /** Region codes where workloads may run. */
  allowedRegions: string[];
  /** What a normal month may cost, in USD. */
  monthlyBudgetUsd: number;
  /** Where alerts gather. Default: the first of allowedRegions. */
  homeRegion?: string;
  /** The regions that the account has enabled. Default: the 17 regions of every account, and optInRegions. */
  enabledRegions?: string[];
  /** Opt-in regions that were enabled on purpose. Default: none. */
  optInRegions?: string[];
  /** How much of the baseline is on. Default: standard. */
  profile?: Profile;
  /** Who is told. Default: the security and operations contacts by mail. */
  alerts?: AlertsArgs;
  /** How the denies are attached. Default: mode account, attached to the baseline's own groups. */
  guardrails?: GuardrailSettingsArgs;
  /** What exists already. Default: nothing. */
  existing?: ExistingArgs;
  /** Control id -> switch and options. Default: by profile. */
  controls?: { [id: string]: ControlOptions };
  /** Really remove protective settings when they leave the program. Default: false. */
  teardown?: boolean;
  /** Tags for every resource that takes tags. Default: none beside the version of Ringfence. */
  tags?: { [key: string]: string };
}
