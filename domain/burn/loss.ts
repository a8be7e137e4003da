/** After how long a loss is shown, in hours: 6 and 30 minutes, 2, 8, 14 and 36 hours, a week, three weeks. */
export const SPANS: readonly { title: string; hours: number }[] = [
  { title: "6 min", hours: 0.1 },
  { title: "30 min", hours: 0.5 },
  { title: "2 h", hours: 2 },
  { title: "8 h", hours: 8 },
  { title: "14 h", hours: 14 },
  { title: "36 h", hours: 36 },
  { title: "7 d", hours: 168 },
  { title: "21 d", hours: 504 },
];

/**
 * What is lost in USD when something costs so much an hour for so long. The time in which it starts is not taken off: it is
 * minutes, nobody knows how many, and a figure for the worst case may be too high.
 */
export const loss = (usdPerHour: number, hours: number): number => usdPerHour * hours;

/**
 * Minutes until everything runs that the quotas let run: the campaign of November 2025 took about ten.
 * https://aws.amazon.com/blogs/security/cryptomining-campaign-targeting-amazon-ec2-and-amazon-ecs/
 */
const RAMP_MINUTES = 10;

/** Minutes until an alarm on calls rings and freezes: CloudTrail and EventBridge take one to five. */
const FREEZE_MINUTES = 5;

/**
 * The part of everything that runs when an automatic freeze takes hold. Nobody has to be awake for it; what runs goes on, at
 * the same price an hour, until somebody ends it.
 */
export const SHARE_BEFORE_FREEZE = Math.min(1, FREEZE_MINUTES / RAMP_MINUTES);

/** From least to most. */
export type Span = readonly [least: number, most: number];

/** Something that tells of an intruder, or stops one: how long he has. */
export interface Watch {
  title: string;
  /** Hours until it tells. */
  tells: Span;
  /** Hours from then until everything is ended: asleep 8 and 3 by hand, awake half an hour, 10 minutes by a tool, at once. */
  ends: Span;
  /** The part of everything that runs until then. Default: all. */
  share?: number;
}

const MINUTE = 1 / 60;
const DAY = 24;
const ASLEEP = 11;

/** How soon each of them is: docs/operations.md has the words of AWS for the slow ones. */
export const WATCHES: readonly Watch[] = [
  { title: "nothing; the card is declined", tells: [15 * DAY, 23 * DAY], ends: [0, 0] },
  { title: "budget of a month", tells: [8, 24], ends: [ASLEEP, ASLEEP] },
  { title: "cost anomaly", tells: [24, 48], ends: [ASLEEP, ASLEEP] },
  { title: "billing alarm", tells: [6, 12], ends: [ASLEEP, ASLEEP] },
  { title: "finding of GuardDuty", tells: [5 * MINUTE, 3], ends: [0.5, ASLEEP] },
  { title: "rule on calls, everybody asleep", tells: [0, 0], ends: [ASLEEP, ASLEEP] },
  { title: "the same with an automatic freeze", tells: [0, 0], ends: [8, ASLEEP], share: SHARE_BEFORE_FREEZE },
  { title: "the same with an automatic end", tells: [5 * MINUTE, 5 * MINUTE], ends: [10 * MINUTE, 10 * MINUTE] },
];

/** What is lost until it is over, in USD, when everything costs so much an hour. */
export const lossUnder = ({ tells, ends, share = 1 }: Watch, usdPerHour: Span): Span => [
  loss(usdPerHour[0] * share, tells[0] + ends[0]),
  loss(usdPerHour[1] * share, tells[1] + ends[1]),
];
