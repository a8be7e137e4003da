import { type Decided, decisionsOf } from "../decisions";
import type { WatchedKind } from "../watched";
import { ENCRYPTION_FLAGS } from "./encryption-flags";
import type { Judgement } from "./judgement";
import { DOCUMENT_KINDS, documentKind, OTHER_POLICIES } from "./policy-documents";
import { PUBLIC_FLAGS } from "./public-flags";
import { ENVIRONMENTS, USER_DATA } from "./scripts-and-environments";

/** Kinds about which no table of a rule decides for every type; the pack does not carry what stands here. */
export type JudgedKind = Extract<WatchedKind, "policy" | "userData" | "environment" | "public" | "encryption">;

export const JUDGED: Readonly<Record<JudgedKind, readonly Judgement[]>> = {
  policy: OTHER_POLICIES,
  userData: USER_DATA,
  environment: ENVIRONMENTS,
  public: PUBLIC_FLAGS,
  encryption: ENCRYPTION_FLAGS,
};

type Answer = { readonly by: readonly string[] } | { readonly why: string };

const finders = Object.fromEntries(
  Object.entries(JUDGED).map(([kind, rows]) => [kind, decisionsOf<Decided & Answer>(rows)]),
) as Record<JudgedKind, (type: string, path: string) => (Decided & Answer) | undefined>;

/** What is done about a property of a kind; undefined where nobody has decided. */
export function judgedBy(kind: JudgedKind, type: string, path: string): Answer | undefined {
  const document = kind === "policy" ? documentKind(type, path) : undefined;
  return document === undefined ? finders[kind](type, path) : DOCUMENT_KINDS[document];
}
