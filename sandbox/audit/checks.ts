import type { ControlId } from "../../domain/controls/table";

/** A check of Prowler that fails on the account before and passes on all of it after, by its id, and the control that answers it. */
export interface AnsweredCheck {
  check: string;
  control: ControlId;
}

const answers = (control: ControlId, ...checks: string[]): AnsweredCheck[] =>
  checks.map((check) => ({ check, control }));

/** What the baseline answers. One that finds nothing to judge proves nothing, and is not here: most judge what was made only. */
export const ANSWERED: readonly AnsweredCheck[] = [
  ...answers("contacts", "account_maintain_different_contact_details_to_security_billing_and_operations"),
  ...answers(
    "audit-trail",
    "cloudtrail_bedrock_logging_enabled",
    "cloudtrail_multi_region_enabled",
    "cloudtrail_multi_region_enabled_logging_management_events",
  ),
  ...answers(
    "guardduty",
    "guardduty_is_enabled",
    "guardduty_ai_protection_enabled",
    "guardduty_ec2_malware_protection_enabled",
    "guardduty_eks_audit_log_enabled",
    "guardduty_eks_runtime_monitoring_enabled",
    "guardduty_lambda_protection_enabled",
    "guardduty_rds_protection_enabled",
    "guardduty_runtime_monitoring_enabled",
    "guardduty_s3_protection_enabled",
  ),
  ...answers(
    "password-policy",
    "iam_password_policy_expires_passwords_within_90_days_or_less",
    "iam_password_policy_lowercase",
    "iam_password_policy_minimum_length_14",
    "iam_password_policy_number",
    "iam_password_policy_reuse_24",
    "iam_password_policy_symbol",
    "iam_password_policy_uppercase",
  ),
  ...answers("ebs-encryption", "ec2_ebs_default_encryption"),
  ...answers("snapshot-block", "ec2_ebs_snapshot_account_block_public_access"),
  ...answers("imds", "ec2_instance_account_imdsv2_enabled"),
  ...answers("default-network", "ec2_securitygroup_default_restrict_traffic"),
  ...answers("access-analyzer", "accessanalyzer_enabled"),
  ...answers("resource-index", "resourceexplorer2_indexes_found"),
  ...answers(
    "cis-metric-filters",
    "cloudwatch_changes_to_network_acls_alarm_configured",
    "cloudwatch_changes_to_network_gateways_alarm_configured",
    "cloudwatch_changes_to_network_route_tables_alarm_configured",
    "cloudwatch_changes_to_vpcs_alarm_configured",
    "cloudwatch_log_metric_filter_and_alarm_for_aws_config_configuration_changes_enabled",
    "cloudwatch_log_metric_filter_and_alarm_for_cloudtrail_configuration_changes_enabled",
    "cloudwatch_log_metric_filter_authentication_failures",
    "cloudwatch_log_metric_filter_aws_organizations_changes",
    "cloudwatch_log_metric_filter_disable_or_scheduled_deletion_of_kms_cmk",
    "cloudwatch_log_metric_filter_for_s3_bucket_policy_changes",
    "cloudwatch_log_metric_filter_policy_changes",
    "cloudwatch_log_metric_filter_root_usage",
    "cloudwatch_log_metric_filter_security_group_changes",
    "cloudwatch_log_metric_filter_sign_in_without_mfa",
    "cloudwatch_log_metric_filter_unauthorized_api_calls",
  ),
  ...answers("config-recorder", "config_recorder_all_regions_enabled"),
  ...answers("security-hub", "securityhub_enabled"),
];
