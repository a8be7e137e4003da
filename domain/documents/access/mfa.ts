import { compact } from "../actions/compact";
import type { Statement } from "../document";
import { allow, type Condition } from "../statements";

/**
 * The user who calls, whatever path it has: a name is unique in an account and holds no slash.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
const OWN_USER = ["arn:aws:iam::*:user/${aws:username}", "arn:aws:iam::*:user/*/${aws:username}"];

/**
 * What a person does with the own user before there is a device; the console's page of security credentials reads it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_iam_mfa-selfmanage.html
 */
const OWN_SIGN_IN = [
  "iam:ChangePassword",
  "iam:GetMFADevice",
  "iam:GetUser",
  "iam:ListMFADevices",
  "iam:ResyncMFADevice",
];

/** What acts on no user: the rules for passwords, the list of devices, and the session that a device opens. */
const SIGN_IN = ["iam:GetAccountPasswordPolicy", "iam:ListVirtualMFADevices", "sts:GetSessionToken"];

const REGISTER_DEVICE = ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice"];

/**
 * True of a session that was opened without MFA, and of every access key: a request that is signed with a long-term key
 * has no such condition key, which `IfExists` counts as a match. So a leaked access key is dead unless the thief also has
 * the device and calls GetSessionToken with it. This is the incident that the project answers.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent
 *
 * A call that a service makes in the person's name is spared: it follows a call of the person's own, which was judged here,
 * and no page of AWS says that it carries the sign of MFA. `IfExists` again, so that a request that does not say who makes
 * it counts as the person's.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html
 * https://repost.aws/knowledge-center/mfa-iam-user-aws-cli
 */
const WITHOUT_MFA: Condition = {
  BoolIfExists: { "aws:MultiFactorAuthPresent": "false", "aws:ViaAWSService": "false" },
};

/**
 * What a person may do with the own sign-in, and a deny of everything else without MFA.
 *
 * A device can be registered in a session of the console only. With an access key it would be the way around the deny: a
 * user can have several devices, and the thief would add one. A session of the console says whether it was opened with
 * MFA; an access key says nothing; and what GetSessionToken opens without MFA cannot call IAM:
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
 */
export const ownSignIn = (): Statement[] => [
  allow("AllowOwnSignIn", [...OWN_SIGN_IN, "iam:DeactivateMFADevice"], { resource: OWN_USER }),
  allow("AllowSignIn", SIGN_IN),
  allow("AllowDeviceInConsole", REGISTER_DEVICE, {
    resource: ["arn:aws:iam::*:mfa/*", ...OWN_USER],
    condition: { Null: { "aws:MultiFactorAuthPresent": "false" } },
  }),
  {
    Sid: "DenyWithoutMfa",
    Effect: "Deny",
    NotAction: compact([...OWN_SIGN_IN, ...REGISTER_DEVICE, ...SIGN_IN, "iam:List*MFADevices"]),
    Resource: "*",
    Condition: WITHOUT_MFA,
  },
];
