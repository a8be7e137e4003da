import { IDENTITY_CENTER } from "../documents/actions/identity-center";
import { PERSISTENCE } from "../documents/actions/persistence";
import { apiCall, API_CALL, CALL, CALL_EVENTS, callsOf } from "./calls";
import { CANARY_ARN } from "../documents/own-principals";
import { NEXT_STEPS } from "./next-steps";
import { Ears, Severity, type Signal, SignalFamily } from "./signal";

/** Of the ways to stay, those that are daily work in an account that is administered through IAM. */
const DAILY: readonly string[] = [
  "iam:AddUserToGroup",
  "iam:AttachGroupPolicy",
  "iam:AttachUserPolicy",
  "iam:CreateUser",
  "iam:PutGroupPolicy",
  "iam:PutUserPolicy",
  "sts:GetFederationToken",
];

const ways = [...PERSISTENCE, ...IDENTITY_CENTER].filter((action) => !DAILY.includes(action));

/** They give a user a key, a password or a certificate. */
export const NEW_CREDENTIALS = ways.filter((action) =>
  /^iam:(\w+AccessKey|\w+LoginProfile|\w+ServiceSpec|Upload)/.test(action),
);

/** They let somebody in whom another system vouches for, or hand rights over. */
export const NEW_TRUST = ways.filter((action) => !NEW_CREDENTIALS.includes(action));

const FAMILY = { family: SignalFamily.Credentials, needsTrail: true } as const;

/** Somebody gets a way in. */
export const CREDENTIALS: readonly Signal[] = [
  {
    ...FAMILY,
    ...CALL,
    id: "key-quarantined",
    title: "AWS took most rights from a user whose key it found in public",
    severity: Severity.Critical,
    where: Ears.Global,
    patterns: [
      {
        "detail-type": [API_CALL],
        detail: {
          eventSource: ["iam.amazonaws.com"],
          eventName: ["AttachUserPolicy"],
          requestParameters: { policyArn: [{ prefix: "arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantine" }] },
        },
      },
    ],
    facts: [
      "What: user <target> got the policy <policy>, at <time>.",
      "The key still works for all that this policy leaves.",
    ],
    paths: { target: "$.detail.requestParameters.userName", policy: "$.detail.requestParameters.policyArn" },
    next: NEXT_STEPS.quarantined,
    notes: "The most certain of all signals, about a minute after a key is published.",
    source: "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCompromisedKeyQuarantineV3.html",
  },
  {
    ...FAMILY,
    ...CALL,
    id: "canary-used",
    title: "Somebody uses the key that is there to be stolen",
    severity: Severity.Critical,
    where: Ears.Covered,
    onlyWith: "canary-key",
    reads: true,
    patterns: [{ "detail-type": [API_CALL], detail: { userIdentity: { arn: [{ wildcard: CANARY_ARN }] } } }],
    facts: [...CALL.facts, "The key opens nothing. Where it lay was read, and what else lay there is known."],
    next: NEXT_STEPS.whatCanaryDid,
    notes:
      "Any call that a trail records, refused or not, those that only read too: the first thing that a thief asks is `sts get-caller-identity`. A call is a mail. What rings besides for the call itself rings, too. Listens while [canary-key](controls/canary-key.md) is on.",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html",
  },
  {
    ...FAMILY,
    ...CALL,
    id: "credential-made",
    title: "Somebody makes a key, a password or a certificate for a user",
    severity: Severity.High,
    where: Ears.Global,
    patterns: [apiCall(callsOf(NEW_CREDENTIALS))],
    facts: [...CALL.facts, "For: user [<target>] (empty: for who made it)."],
    paths: { ...CALL.paths, target: "$.detail.requestParameters.userName" },
    next: NEXT_STEPS.endCaller,
    notes: "Attempts that were refused ring, too. Rotation of keys rings once a key.",
    source: CALL_EVENTS,
  },
  {
    ...FAMILY,
    ...CALL,
    id: "trust-made",
    title: "Somebody lets people or programs in from outside the account",
    severity: Severity.High,
    where: Ears.Covered,
    patterns: [apiCall(callsOf(NEW_TRUST))],
    next: NEXT_STEPS.endCaller,
    notes:
      "Identity providers, IAM Roles Anywhere, users and assignments of Identity Center. Attempts that were refused ring, too. The first `up` of a baseline that makes the provider of GitHub rings once.",
    source: CALL_EVENTS,
  },
];
