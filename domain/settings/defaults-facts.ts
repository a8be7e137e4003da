import type { Found } from "../adoption/adoption";
import type { PasswordRules } from "../controls/defaults/password-rules";

/** What was found, or why nobody knows. */
export type Answer<T> = { found: T } | { unknown: string };

/** Region code -> what was found there. */
export type ByRegion<T> = Readonly<Record<string, Answer<T>>>;

/** What somebody would lose when a region is closed. */
export interface Activity {
  /** Ids of machines that run or start. */
  instances: readonly string[];
  /** Network interfaces of other things that the internet reaches, or that reach it, in words. */
  interfaces: readonly string[];
  /** True when the region's way to the internet is closed already. */
  closed: boolean;
  /** True when only some images can be used there already. */
  imagesLimited: boolean;
}

/** The default security group of a default network. */
interface DefaultGroup {
  id: string;
  vpcId: string;
  /** Network interfaces in it, in words; nobody looks once it has no rules. */
  users: readonly string[];
}

/** The index of Resource Explorer in a region. */
interface FoundIndex {
  arn: string;
  aggregator: boolean;
  /** True when it carries the baseline's tag. */
  own: boolean;
}

/** Public buckets, and how many more buckets there are than were looked at. */
interface PublicBuckets {
  names: readonly string[];
  unseen: number;
}

/** What the account defaults have to know of an account; what is absent was not asked. */
export interface DefaultsFacts {
  /** Of each idle region. */
  activity?: ByRegion<Activity>;
  /** Of each covered region; nothing where there is no default network. */
  defaultGroups?: ByRegion<DefaultGroup | undefined>;
  /** Ids of snapshots that everybody can read. */
  publicSnapshots?: ByRegion<readonly string[]>;
  publicBuckets?: Answer<PublicBuckets>;
  /** Nothing when the account has none. */
  passwordPolicy?: Answer<Partial<PasswordRules> | undefined>;
  /** Names of the analyzers of external access, of the regions for which the stack holds none. */
  analyzers?: ByRegion<readonly Found[]>;
  /** Names of the analyzers of unused access at home. */
  unusedAccessAnalyzers?: Answer<readonly string[]>;
  indexes?: ByRegion<FoundIndex | undefined>;
  /** Whether the way to the internet is closed in each allowed region. */
  closures?: ByRegion<boolean>;
  /** State of the image allow-list in each allowed region: disabled, audit-mode or enabled. */
  imageStates?: ByRegion<string>;
}
