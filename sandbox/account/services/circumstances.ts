/** What is so about an account without a call having made it so. */
export interface Circumstances {
  /**
   * A member of an organization, made a moment ago, whose payer's budgets do not reach it yet: seen up to a day after.
   * https://github.com/org-formation/org-formation-cli/pull/198
   */
  freshMember: boolean;
  /**
   * Account id of the administrator of GuardDuty whose member this account is, in every region; absent: it stands alone.
   * https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_accounts.html
   */
  guardDutyAdministrator?: string | undefined;
  /**
   * Account id of the administrator of Security Hub whose member this account is, in every region; absent: it stands alone.
   * https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-accounts.html
   */
  securityHubAdministrator?: string | undefined;
  /** AWS promises no order of the values of a budget's filter: they come in another one than they were sent. */
  filtersReordered: boolean;
  /** How long after its creation services do not see a role, in milliseconds. */
  newRolesUnseenMs: number;
  /** Quotas that AWS changed for the account: `<region> <code of the quota>` -> value. */
  quotas: Record<string, number>;
}

/** An account that stands alone, where everything is seen at once. */
export const plainCircumstances = (): Circumstances => ({
  freshMember: false,
  filtersReordered: false,
  newRolesUnseenMs: 0,
  quotas: {},
});
