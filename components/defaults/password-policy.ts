import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { PASSWORD_DEFAULTS } from "../../domain/controls/defaults/password-rules";
import { assertArguments } from "../control/arguments";
import type { Build } from "../control/build";
import { planned } from "../control/planned";

export interface PasswordPolicyArgs {
  /** Characters that a password must have, 6 to 128. Default: 14. */
  minimumLength?: number;
  /** How many of the last passwords may not be used again, 1 to 24. Default: 24. */
  reusePrevention?: number;
  /** Days after which a password must be changed. Default: it need not. */
  maxAgeDays?: number;
  /** Whether an expired password can be renewed by an administrator only. Default: false. */
  hardExpiry?: boolean;
  /** Whether users may change their own passwords. Default: true. */
  allowUsersToChangePassword?: boolean;
}

/**
 * Rules for the passwords of IAM users: long, of all kinds of characters, none used again. They replace those that the
 * account has, and hold for passwords that are set from now on. Removing the resource brings AWS's own rules back.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
 *
 * @throws pulumi.RunError that lists every number that AWS does not take
 */
export class PasswordPolicy extends pulumi.ComponentResource {
  constructor(name: string, args: PasswordPolicyArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:PasswordPolicy", name, args, opts);
    assertArguments("password policy", args);
    const { minimumLength, reusePrevention, maxAgeDays, hardExpiry, allowUsersToChangePassword = true } = args;
    new aws.iam.AccountPasswordPolicy(
      `${name}-account`,
      {
        minimumPasswordLength: minimumLength ?? PASSWORD_DEFAULTS.minimumLength,
        passwordReusePrevention: reusePrevention ?? PASSWORD_DEFAULTS.reusePrevention,
        maxPasswordAge: maxAgeDays,
        hardExpiry,
        allowUsersToChangePassword,
        requireLowercaseCharacters: true,
        requireUppercaseCharacters: true,
        requireNumbers: true,
        requireSymbols: true,
      },
      { parent: this },
    );
    this.registerOutputs();
  }
}

export const passwordPolicy: Build = {
  controls: ["password-policy"],
  build: ({ plan, name, opts }) => {
    new PasswordPolicy(name, planned({ ...plan.passwordRules }), opts);
    return {};
  },
};
