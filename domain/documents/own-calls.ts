import seen from "../generated/own-calls.json";
import read from "../generated/provider-calls.json";
import { BILLING_REGION } from "../regions/regions";

/** Where the program makes a call: in each region that it covers, where alerts gather, or at the worldwide endpoints. */
export const WHERE = ["every region", "home and us-east-1", "us-east-1"] as const;

/** The regions that a call goes to. */
export const regionsOf = (where: string, { home, covered }: { home: string; covered: readonly string[] }): string[] => {
  if (where === "every region") return [...covered];
  return where === "us-east-1" ? [BILLING_REGION] : [...new Set([home, BILLING_REGION])];
};

/** A call that the program makes on the account. */
export interface OwnCall {
  /** The action that it needs, as IAM names it. */
  action: string;
  /** One of WHERE. */
  where: string;
  /**
   * How it is known: `seen` in a run in the sandbox, or `read` in the source of the real provider, which does more than the
   * sandbox can be made to do.
   */
  known: "seen" | "read";
  /** For one that only repairs what somebody changed by hand, or brings in a release: when. */
  when?: string;
}

/** The wider of two places. */
const wider = (a: string, b: string): string => WHERE.find((where) => where === a || where === b) ?? a;

/**
 * Every call that `pulumi up`, refresh and destroy of the whole baseline make, each once. Those that were seen come from
 * the journal of the sandbox (scripts/generate/own-calls.ts, compared by a test on the engine); the others stand in the
 * source of the real provider (scripts/generate/provider-calls.ts, from the facts of the rows in sandbox/provider).
 */
export const OWN_CALLS: readonly OwnCall[] = [...new Set([...seen, ...read].map(({ action }) => action))]
  .sort()
  .map((action): OwnCall => {
    const inRun = seen.find((call) => call.action === action);
    const inSource: { where: string; when?: string } | undefined = read.find((call) => call.action === action);
    return {
      action,
      where: inRun && inSource ? wider(inRun.where, inSource.where) : (inRun ?? inSource)!.where,
      known: inRun ? "seen" : "read",
      ...(inSource?.when === undefined ? {} : { when: inSource.when }),
    };
  });
