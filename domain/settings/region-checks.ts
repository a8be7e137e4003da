import { show, type Problem } from "../fields/problems";
import { DEFAULT_REGIONS, findRegion } from "../regions/regions";
import type { Facts } from "./account-facts";
import type { Settings } from "./schema";

type Basis = Pick<Settings, "enabledRegions" | "optInRegions">;
type Known = Pick<Facts, "enabledRegions" | "accountRegions">;

/** How AWS says where a region stands: https://docs.aws.amazon.com/accounts/latest/reference/API_GetRegionOptStatus.html */
const status = (region: string): string => `aws account get-region-opt-status --region-name ${region}`;

/**
 * A region that is named and off would fail in `up`, with words about a broken key: a service does not know the account's
 * credentials where the account is not. https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
 */
export const regionProblems = ({ enabledRegions = [] }: Basis, { accountRegions }: Known): Problem[] =>
  enabledRegions.flatMap((name, index) =>
    accountRegions === undefined || accountRegions.includes(name)
      ? []
      : [
          {
            path: `enabledRegions[${index}]`,
            message: `${show(name)} is not enabled in the account; remove it, or enable it there, and run again once ${status(name)} says ENABLED`,
          },
        ],
  );

/** What the account has and the settings do not say, or the other way round. */
export function regionWarnings({ enabledRegions, optInRegions }: Basis, known: Known): string[] {
  const found = known.accountRegions ?? known.enabledRegions;
  if (found === undefined) return [];
  const off = optInRegions.filter((name) => !found.includes(name) && !enabledRegions?.includes(name));
  // Of the regions of every account another warning says that the list leaves them out.
  const unwatched = found.filter(
    (name) =>
      enabledRegions !== undefined &&
      !enabledRegions.includes(name) &&
      !DEFAULT_REGIONS.includes(name) &&
      findRegion(name) !== undefined,
  );
  return [
    ...(off.length > 0
      ? [`optInRegions names ${off.join(", ")}, off in the account: nothing is made there until somebody enables it`]
      : []),
    ...(unwatched.length > 0
      ? [
          `the account has ${unwatched.join(", ")} enabled, and enabledRegions leaves it out: nothing will watch it; add it there, or disable it in the account`,
        ]
      : []),
  ];
}
