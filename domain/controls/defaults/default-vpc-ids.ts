/** What the owner says of default networks. */
interface DefaultNetworkOptions {
  /** Region code -> id of its default network. Default: what the account says. */
  vpcIds?: Readonly<Record<string, string>> | undefined;
  /** Regions whose default group is left as it is. */
  exceptRegions?: readonly string[] | undefined;
}

/** What the account says of the default network of a region: nothing where there is none, a reason where nobody knows. */
type Answers = Readonly<Record<string, { found: { vpcId: string } | undefined } | { unknown: string }>>;

/**
 * Region code -> id of the default network whose security group is emptied.
 *
 * @param covered the regions of the baseline
 * @param answers what the account says; absent when nobody asked
 */
export function defaultVpcIds(
  { vpcIds, exceptRegions = [] }: DefaultNetworkOptions,
  covered: readonly string[],
  answers: Answers = {},
): Record<string, string> {
  const idOf = (region: string): string | undefined => {
    if (vpcIds) return vpcIds[region];
    const answer = answers[region];
    return answer && "found" in answer ? answer.found?.vpcId : undefined;
  };
  const emptied = covered.filter((region) => !exceptRegions.includes(region));
  return Object.fromEntries(
    emptied.flatMap((region): [string, string][] => {
      const id = idOf(region);
      return id === undefined ? [] : [[region, id]];
    }),
  );
}
