import { policyDocument } from "../../../../domain/documents/document";
import { ownSignIn } from "../../../../domain/documents/access/mfa";
import { type Decision, itDecides } from "../../../support/decisions";

const OWN_USER = "arn:aws:iam::ACCOUNT:user/alice";
const SELF = ["iam:ChangePassword", "iam:GetMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ResyncMFADevice"];
const SIGN_INS = ["with MFA", "without MFA", "access key"] as const;

const DECISIONS: readonly Decision[] = [
  ...SIGN_INS.map((signIn): Decision => ({
    calls: SELF,
    resource: OWN_USER,
    signIn,
    decision: "allowed",
    because: "a person must get as far as the first device",
  })),
  ...SIGN_INS.map((signIn): Decision => ({
    calls: ["iam:GetAccountPasswordPolicy", "iam:ListVirtualMFADevices", "sts:GetSessionToken"],
    signIn,
    decision: "allowed",
    because: "it is about no user, and opens the session that the device proves",
  })),
  ...(["with MFA", "without MFA"] as const).flatMap((signIn): Decision[] => [
    {
      calls: ["iam:EnableMFADevice"],
      resource: OWN_USER,
      signIn,
      decision: "allowed",
      because: "the console registers a device",
    },
    {
      calls: ["iam:CreateVirtualMFADevice"],
      resource: "arn:aws:iam::ACCOUNT:mfa/alice-phone",
      signIn,
      decision: "allowed",
      because: "the console registers a device",
    },
  ]),
  {
    calls: ["iam:EnableMFADevice"],
    resource: OWN_USER,
    signIn: "access key",
    decision: "denied",
    because: "a thief would add a device of his own",
  },
  {
    calls: ["iam:CreateVirtualMFADevice"],
    resource: "arn:aws:iam::ACCOUNT:mfa/alice-phone",
    signIn: "access key",
    decision: "denied",
    because: "a thief would add a device of his own",
  },
  {
    calls: ["iam:DeactivateMFADevice"],
    resource: OWN_USER,
    decision: "allowed",
    because: "an old device goes with the new one's proof",
  },
  ...(["without MFA", "access key"] as const).map((signIn): Decision => ({
    calls: ["iam:DeactivateMFADevice"],
    resource: OWN_USER,
    signIn,
    decision: "denied",
    because: "without the device nobody takes it away",
  })),
  {
    calls: ["iam:CreateAccessKey", "iam:DeleteUserPolicy", "iam:UpdateLoginProfile"],
    resource: OWN_USER,
    decision: "denied",
    because: "it is no sign-in, or another one",
  },
  {
    calls: [...SELF, "iam:EnableMFADevice", "iam:DeactivateMFADevice"],
    resource: "arn:aws:iam::ACCOUNT:user/bob",
    decision: "denied",
    because: "bob is somebody else",
  },
  {
    calls: ["iam:GetUser"],
    resource: "arn:aws:iam::ACCOUNT:user/malice",
    decision: "denied",
    because: "a name that only ends the same is somebody else",
  },
  {
    calls: ["iam:GetUser"],
    resource: "arn:aws:iam::ACCOUNT:user/people/alice",
    decision: "allowed",
    because: "a user may have a path",
  },
];

describe("the sign-in of a person", () => {
  itDecides(policyDocument(ownSignIn()), DECISIONS);
});
