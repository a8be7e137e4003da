import type { ControlId } from "../../domain/controls/table";
import { BILLING_REGION, classify, homeAndBilling } from "../../domain/regions/regions";
import type { Outputs } from "./outputs";
import type { StackSettings } from "./stack-settings";

/** What should be there. */
export interface Expected {
  accountId: string;
  /** Name of the baseline: `ringfence`. */
  name: string;
  /** Regions that the baseline covers. Until `decideCoverage` was asked, and while nobody said which: every enabled one. */
  covered: string[];
  /** Where alerts gather. Absent: nobody said, and no topic of the baseline was found. */
  home?: string;
  /** Regions where workloads may run. Absent: nobody said. */
  allowed?: string[];
  /** What the program says that it made. Absent: nobody gave it. */
  outputs?: Outputs;
  /** What the settings say that it makes. Absent: the outputs say it, or nobody. */
  settings?: StackSettings;
  /** Why settings that are at hand do not say it. */
  unused?: string;
  /** Nothing of the baseline is in the account, which is said once and not of each thing. */
  absent?: true;
  /** Days after which a test counts no more; 0: nobody asks for tests. */
  maxAgeDays: number;
  now: Date;
}

/** What the names of the baseline's things begin with. */
export const prefixOf = ({ name }: Pick<Expected, "name">): string => `${name}-`;

/** What became of a control, when outputs or settings say that the baseline does not make it: `off by configuration`. */
export function offBecause(
  { outputs, settings }: Pick<Expected, "outputs" | "settings">,
  control: ControlId,
): string | undefined {
  const state = (outputs ?? settings)?.controlStates[control];
  return state?.startsWith("off") ? state : undefined;
}

/**
 * What to do about something of the baseline that is not there. Who knows neither outputs nor settings cannot tell what was
 * taken away from what was never made.
 */
export function restore({ absent, outputs, settings }: Pick<Expected, "absent" | "outputs" | "settings">): string {
  if (absent === true) return "see above: there is no baseline here";
  const again = "run `pulumi up --refresh`, which makes it again; if";
  if (outputs !== undefined) return `${again} none of you took it away, treat it as an intrusion`;
  const alarm = "it was there before and none of you took it away, treat it as an intrusion";
  if (settings !== undefined) return `${again} ${alarm}`;
  return `give --outputs, which says whether your settings have it; if they do, run \`pulumi up --refresh\`; if ${alarm}`;
}

/** Regions of the topics. */
export const topicRegions = ({ home }: Pick<Expected, "home">): string[] => homeAndBilling(home ?? BILLING_REGION);

/** What each region is; where nobody said which are allowed, home alone is. */
export const classesOf = ({ covered, allowed, home = BILLING_REGION }: Expected) =>
  classify(covered, allowed ?? [home], home);
