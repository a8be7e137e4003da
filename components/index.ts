/** The public surface of the package: the components and the types of their arguments, and nothing else. */
export { AccountBaseline } from "./baseline/account-baseline";
export type {
  AccountBaselineArgs,
  AlertsArgs,
  ExistingArgs,
  GuardrailSettingsArgs,
} from "./baseline/account-baseline-args";
export { AuditTrail, type AuditTrailArgs } from "./trail/audit-trail";
export { CisMetricFilters, type CisMetricFiltersArgs } from "./trail/cis-metric-filters";
export { AlertChannel, type AlertChannelArgs } from "./contacts/alert-channel";
export { BillingAlarms, type BillingAlarmsArgs } from "./spend/billing-alarms";
export { BreakGlass, type BreakGlassArgs } from "./access/break-glass";
export { BudgetFuse, type BudgetFuseArgs } from "./spend/budget-fuse";
export { Budgets, type BudgetsArgs } from "./spend/budgets";
export { Dashboard, type DashboardArgs } from "./spend/dashboard";
export { CostAnomaly, type CostAnomalyArgs } from "./spend/cost-anomaly";
export { Contacts } from "./contacts/contacts";
export type { ContactArgs, ContactsArgs, PrimaryContactArgs } from "./contacts/contacts-args";
export { HealthNotifications, type HealthNotificationsArgs } from "./contacts/health-notifications";
export { PasswordPolicy, type PasswordPolicyArgs } from "./defaults/password-policy";
export { S3AccountBlock, type S3AccountBlockArgs } from "./defaults/s3-account-block";
export { EbsEncryption, type EbsEncryptionArgs } from "./defaults/ebs-encryption";
export { UnusedAccess, type UnusedAccessArgs } from "./access/unused-access";
export { CanaryKey, type CanaryKeyArgs } from "./detection/canary-key";
export { SecurityHub, type SecurityHubArgs } from "./compliance/security-hub";
export { ConfigRecorder, type ConfigRecorderArgs } from "./compliance/config-recorder";
export { EarlyWarning, type EarlyWarningArgs } from "./detection/early-warning";
export { SnapshotBlock, type SnapshotBlockArgs } from "./defaults/snapshot-block";
export { ImageBlock, type ImageBlockArgs } from "./defaults/image-block";
export { Imds, type ImdsArgs } from "./defaults/imds";
export { SerialConsole, type SerialConsoleArgs } from "./defaults/serial-console";
export { SsmSharingBlock, type SsmSharingBlockArgs } from "./defaults/ssm-sharing-block";
export { ImageAllowlist, type ImageAllowlistArgs } from "./defaults/image-allowlist";
export { NetworkClosure, type NetworkClosureArgs } from "./defaults/network-closure";
export { DefaultNetwork, type DefaultNetworkArgs } from "./defaults/default-network";
export { AccessAnalyzer, type AccessAnalyzerArgs } from "./defaults/access-analyzer";
export { ResourceIndex, type ResourceIndexArgs } from "./defaults/resource-index";
export { Freeze, type FreezeArgs } from "./guardrails/freeze";
export { GuardDutyEverywhere, type GuardDutyEverywhereArgs } from "./detection/guardduty";
export { Guardrails, type GuardrailsArgs } from "./guardrails/guardrails";
export type { GuardrailSummary } from "../domain/documents/guardrails/summary";
export { LeastPrivilege, type LeastPrivilegeArgs } from "./access/least-privilege";
export { WorkloadNetwork, type WorkloadNetworkArgs } from "./network/workload-network";
export { DeclarativePolicies, type DeclarativePoliciesArgs } from "./organization/declarative-policies";
export { MemberContacts, type MemberContactsArgs } from "./organization/member-contacts";
export { RootAccess, type RootAccessArgs } from "./organization/root-access";
export { ResourceControl, type ResourceControlArgs } from "./organization/resource-control";
export { UsageAlarms, type UsageAlarmsArgs } from "./detection/usage-alarms";
export { DelegatedAdministrators, type DelegatedAdministratorsArgs } from "./organization/delegated-administrators";
export { OrganizationAggregator, type OrganizationAggregatorArgs } from "./organization/organization-aggregator";
export { OrganizationAnalyzers, type OrganizationAnalyzersArgs } from "./organization/organization-analyzers";
export { OrganizationDetectors, type OrganizationDetectorsArgs } from "./organization/organization-detectors";
export { OrganizationHubs, type OrganizationHubsArgs } from "./organization/organization-hubs";
