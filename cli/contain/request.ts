/** Whom the freeze of launches binds, beside the suspects: users and roles made since, all roles too, or nobody. */
export const FREEZES = ["users", "all", "none"] as const;
export type Freeze = (typeof FREEZES)[number];

/** A tag that spares what carries it. */
export interface KeepTag {
  key: string;
  /** Default: any. */
  value?: string;
}

/** What a Pulumi state names. */
export interface InState {
  arns: readonly string[];
  /** Ids of what has no ARN there, with the region when the state tells it. */
  ids: readonly string[];
}

/** What was asked for. A plan carries it, so that what is found later is judged in the same way. */
export interface Request {
  account: string;
  /** ARN of who asks. It is never touched. */
  caller: string;
  /** ISO 8601. What is older is not touched. */
  t0: string;
  /** ARNs of the users and roles that are suspected. */
  suspects: readonly string[];
  includeOlder: boolean;
  /** What has no date. */
  includeUndated: boolean;
  freeze: Freeze;
  keep: readonly KeepTag[];
  state: InState;
  /** ARN patterns of principals that go on working beside those of the baseline. */
  exempt: readonly string[];
  /** Regions where the owner works: what is ended there is marked. Absent: nobody said. */
  allowedRegions?: readonly string[];
  /** Prefixes of services that are left out. */
  without: readonly string[];
}
