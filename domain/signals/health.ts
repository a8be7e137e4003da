import type { EventPattern } from "./event-patterns";
import { NEXT_STEPS } from "./next-steps";
import { Ears, Severity, type Signal, SignalFamily } from "./signal";

/**
 * The first page of an event that is open, and not the copy that AWS sends to us-west-2: EventBridge remembers nothing, so
 * that a copy could only ring twice.
 * https://docs.aws.amazon.com/health/latest/ug/aws-health-events-eventbridge-schema.html
 */
const once = (service: string): EventPattern => ({
  source: ["aws.health"],
  detail: {
    service: [service],
    statusCode: [{ exists: false }, { "anything-but": "closed" }],
    page: [{ exists: false }, "1"],
    backupEvent: [{ exists: false }, "false", false],
  },
});

const HEALTH = {
  family: SignalFamily.Health,
  where: Ears.Covered,
  needsTrail: false,
  paths: {
    type: "$.detail.eventTypeCode",
    key: "$.detail.affectedEntities[0].entityValue",
    arn: "$.detail.eventArn",
    since: "$.detail.startTime",
  },
  notes:
    "Global events arrive in us-east-1, those of a region there. AWS also sends a copy to us-west-2, marked `backupEvent`; it does not ring, so that each event rings once. When us-east-1 itself fails, the mail that AWS Health sends to the security contact is the second way.",
  source: "https://docs.aws.amazon.com/health/latest/ug/choosing-a-region.html",
} as const;

/** What AWS tells the owner of the account. */
export const HEALTH_EVENTS: readonly Signal[] = [
  {
    ...HEALTH,
    id: "key-exposed",
    title: "AWS found a key of this account in public",
    severity: Severity.Critical,
    patterns: [once("RISK")],
    facts: ["What: <type>, key [<key>], since <since>."],
    next: NEXT_STEPS.whoseKey,
  },
  {
    ...HEALTH,
    id: "abuse-report",
    title: "AWS was told that this account is abused",
    severity: Severity.High,
    patterns: [once("ABUSE")],
    facts: ["What: <type>, about [<key>], since <since>."],
    next: NEXT_STEPS.openCases,
  },
];
