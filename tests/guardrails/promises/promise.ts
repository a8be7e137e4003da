import type { AccessId } from "../../../domain/documents/access/table";
import type { SIGN_INS } from "../../support/decisions";

/** A kind of region, as a holder meets it. The last is where most worldwide services answer, allowed or not. */
export type Place = "home" | "allowed" | "idle" | "us-east-1" | "us-west-2" | "future" | "endpoint";

const OUTSIDE: readonly Place[] = ["idle", "us-east-1", "us-west-2", "future"];

/** What a sentence says of the regions, and where its calls are decided: the words stand for these places and no other. */
export const WHERE = {
  allowed: { words: "in the allowed regions", places: ["home", "allowed"] },
  outside: { words: "outside the allowed regions", places: OUTSIDE },
  every: { words: "in every region", places: ["home", "allowed", ...OUTSIDE] },
  /** Of services without a region, and of services that answer in us-east-1 only. */
  worldwide: { words: "", places: ["endpoint"] },
  /** For what a holder cannot: nowhere at all. */
  anywhere: { words: "", places: ["home", "allowed", ...OUTSIDE] },
} as const satisfies Record<string, { words: string; places: readonly Place[] }>;

/** Calls that differ in nothing else. */
export interface Calls {
  /** `service:Operation`; a pattern stands for every action of the catalogue. */
  calls: readonly string[];
  /** Actions that a pattern stands for, and that another promise is about. */
  except?: readonly string[];
  /** ARN without the account's number: `ACCOUNT` stands for it. Default: `*`. */
  resource?: string;
  /** Condition keys beside those of region, principal and sign-in. */
  context?: Readonly<Record<string, string>>;
  /** How the caller signed in. Default: with MFA; a role has no sign of it. */
  signIn?: keyof typeof SIGN_INS;
  /** True while the freeze hangs on the holder. It hangs on every role at the exempt path, which it must spare. */
  frozen?: true;
  /** True when somebody of the account asks for the role, so that its trust policy decides. */
  taking?: true;
}

/** A sentence, and the calls that hold it. There is none without the other. */
export interface Promised {
  /** What comes after "can" or "cannot", without the regions: "open and follow support cases". */
  says: string;
  where: keyof typeof WHERE;
  rows: readonly Calls[];
}

/** What a holder can and cannot, whatever else hangs on it by default. */
export interface Promises {
  can: readonly Promised[];
  cannot: readonly Promised[];
}

export type AllPromises = Readonly<Record<AccessId, Promises>>;

/** A promise as a page says it. */
export const sentenceOf = ({ says, where }: Promised): string => [says, WHERE[where].words].filter(Boolean).join(" ");
