import { WATCHED, WATCHED_KINDS, type WatchedKind } from "../../policies/facts/watched";
import type { DeclaredType } from "./declarations";

/** What a package says about its resource types, as far as a rule may ask. */
export interface TypeFacts {
  /** Where it was read, with the version. */
  source: string;
  /** Every type. */
  types: readonly string[];
  /** Types without a `region` input. Absent: no type of the package has one. */
  regionless?: readonly string[];
  /** Kind of property -> type -> paths. */
  watched: Record<WatchedKind, Record<string, readonly string[]>>;
}

const watchedPaths = ({ paths }: DeclaredType, kind: WatchedKind): string[] =>
  paths.filter((path) => WATCHED[kind].test(path));

function pathsByType(types: readonly DeclaredType[], kind: WatchedKind): Record<string, readonly string[]> {
  const found = types.map((type) => [type.token, watchedPaths(type, kind)] as const);
  return Object.fromEntries(found.filter(([, paths]) => paths.length > 0));
}

/** Every watched property, by kind and type. */
export const watchedOf = (types: readonly DeclaredType[]): TypeFacts["watched"] =>
  byKind((kind) => pathsByType(types, kind));

/** The same question asked for each kind. */
function byKind<Answer>(ask: (kind: WatchedKind) => Answer): Record<WatchedKind, Answer> {
  const answers: Partial<Record<WatchedKind, Answer>> = {};
  for (const kind of WATCHED_KINDS) answers[kind] = ask(kind);
  return answers as Record<WatchedKind, Answer>;
}

export const tokensOf = (types: readonly DeclaredType[]): string[] => types.map(({ token }) => token);

export const withoutRegion = (types: readonly DeclaredType[]): string[] =>
  tokensOf(types.filter(({ paths }) => !paths.includes("region")));
