import probeCalls from "../../../domain/generated/probe-calls.json";
import { CHANGES_NOTHING, NO_DATA, NO_TRACES, NO_WAY_IN, BUYS_NOTHING } from "./people";
import type { Promised, Promises } from "./promise";

/** What the probes call, so that no row of theirs is denied. */
const callsOf = (scope: string) => probeCalls.filter((call) => call.scope === scope).map(({ action }) => action);

/** What the auditor sees; the responder sees it, too. */
export const AUDITS: readonly Promised[] = [
  {
    says: "see what runs and costs",
    where: "every",
    rows: [
      {
        calls: callsOf("regional"),
      },
    ],
  },
  {
    says: "see what watches the account and what was done",
    where: "every",
    rows: [
      {
        calls: [
          "cloudtrail:DescribeTrails",
          "cloudtrail:LookupEvents",
          "cloudwatch:DescribeAlarms",
          "guardduty:GetDetector",
          "sns:ListSubscriptions",
        ],
      },
    ],
  },
  {
    says: "see who may do what, and who is told",
    where: "worldwide",
    rows: [
      {
        calls: [...callsOf("global"), "iam:GenerateCredentialReport", "iam:GetCredentialReport"],
      },
    ],
  },
];

/** Somebody of the account asks for a role for people. */
const taking = (signIn: "with MFA" | "without MFA" | "access key") => ({
  calls: ["sts:AssumeRole"],
  signIn,
  taking: true as const,
});

export const TAKEN_WITH_MFA: Promised = { says: "be taken with MFA", where: "worldwide", rows: [taking("with MFA")] };
export const NOT_TAKEN: Promised = {
  says: "be taken without MFA, or with an access key alone",
  where: "worldwide",
  rows: [taking("without MFA"), taking("access key")],
};

export const AUDITOR: Promises = {
  can: [TAKEN_WITH_MFA, ...AUDITS],
  cannot: [
    CHANGES_NOTHING,
    { says: "open support cases", where: "anywhere", rows: [{ calls: ["support:CreateCase"] }] },
    NO_DATA,
    NO_TRACES,
    BUYS_NOTHING,
    NO_WAY_IN,
    NOT_TAKEN,
  ],
};
