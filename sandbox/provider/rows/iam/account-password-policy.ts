import {
  DeleteAccountPasswordPolicyCommand,
  GetAccountPasswordPolicyCommand,
  IAMClient,
  UpdateAccountPasswordPolicyCommand,
} from "@aws-sdk/client-iam";

import { singleton } from "../../families/singleton";

const inputs = { minimumPasswordLength: 14, passwordReusePrevention: 24, requireNumbers: true, requireSymbols: true };

/** Id: `iam-account-password-policy`. */
export const accountPasswordPolicy = singleton({
  token: "aws:iam/accountPasswordPolicy:AccountPasswordPolicy",
  title: "IAM Account Password Policy",
  client: IAMClient,
  replaceOn: [],
  defaults: { allowUsersToChangePassword: true, minimumPasswordLength: 6 },
  id: "iam-account-password-policy",
  absent: ["NoSuchEntityException"],
  fields: {
    allowUsersToChangePassword: "AllowUsersToChangePassword",
    expirePasswords: { read: "ExpirePasswords", otherwise: false },
    hardExpiry: { send: "HardExpiry", read: "HardExpiry", otherwise: false },
    // Of the numbers the real provider sends none that is 0, which AWS does not take.
    maxPasswordAge: { send: "MaxPasswordAge", read: "MaxPasswordAge", encode: (days) => days || undefined },
    minimumPasswordLength: "MinimumPasswordLength",
    passwordReusePrevention: {
      send: "PasswordReusePrevention",
      read: "PasswordReusePrevention",
      encode: (count) => count || undefined,
    },
    requireLowercaseCharacters: "RequireLowercaseCharacters",
    requireNumbers: "RequireNumbers",
    requireSymbols: "RequireSymbols",
    requireUppercaseCharacters: "RequireUppercaseCharacters",
  },
  get: { command: GetAccountPasswordPolicyCommand, at: "PasswordPolicy" },
  put: { command: UpdateAccountPasswordPolicyCommand },
  reset: { command: DeleteAccountPasswordPolicyCommand },
  facts: {
    source: "internal/service/iam/account_password_policy.go",
    version: "5.x",
    lookedAtFor: "7.48.0",
    forceNew: [],
    defaults: { allowUsersToChangePassword: true, minimumPasswordLength: 6 },
    id: "iam-account-password-policy",
    actions: {
      create: { normal: ["iam:UpdateAccountPasswordPolicy", "iam:GetAccountPasswordPolicy"] },
      read: { normal: ["iam:GetAccountPasswordPolicy"] },
      update: { normal: ["iam:UpdateAccountPasswordPolicy", "iam:GetAccountPasswordPolicy"] },
      delete: { normal: ["iam:DeleteAccountPasswordPolicy"] },
    },
  },
  cases: {
    "account-password-policy": {
      id: /^iam-account-password-policy$/,
      inputs: () => inputs,
      changed: () => ({ ...inputs, minimumPasswordLength: 16, requireLowercaseCharacters: true }),
      drift: (world) => world.client(IAMClient).send(new UpdateAccountPasswordPolicyCommand({})),
      drifted: ["minimumPasswordLength", "requireNumbers"],
    },
  },
});
