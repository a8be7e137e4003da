import type { EventPattern } from "./event-patterns";
import type { NextStep } from "./next-steps";

/** How soon somebody must act. */
export const Severity = {
  /** Somebody is in the account, or is blinding it: now, whatever the hour. */
  Critical: "critical",
  /** Most likely an attack, or a way in that nobody announced: within the hour. */
  High: "high",
  /** May be daily work: the same day. */
  Medium: "medium",
} as const;
export type Severity = (typeof Severity)[keyof typeof Severity];

/** The part of an account that a signal is about; the stem of its file. */
export const SignalFamily = {
  Compute: "compute",
  Findings: "findings",
  Health: "health",
  Credentials: "credentials",
  Root: "root",
  Watch: "watch",
  Account: "account",
} as const;
type SignalFamily = (typeof SignalFamily)[keyof typeof SignalFamily];

/** Where a signal listens. */
export const Ears = {
  /** Regions where nothing should run. */
  Idle: "idle regions",
  /** Every region that is watched. */
  Covered: "every covered region",
  /** Where CloudTrail records the calls of services without a region, such as IAM. */
  Global: "us-east-1",
} as const;
type Ears = (typeof Ears)[keyof typeof Ears];

/** One thing that rings. Its id is a name in drills, rules and the JSON of the command line for ever. */
export interface Signal {
  id: string;
  /** What happened, as the mail begins. */
  title: string;
  severity: Severity;
  family: SignalFamily;
  where: Ears;
  /** A service of `unusedServices`: while it is closed, the signal listens in every covered region. */
  everywhereWhileClosed?: string;
  /** The control without which its events cannot be: while that is off, it does not listen. Default: none. */
  onlyWith?: "canary-key";
  /** True when its events reach EventBridge only while a trail logs management events in that region. */
  needsTrail: boolean;
  /** True when some of its events only read; a rule gets those in a state of its own. Default: false. */
  reads?: true;
  /** Each alone rings. */
  patterns: readonly EventPattern[];
  /** What the mail says about it: lines with `<name>` where a value belongs. */
  facts: readonly string[];
  /** Name -> path into the event, `$.detail.eventName`, beside those of every mail. */
  paths: Readonly<Record<string, string>>;
  /** What to do first. */
  next: NextStep;
  /** What to know before one relies on it, or is annoyed by it. Default: nothing. */
  notes?: string;
  /** The page that shows the event. */
  source: string;
}
