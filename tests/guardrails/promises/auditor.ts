import { DRILL_SOURCE } from "../../../domain/documents/drill";
import probeCalls from "../../../domain/generated/probe-calls.json";
import { DATA } from "../../support/reads";
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

const BUS = "arn:aws:events:*:ACCOUNT:event-bus/default";
const alarm = (name: string): string => `arn:aws:cloudwatch:us-east-1:ACCOUNT:alarm:ringfence-${name}-0123456`;
const parameter = (name: string): string => `arn:aws:ssm:ap-southeast-2:ACCOUNT:parameter/${name}`;

/** What a test of the alarms writes. */
const DRILLS: readonly Promised[] = [
  {
    says: "ring a drill",
    where: "every",
    rows: [{ calls: ["events:PutEvents"], resource: BUS, context: { "events:source": DRILL_SOURCE } }],
  },
  {
    says: "set off the baseline's own billing alarms as a test",
    where: "worldwide",
    rows: [{ calls: ["cloudwatch:SetAlarmState"], resource: alarm("billing-alarms-jump") }],
  },
  {
    says: "write down that somebody has read a test",
    where: "allowed",
    rows: [{ calls: ["ssm:GetParameter", "ssm:PutParameter"], resource: parameter("ringfence/proof") }],
  },
];

const CHANGES_NOTHING_ELSE: Promised = {
  ...CHANGES_NOTHING,
  says: "change anything else",
  rows: [
    ...CHANGES_NOTHING.rows,
    { calls: ["events:PutEvents"], resource: BUS, context: { "events:source": "acme.orders" } },
    { calls: ["cloudwatch:SetAlarmState"], resource: alarm("usage-alarms-sa-east-1") },
    { calls: ["ssm:PutParameter"], resource: parameter("acme/database") },
  ],
};

export const AUDITOR: Promises = {
  can: [TAKEN_WITH_MFA, ...AUDITS, ...DRILLS],
  cannot: [
    CHANGES_NOTHING_ELSE,
    { says: "open support cases", where: "anywhere", rows: [{ calls: ["support:CreateCase"] }] },
    {
      ...NO_DATA,
      rows: [
        // Where no parameter is named, the one that it reads stands for all.
        { calls: DATA.filter((call) => call !== "ssm:GetParameter") },
        { calls: ["ssm:GetParameter"], resource: parameter("acme/database") },
      ],
    },
    NO_TRACES,
    BUYS_NOTHING,
    NO_WAY_IN,
    NOT_TAKEN,
  ],
};
