import { API_CALL, CALL, CALL_EVENTS } from "./calls";
import { NEXT_STEPS } from "./next-steps";
import { Ears, Severity, type Signal, SignalFamily } from "./signal";

const SIGN_IN = "AWS Console Sign In via CloudTrail";

const SIGN_IN_PAGE =
  "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html";

const ROOT = { family: SignalFamily.Root, where: Ears.Covered, needsTrail: true } as const;

const SIGN_IN_PATHS = {
  call: "$.detail.eventName",
  from: "$.detail.sourceIPAddress",
  result: "$.detail.responseElements.ConsoleLogin",
  mfa: "$.detail.additionalEventData.MFAUsed",
  user: "$.detail.userIdentity.userName",
};

/** The root user, and people who sign in. */
export const ROOT_USE: readonly Signal[] = [
  {
    ...ROOT,
    id: "root-sign-in",
    title: "Somebody signs in as the root user, or tries to",
    severity: Severity.Critical,
    patterns: [
      {
        "detail-type": [SIGN_IN],
        detail: {
          userIdentity: { type: ["Root"] },
          // Each step of signing in is an event; these are the ones that end it, or change how it is done.
          eventName: [
            "ConsoleLogin",
            "EmailUpdated",
            "PasswordRecoveryCompleted",
            "PasswordRecoveryRequested",
            "PasswordUpdated",
          ],
        },
      },
    ],
    facts: ["What: <call>, result [<result>], with MFA: [<mfa>].", "From: <from>, at <time>."],
    paths: SIGN_IN_PATHS,
    next: NEXT_STEPS.whatRootDid,
    notes:
      "In us-east-1, or in the region of the sign-in page that was used. Whoever knows the mail address of the root user can try, and each try rings.",
    source: SIGN_IN_PAGE,
  },
  {
    ...ROOT,
    ...CALL,
    id: "root-call",
    title: "The root user changes something",
    severity: Severity.Critical,
    patterns: [
      {
        "detail-type": [API_CALL],
        detail: {
          // Without what AWS does in the name of root, such as the quarantine of a key.
          userIdentity: { type: ["Root"], invokedBy: [{ exists: false }] },
          eventType: [{ "anything-but": "AwsServiceEvent" }],
          readOnly: [false],
        },
      },
    ],
    next: NEXT_STEPS.whatRootDid,
    notes:
      "Only calls that change something: one page of the console is dozens of reads. Whatever root does rings here, and with no other signal.",
    source: CALL_EVENTS,
  },
  {
    ...ROOT,
    id: "sign-in-without-mfa",
    title: "A user signs in to the console without MFA",
    severity: Severity.Medium,
    patterns: [
      {
        "detail-type": [SIGN_IN],
        detail: {
          // The console cannot see the MFA of who signs in through a role or an identity provider.
          userIdentity: { type: ["IAMUser"] },
          eventName: ["ConsoleLogin"],
          responseElements: { ConsoleLogin: ["Success"] },
          additionalEventData: { MFAUsed: ["No"] },
        },
      },
    ],
    facts: ["Who: user <user>, from <from>, at <time>."],
    paths: SIGN_IN_PATHS,
    next: NEXT_STEPS.whatUserDid,
    source: SIGN_IN_PAGE,
  },
];
