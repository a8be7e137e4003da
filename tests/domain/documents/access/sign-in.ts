import type { Decision } from "../../../support/decisions";

const OWN_USER = "arn:aws:iam::ACCOUNT:user/alice";

/** What every person may do with the own sign-in, and what a thief may not. */
export const PERSON: readonly Decision[] = [
  {
    calls: ["iam:ChangePassword", "iam:ListMFADevices"],
    resource: OWN_USER,
    signIn: "without MFA",
    decision: "allowed",
    because: "a person must get as far as the first device",
  },
  { calls: ["sts:GetSessionToken"], signIn: "access key", decision: "allowed", because: "the device opens a session" },
  {
    calls: ["iam:EnableMFADevice"],
    resource: OWN_USER,
    signIn: "without MFA",
    decision: "allowed",
    because: "the console registers a device",
  },
  {
    calls: ["iam:EnableMFADevice"],
    resource: OWN_USER,
    signIn: "access key",
    decision: "denied",
    because: "a thief would add a device of his own",
  },
  {
    calls: ["iam:DeactivateMFADevice"],
    resource: OWN_USER,
    signIn: "without MFA",
    decision: "denied",
    because: "without the device nobody takes it away",
  },
];
