import { DOES_NOT_BIND } from "./guardrail-documents";
import { type DocumentKind } from "../emit";

/** A policy, and how near its document is to what AWS takes. */
export interface GuardrailSummary {
  /** ARN of the policy. */
  arn: string;
  /** What it is: `scp`, `managed` or `boundary`. */
  kind: string;
  /** What it belongs on, in words. */
  attachTo: string;
  /** Whom it leaves alone, whatever it hangs on. */
  doesNotBind: string;
  /** Number of characters as sent to AWS. */
  characters: number;
  /** Number of characters that AWS takes for a policy of this kind. */
  limit: number;
}

/** A policy in short, for a report. */
export const summaryOf = (
  arn: string,
  { kind, attachTo, characters, limit }: { kind: DocumentKind; attachTo: string; characters: number; limit: number },
): GuardrailSummary => ({ arn, kind, attachTo, doesNotBind: DOES_NOT_BIND[kind], characters, limit });
