import type { Profile } from "../../domain/controls/control";
import type { FreezeMode } from "../../domain/controls/spend/freeze-mode";
import type { GuardrailMode } from "../../domain/documents/guardrails/mode";
import type { ContactsArgs } from "../contacts/contacts-args";
import type { AllowedLauncherArgs, ToolRegionArgs } from "../guardrails/guardrails";

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
  /** Paid services that are denied, whole or what makes new ones, by the names of docs/guardrails.md. Default: see there. */
  unusedServices?: string[];
  /** Launchers of cluster nodes that may ask for fleets with named roles. Default: none. */
  allowedLaunchers?: AllowedLauncherArgs[];
  /** Regions of worldwide services in which named roles of tools may work on stacks. Default: none. */
  toolRegions?: ToolRegionArgs[];
}

/** What somebody already made and a region or an account can have only once. */
export interface ExistingArgs {
  /** Region code -> GuardDuty detector id. Default: none. */
  detectorIds?: { [region: string]: string };
  /** Region code -> name of the analyzer of external access. Default: none. */
  analyzers?: { [region: string]: string };
  /** Name of the analyzer of unused access in the home region. Default: it is made while unused-access is on. */
  unusedAccessAnalyzer?: string;
  /** Region code -> ARN of the index of Resource Explorer. Default: none. */
  indexes?: { [region: string]: string };
  /** Region code -> name of the recorder of AWS Config. Default: none. */
  recorders?: { [region: string]: string };
  /** Region code -> name of the delivery channel of AWS Config. Default: none. */
  deliveryChannels?: { [region: string]: string };
  /** Region code -> ARN of the hub of Security Hub CSPM. Default: none. */
  hubs?: { [region: string]: string };
  /** ARN of the account's aggregator of findings, in another region than home. Default: it is made, or taken over at home. */
  findingAggregator?: string;
  /** ARN of the account's identity provider for GitHub. Default: it is made when a deploy role is asked for. */
  githubProviderArn?: string;
  /** ARN of a trail of every region that logs management events. Default: audit-trail makes one. */
  trail?: string;
  /** ARN of the account's anomaly monitor of services. Default: it is made. */
  anomalyMonitor?: string;
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
  /** What happens at twice the monthly budget to the groups and roles that work here. Default: manual. */
  freeze?: FreezeMode;
  /** What exists already. Default: nothing. */
  existing?: ExistingArgs;
  /**
   * Control id -> `on`, `off`, true, false, or the control's options: docs/controls.md. Any type, because the schema that
   * other languages read has no unions of a text and a map. Default: by profile.
   */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  controls?: { [id: string]: any };
  /** Really remove protective settings when they leave the program. Default: false. */
  teardown?: boolean;
  /** Tags for every resource that takes tags. Default: none beside the version of Ringfence. */
  tags?: { [key: string]: string };
}
