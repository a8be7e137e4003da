const because = (reason: string, ...checks: string[]): [check: string, reason: string][] =>
  checks.map((check) => [check, reason]);

const ORGANIZATION = "asks for an organization, and this account is alone";
const WORKLOADS = "is about networks of workloads, which the baseline leaves to those who run them";
const BUCKET =
  "would cost more than it gives for a bucket that takes files from CloudTrail alone, with versions and a deny of other writers";
const BOUNDARY =
  "counts the permissions boundary as a grant; a boundary grants nothing, and its denials stand beside it";
const DEVELOPERS =
  "is the developers' own policy, which existed before: the guardrails deny beside it, and take nothing away";

/** Every check that still fails, and why. One that is not here fails the run, and so does one that fails no more. */
export const REMAINING: Readonly<Record<string, string>> = Object.fromEntries([
  ...because(
    "asks when the trail last delivered to the log group, which the emulator does not tell: it delivers nothing",
    "cloudtrail_cloudwatch_logging_enabled",
  ),
  ...because(
    "asks for a key of the account's own; CloudWatch Logs encrypts every group, and the same calls lie under the trail's key in its bucket",
    "cloudwatch_log_group_kms_encryption_enabled",
  ),
  ...because(
    ORGANIZATION,
    "config_delegated_admin_and_org_aggregator_all_regions",
    "guardduty_centrally_managed",
    "guardduty_delegated_admin_enabled_all_regions",
    "organizations_account_part_of_organizations",
    "organizations_opt_out_ai_services_policy",
    "organizations_scp_check_deny_regions",
    "organizations_tags_policies_enabled_and_attached",
  ),
  ...because(
    "data events cost by the event, and GuardDuty's S3 plan reads them without a trail",
    "cloudtrail_s3_dataevents_read_enabled",
    "cloudtrail_s3_dataevents_write_enabled",
  ),
  ...because("costs by the analysed event", "cloudtrail_insights_exist"),
  ...because(
    "root alone can switch MFA delete on, with its device",
    "cloudtrail_bucket_requires_mfa_delete",
    "s3_bucket_no_mfa_delete",
  ),
  ...because(
    BUCKET,
    "cloudtrail_logs_s3_bucket_access_logging_enabled",
    "s3_bucket_cross_region_replication",
    "s3_bucket_event_notifications_enabled",
    "s3_bucket_server_access_logging_enabled",
  ),
  ...because(
    "asks for a condition on the trust of the role with which CloudTrail writes to the log group; AWS documents none that it sends there, and passing the role is a right of its own",
    "iam_role_cross_service_confused_deputy_prevention",
  ),
  ...because(
    "asks for a lock on the bucket of AWS Config too; the trail's bucket, which holds every call, has one here",
    "s3_bucket_object_lock",
  ),
  ...because(
    "the emulator knows no encryption that nobody asked for; S3 encrypts every object since 2023: https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html",
    "s3_bucket_default_encryption",
  ),
  ...because(
    "asks for a key of the account's own on top, which the audit trail's key is for CloudTrail's files",
    "s3_bucket_kms_encryption",
  ),
  ...because(
    "alarms of idle regions have no action of their own: their change of state is an event that early-warning brings home",
    "cloudwatch_alarm_actions_alarm_state_configured",
  ),
  ...because(
    BOUNDARY,
    "iam_customer_unattached_policy_no_administrative_privileges",
    "iam_policy_no_full_access_to_kms",
    "iam_policy_no_wildcard_marketplace_subscribe",
  ),
  ...because(
    DEVELOPERS,
    "iam_inline_policy_no_administrative_privileges",
    "iam_inline_policy_no_full_access_to_cloudtrail",
    "iam_inline_policy_no_full_access_to_kms",
    "iam_inline_policy_no_wildcard_marketplace_subscribe",
  ),
  ...because(
    "counts the boundary, and the support group's right to take roles of the account with a second factor",
    "iam_no_custom_policy_permissive_role_assumption",
  ),
  ...because(
    "asks for a provider of SAML; people come as users in groups, or through Identity Center",
    "iam_check_saml_providers_sts",
  ),
  ...because(
    "asks for a policy of AWS by its name; the auditor role and the support group have policies of their own, which read less",
    "iam_securityaudit_role_created",
    "iam_support_role_created",
  ),
  ...because(
    WORKLOADS,
    "ec2_networkacl_allow_ingress_any_port",
    "ec2_networkacl_allow_ingress_tcp_port_22",
    "ec2_networkacl_allow_ingress_tcp_port_3389",
    "vpc_different_regions",
    "vpc_endpoint_for_ec2_enabled",
    "vpc_flow_logs_enabled",
    "vpc_subnet_no_public_ip_by_default",
    "vpc_subnet_separate_private_public",
  ),
]);
