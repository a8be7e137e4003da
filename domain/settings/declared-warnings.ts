import { listed, unknownBy } from "./answers";
import { DECLARABLE, type DeclarableId, type Declared, type DeclaredFacts } from "./declared-facts";
import { type Basis, classOf, declaredFor, isWeaker, type Regions, wantedIn } from "./declared-settings";

const inWords = ({ state, hopLimit, providers }: Declared): string =>
  [
    state,
    ...(hopLimit === undefined ? [] : [`hop limit ${hopLimit}`]),
    ...(providers === undefined ? [] : [`images of ${[...providers].sort().join(" and ") || "the account only"}`]),
  ].join(", ");

/** A control with its regions, those of the same words together: `imds in every covered region (required, hop limit 2)`. */
function together(id: DeclarableId, rows: readonly (readonly [region: string, words: string])[], regions: Regions) {
  const where = new Map<string, string[]>();
  for (const [region, words] of rows) where.set(words, [...(where.get(words) ?? []), region]);
  const all = regions[classOf(id)];
  return [...where].map(([words, some]) => {
    const place = some.length > 1 && some.length === all.length ? `every ${classOf(id)} region` : listed(some);
    return `${id} in ${place} (${words})`;
  });
}

/** What the owner should know of settings that the organization decides: what is left alone, and what is too weak. */
export function declaredWarnings(basis: Basis, regions: Regions, facts: DeclaredFacts): string[] {
  const decided = DECLARABLE.map((id) => ({ id, rows: declaredFor(id, basis, regions, facts) }));
  const said = decided.flatMap(({ id, rows }) =>
    together(
      id,
      rows.map(([region, one]) => [region, inWords(one)] as const),
      regions,
    ),
  );
  const weaker = decided.flatMap(({ id, rows }) =>
    together(
      id,
      rows.flatMap(([region, one]) => {
        const wanted = wantedIn(id, basis, region);
        return isWeaker(id, one, wanted) ? [[region, `${inWords(one)} instead of ${inWords(wanted)}`] as const] : [];
      }),
      regions,
    ),
  );
  const doubts = [...unknownBy(Object.entries(facts.declared ?? {}))].map(
    ([reason, where]) =>
      `nobody knows whether the organization decides settings of EC2 in ${where.join(", ")}, and the run fails where it does: ${reason}`,
  );
  return [
    ...(said.length > 0
      ? [
          `the organization decides settings of EC2 by a declarative policy, so they are left alone here: ${said.join("; ")}`,
        ]
      : []),
    ...(weaker.length > 0
      ? [
          `what the organization decides is weaker than what this stack would set: ${weaker.join("; ")}; nothing in this account can change it, so ask whoever runs the management account to tighten the declarative policy, or to leave the setting to its accounts`,
        ]
      : []),
    ...doubts,
  ];
}
