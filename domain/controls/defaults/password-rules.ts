/** Rules for the passwords of IAM users, as far as they differ from account to account. */
export interface PasswordRules {
  /** Characters that a password must have. */
  minimumLength: number;
  /** How many of the last passwords may not be used again. */
  reusePrevention: number;
  /** Days after which a password must be changed; absent when it need not. */
  maxAgeDays?: number;
  /** True when nobody can renew a password that has expired. */
  hardExpiry?: boolean;
  /** False when users may not change their own passwords. */
  allowUsersToChangePassword?: boolean;
}

/** What the owner says of them. */
export type PasswordOptions = { [Rule in "minimumLength" | "reusePrevention" | "maxAgeDays"]?: number | undefined };

/**
 * CIS AWS Foundations 5.0, 1.7 and 1.8: https://docs.aws.amazon.com/securityhub/latest/userguide/cis-aws-foundations-benchmark.html
 */
export const PASSWORD_DEFAULTS = { minimumLength: 14, reusePrevention: 24 } as const;

/**
 * The rules to set: what the owner says, and else the stricter one of the default and of what the account has. AWS replaces
 * the policy of an account as a whole, so that a rule that is left out is lifted.
 *
 * @param found the policy that the account has; absent when it has none, or nobody could ask
 */
export function passwordRules(options: PasswordOptions, found: Partial<PasswordRules> = {}): PasswordRules {
  const { hardExpiry, allowUsersToChangePassword } = found;
  const stricter = (rule: keyof typeof PASSWORD_DEFAULTS): number =>
    options[rule] ?? Math.max(PASSWORD_DEFAULTS[rule], found[rule] ?? 0);
  const maxAgeDays = options.maxAgeDays ?? found.maxAgeDays;
  return {
    minimumLength: stricter("minimumLength"),
    reusePrevention: stricter("reusePrevention"),
    ...(maxAgeDays === undefined ? {} : { maxAgeDays }),
    ...(hardExpiry ? { hardExpiry } : {}),
    ...(allowUsersToChangePassword === false ? { allowUsersToChangePassword } : {}),
  };
}
