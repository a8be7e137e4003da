import { ACCOUNT_SETTINGS } from "../../../domain/documents/actions/account-settings";
import { PURCHASES } from "../../../domain/documents/actions/purchases";
import { PERSISTENCE } from "../../support/decisions";
import { DATA, EVIDENCE } from "../../support/reads";
import type { Promised } from "./promise";

const OWN_USER = "arn:aws:iam::ACCOUNT:user/alice";

/** The role of a kind of access, as the baseline names it. */
export const roleArn = (component: string, id: string): string =>
  `arn:aws:iam::ACCOUNT:role/ringfence/exempt/ringfence-${component}-${id}-0a1b2c3`;

/** What every person can. */
export const OWN_SIGN_IN: Promised = {
  says: "keep the own password and the own device",
  where: "worldwide",
  rows: [
    { calls: ["iam:ChangePassword", "iam:ListMFADevices"], resource: OWN_USER, signIn: "without MFA" },
    { calls: ["iam:EnableMFADevice"], resource: OWN_USER, signIn: "without MFA" },
    { calls: ["iam:CreateVirtualMFADevice"], resource: "arn:aws:iam::ACCOUNT:mfa/alice", signIn: "without MFA" },
    { calls: ["iam:DeactivateMFADevice"], resource: OWN_USER },
    { calls: ["sts:GetSessionToken", "iam:GetAccountPasswordPolicy"], signIn: "access key" },
  ],
};

/** Nothing of the work without a second factor. */
export const withoutMfa = (...work: readonly string[]): Promised => ({
  says: "do any of it without MFA, or with an access key alone",
  where: "anywhere",
  rows: [
    { calls: work, signIn: "without MFA" },
    { calls: work, signIn: "access key" },
    { calls: ["iam:EnableMFADevice"], resource: OWN_USER, signIn: "access key" },
    { calls: ["iam:DeactivateMFADevice"], resource: OWN_USER, signIn: "without MFA" },
  ],
});

/** What the freeze takes from every person. */
export const FROZEN: Promised = {
  says: "open a session, change the password or add a device while the freeze is on",
  where: "anywhere",
  rows: [
    { calls: ["sts:GetSessionToken"], signIn: "access key", frozen: true },
    { calls: ["iam:ChangePassword", "iam:EnableMFADevice"], resource: OWN_USER, frozen: true },
  ],
};

export const BUYS_NOTHING: Promised = {
  says: "buy or reserve anything, or ask for a larger quota",
  where: "anywhere",
  rows: [{ calls: PURCHASES }],
};

export const NO_DATA: Promised = { says: "read data, code or secrets", where: "anywhere", rows: [{ calls: DATA }] };

export const NO_TRACES: Promised = {
  says: "read what a machine was started with or wrote",
  where: "anywhere",
  rows: [{ calls: EVIDENCE }],
};

export const NO_WAY_IN: Promised = {
  says: "make users, keys, sign-ins or identity providers",
  where: "worldwide",
  rows: PERSISTENCE.map(({ call, resource }) => ({ calls: [call], resource })),
};

export const SETTINGS_STAY: Promised = {
  says: "change how the account is set, or who is told about it",
  where: "anywhere",
  rows: [{ calls: ACCOUNT_SETTINGS }],
};

/** A call for each kind of change. */
export const CHANGES_NOTHING: Promised = {
  says: "change anything",
  where: "anywhere",
  rows: [
    {
      calls: [
        "cloudtrail:StopLogging",
        "ec2:CreateTags",
        "ec2:RunInstances",
        "ec2:TerminateInstances",
        "iam:AttachRolePolicy",
        "iam:CreateRole",
        "lambda:UpdateFunctionConfiguration",
        "s3:PutBucketPolicy",
        "sns:Unsubscribe",
      ],
    },
  ],
};
