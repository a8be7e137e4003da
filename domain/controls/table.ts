import { breakGlass } from "./access/break-glass";
import { leastPrivilege } from "./access/least-privilege";
import { unusedAccess } from "./access/unused-access";
import { alertChannel } from "./contacts/alert-channel";
import { contacts } from "./contacts/contacts";
import { healthNotifications } from "./contacts/health-notifications";
import type { Control } from "./control";
import { configRecorder } from "./compliance/config-recorder";
import { securityHub } from "./compliance/security-hub";
import { accessAnalyzer } from "./defaults/access-analyzer";
import { defaultNetwork } from "./defaults/default-network";
import { ebsEncryption } from "./defaults/ebs-encryption";
import { earlyWarning } from "./detection/early-warning";
import { imageAllowlist } from "./defaults/image-allowlist";
import { imageBlock } from "./defaults/image-block";
import { imds } from "./defaults/imds";
import { networkClosure } from "./defaults/network-closure";
import { passwordPolicy } from "./defaults/password-policy";
import { resourceIndex } from "./defaults/resource-index";
import { s3AccountBlock } from "./defaults/s3-account-block";
import { serialConsole } from "./defaults/serial-console";
import { snapshotBlock } from "./defaults/snapshot-block";
import { ssmSharingBlock } from "./defaults/ssm-sharing-block";
import { usageAlarms } from "./detection/usage-alarms";
import { canaryKey } from "./detection/canary-key";
import { guardduty } from "./detection/guardduty";
import { freeze } from "./guardrails/freeze";
import { launchGuard } from "./guardrails/launch-guard";
import { regionGuard } from "./guardrails/region-guard";
import { tamperGuard } from "./guardrails/tamper-guard";
import { delegatedAdministrators } from "./organization/delegated-administrators";
import { organizationAggregator } from "./organization/organization-aggregator";
import { organizationAnalyzers } from "./organization/organization-analyzers";
import { organizationDetectors } from "./organization/organization-detectors";
import { organizationHubs } from "./organization/organization-hubs";
import { declarativePolicies } from "./organization/declarative-policies";
import { memberContacts } from "./organization/member-contacts";
import { resourceControl } from "./organization/resource-control";
import { rootAccess } from "./organization/root-access";
import { workloadNetwork } from "./network/workload-network";
import { auditTrail } from "./trail/audit-trail";
import { cisMetricFilters } from "./trail/cis-metric-filters";
import { billingAlarms } from "./spend/billing-alarms";
import { budgetFuse } from "./spend/budget-fuse";
import { budgets } from "./spend/budgets";
import { dashboard } from "./spend/dashboard";
import { costAnomaly } from "./spend/cost-anomaly";

/** Every control of the baseline, in the order in which people read of them. */
export const CONTROLS = [
  contacts,
  healthNotifications,
  alertChannel,
  billingAlarms,
  budgets,
  costAnomaly,
  budgetFuse,
  dashboard,
  auditTrail,
  cisMetricFilters,
  guardduty,
  earlyWarning,
  usageAlarms,
  canaryKey,
  passwordPolicy,
  s3AccountBlock,
  ebsEncryption,
  snapshotBlock,
  imageBlock,
  imds,
  serialConsole,
  ssmSharingBlock,
  imageAllowlist,
  networkClosure,
  defaultNetwork,
  accessAnalyzer,
  resourceIndex,
  configRecorder,
  securityHub,
  workloadNetwork,
  regionGuard,
  launchGuard,
  tamperGuard,
  leastPrivilege,
  breakGlass,
  unusedAccess,
  freeze,
  delegatedAdministrators,
  organizationDetectors,
  organizationHubs,
  organizationAnalyzers,
  organizationAggregator,
  memberContacts,
  rootAccess,
  declarativePolicies,
  resourceControl,
] as const satisfies readonly Control[];

/** The id of a control, as written in the configuration. */
export type ControlId = (typeof CONTROLS)[number]["id"];

/** The table's entry for an id. */
export const findControl = (id: ControlId): Control => CONTROLS.find((control) => control.id === id)!;
