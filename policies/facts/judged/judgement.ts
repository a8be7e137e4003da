import type { Decided } from "../decisions";

/** What is done about properties of a kind: the rules that judge them, or why none does. */
export type Judgement = Decided & ({ readonly by: readonly string[] } | { readonly why: string });
