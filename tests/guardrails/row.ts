import { type Mode, MODES } from "./modes";
import { HOME } from "../support/document-args";
import type { PrincipalClass } from "./principals";

/** One row of the matrix as it is written down: what AWS must decide about calls that differ in nothing else. */
export interface Case {
  /** `service:Operation`; each is a row. */
  calls: readonly string[];
  /** Where the request goes; each is a row. Null: it names no region. Default: Sydney, the only region that is allowed. */
  regions?: readonly (string | null)[];
  /** Who calls. Default: an administrator, which is what a leaked key is at worst. */
  principal?: PrincipalClass;
  /** Default: `*`. */
  resource?: string;
  /** Condition keys beside region and principal. */
  context?: Record<string, string>;
  /** Sid of a statement that is taken away first: the row holds by another, which nothing else would show. */
  without?: string;
  /** Modes in which it holds. Default: all. */
  modes?: readonly Mode[];
  /** True when a setting opens it that is empty by default, so that it is denied without it. */
  opens?: true;
  decision: "allowed" | "denied";
  reason: string;
  /** A page, or a thread as `owner/repository#number`. */
  source: string;
}

export interface Row extends Omit<Case, "calls" | "regions"> {
  topic: string;
  call: string;
  region: string | null;
  principal: PrincipalClass;
  modes: readonly Mode[];
}

/** The rows that the cases of a topic stand for. */
export const rowsOf = (topic: string, cases: readonly Case[]): Row[] =>
  cases.flatMap(({ calls, regions = [HOME], ...rest }) =>
    calls.flatMap((call) =>
      regions.map((region) => ({ principal: "administrator" as const, modes: MODES, ...rest, topic, call, region })),
    ),
  );
