import type { ValueTest } from "./event-patterns";
import { NEXT_STEPS } from "./next-steps";
import { Ears, Severity, type Signal, SignalFamily } from "./signal";

/** GuardDuty links several findings into one attack: https://docs.aws.amazon.com/guardduty/latest/ug/guardduty-attack-sequence-finding-types.html */
const SEQUENCE = "AttackSequence:";

/** Paths to what a finding may be about; most findings have some of them. */
const FINDING = {
  family: SignalFamily.Findings,
  where: Ears.Covered,
  needsTrail: false,
  facts: [
    "What: <type>, severity <severity>, at <time>.",
    "About (empty: does not apply): user [<user>], key [<key>], machine [<machine>].",
  ],
  paths: {
    type: "$.detail.type",
    severity: "$.detail.severity",
    id: "$.detail.id",
    detector: "$.detail.service.detectorId",
    user: "$.detail.resource.accessKeyDetails.userName",
    key: "$.detail.resource.accessKeyDetails.accessKeyId",
    machine: "$.detail.resource.instanceDetails.instanceId",
  },
  next: NEXT_STEPS.showFinding,
  source: "https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html",
} as const;

const finding = (severity: ValueTest, type: ValueTest, service?: { count: readonly number[] }) => [
  {
    source: ["aws.guardduty"],
    "detail-type": ["GuardDuty Finding"],
    detail: { severity: [severity], type: [type], ...(service ? { service } : {}) },
  },
];

const NO_SEQUENCE = { "anything-but": { prefix: SEQUENCE } };

/** What GuardDuty finds. Severities: https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings-severity.html */
export const FINDINGS: readonly Signal[] = [
  {
    ...FINDING,
    id: "attack-sequence",
    title: "GuardDuty sees the steps of an attack",
    severity: Severity.Critical,
    patterns: finding({ numeric: [">=", 4] }, { prefix: SEQUENCE }),
    notes: "Rings again with each update, every 15 minutes, until the finding is archived.",
  },
  {
    ...FINDING,
    id: "guardduty-high",
    title: "GuardDuty reports a finding of high severity",
    severity: Severity.High,
    patterns: finding({ numeric: [">=", 7] }, NO_SEQUENCE),
    notes: "From severity 7. Rings again with each update, every 15 minutes, until the finding is archived.",
  },
  {
    ...FINDING,
    id: "guardduty-medium",
    title: "GuardDuty reports a finding of medium severity",
    severity: Severity.Medium,
    patterns: finding({ numeric: [">=", 4, "<", 7] }, NO_SEQUENCE, { count: [1] }),
    notes: "Severity 4 to 6.9. Rings once a finding, and not when the same is seen again.",
  },
];
