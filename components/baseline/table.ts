import { breakGlass } from "../access/break-glass";
import { leastPrivilege } from "../access/least-privilege";
import { unusedAccess } from "../access/unused-access";
import { alertChannel } from "../contacts/alert-channel";
import { contacts } from "../contacts/contacts";
import { healthNotifications } from "../contacts/health-notifications";
import type { Build } from "../control/build";
import { configRecorder } from "../compliance/config-recorder";
import { securityHub } from "../compliance/security-hub";
import { accessAnalyzer } from "../defaults/access-analyzer";
import { defaultNetwork } from "../defaults/default-network";
import { ebsEncryption } from "../defaults/ebs-encryption";
import { earlyWarning } from "../detection/early-warning";
import { imageAllowlist } from "../defaults/image-allowlist";
import { imageBlock } from "../defaults/image-block";
import { imds } from "../defaults/imds";
import { networkClosure } from "../defaults/network-closure";
import { passwordPolicy } from "../defaults/password-policy";
import { resourceIndex } from "../defaults/resource-index";
import { s3AccountBlock } from "../defaults/s3-account-block";
import { serialConsole } from "../defaults/serial-console";
import { snapshotBlock } from "../defaults/snapshot-block";
import { ssmSharingBlock } from "../defaults/ssm-sharing-block";
import { canaryKey } from "../detection/canary-key";
import { guardduty } from "../detection/guardduty";
import { usageAlarms } from "../detection/usage-alarms";
import { freeze } from "../guardrails/freeze";
import { guardrails } from "../guardrails/guardrails";
import { delegatedAdministrators } from "../organization/delegated-administrators";
import { organizationAggregator } from "../organization/organization-aggregator";
import { organizationAnalyzers } from "../organization/organization-analyzers";
import { organizationDetectors } from "../organization/organization-detectors";
import { organizationHubs } from "../organization/organization-hubs";
import { declarativePolicies } from "../organization/declarative-policies";
import { memberContacts } from "../organization/member-contacts";
import { resourceControl } from "../organization/resource-control";
import { rootAccess } from "../organization/root-access";
import { workloadNetwork } from "../network/workload-network";
import { auditTrail } from "../trail/audit-trail";
import { cisMetricFilters } from "../trail/cis-metric-filters";
import { billingAlarms } from "../spend/billing-alarms";
import { budgetFuse } from "../spend/budget-fuse";
import { budgets } from "../spend/budgets";
import { dashboard } from "../spend/dashboard";
import { costAnomaly } from "../spend/cost-anomaly";

/** Every component of the baseline, in the order in which they are made: each may use what those before it gave out. */
export const BUILDS: readonly Build[] = [
  contacts,
  healthNotifications,
  alertChannel,
  billingAlarms,
  budgets,
  costAnomaly,
  dashboard,
  cisMetricFilters,
  auditTrail,
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
  leastPrivilege,
  guardrails,
  freeze,
  budgetFuse,
  breakGlass,
  unusedAccess,
  delegatedAdministrators,
  organizationDetectors,
  organizationHubs,
  organizationAnalyzers,
  organizationAggregator,
  memberContacts,
  rootAccess,
  declarativePolicies,
  resourceControl,
];
