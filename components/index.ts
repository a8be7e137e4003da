/** The public surface of the package: the components and the types of their arguments, and nothing else. */
export { AccountBaseline } from "./account-baseline";
export type { AccountBaselineArgs, AlertsArgs, ExistingArgs, GuardrailSettingsArgs } from "./account-baseline-args";
export { AlertChannel, type AlertChannelArgs } from "./alert-channel";
export { BillingAlarms, type BillingAlarmsArgs } from "./billing-alarms";
export { BreakGlass, type BreakGlassArgs } from "./break-glass";
export { Budgets, type BudgetsArgs } from "./budgets";
export { type ContactArgs, Contacts, type ContactsArgs, type PrimaryContactArgs } from "./contacts";
export { EbsEncryption, type EbsEncryptionArgs } from "./ebs-encryption";
export { Freeze, type FreezeArgs } from "./freeze";
export { GuardDutyEverywhere, type GuardDutyEverywhereArgs } from "./guardduty";
export { Guardrails, type GuardrailsArgs, type GuardrailSummary } from "./guardrails";
export { LeastPrivilege, type LeastPrivilegeArgs } from "./least-privilege";
