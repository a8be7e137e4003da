import calls from "./own-calls.generated.json";
import { BILLING_REGION } from "./regions";

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
}

/**
 * Every call that `pulumi up`, refresh and destroy of the whole baseline were seen to make, from the journal of the sandbox:
 * scripts/own-calls.ts writes the list, and a test on the engine compares it. The real provider reads more than the
 * stand-in does; it writes the same.
 */
export const OWN_CALLS: readonly OwnCall[] = calls;
