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

/** A path of the right kind, and none that stands for what is below it. */
const watchedPaths = ({ paths }: DeclaredType, kind: WatchedKind): string[] =>
  paths.filter((path) => WATCHED[kind].test(path));

/** Every watched property, by kind and type. */
export const watchedOf = (types: readonly DeclaredType[]): TypeFacts["watched"] =>
  Object.fromEntries(
    WATCHED_KINDS.map((kind) => [
      kind,
      Object.fromEntries(
        types.map((type) => [type.token, watchedPaths(type, kind)] as const).filter(([, paths]) => paths.length > 0),
      ),
    ]),
  ) as TypeFacts["watched"];

export const tokensOf = (types: readonly DeclaredType[]): string[] => types.map(({ token }) => token);

export const withoutRegion = (types: readonly DeclaredType[]): string[] =>
  tokensOf(types.filter(({ paths }) => !paths.includes("region")));
