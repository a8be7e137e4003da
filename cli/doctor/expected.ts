import type { ControlId } from "../../domain/controls/table";
import { BILLING_REGION, classify, homeAndBilling } from "../../domain/regions/regions";
import type { Outputs } from "./outputs";

/** What should be there. */
export interface Expected {
  accountId: string;
  /** Name of the baseline: `ringfence`. */
  name: string;
  /** Regions that the baseline covers, or, when nobody said, every enabled one. */
  covered: string[];
  /** Where alerts gather. Absent: nobody said, and no topic of the baseline was found. */
  home?: string;
  /** Regions where workloads may run. Absent: nobody said. */
  allowed?: string[];
  /** What the program says that it made. Absent: nobody gave it. */
  outputs?: Outputs;
  /** Days after which a test counts no more; 0: nobody asks for tests. */
  maxAgeDays: number;
  now: Date;
}

/** What the names of the baseline's things begin with. */
export const prefixOf = ({ name }: Pick<Expected, "name">): string => `${name}-`;

/** What became of a control, when the outputs say that the baseline does not make it: `off by configuration`. */
export function offBecause({ outputs }: Pick<Expected, "outputs">, control: ControlId): string | undefined {
  const state = outputs?.controlStates[control];
  return state?.startsWith("off") ? state : undefined;
}

/** Regions of the topics. */
export const topicRegions = ({ home }: Pick<Expected, "home">): string[] => homeAndBilling(home ?? BILLING_REGION);

/** What each region is; where nobody said which are allowed, home alone is. */
export const classesOf = ({ covered, allowed, home = BILLING_REGION }: Expected) =>
  classify(covered, allowed ?? [home], home);
