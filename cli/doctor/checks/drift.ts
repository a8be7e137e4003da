import type { Check, Finding } from "../check";
import type { Expected } from "../expected";
import { all, type Items, type Seen } from "../facts";

const SHOW_THE_REST = "run `pulumi preview --refresh`, which shows what else differs, then `pulumi up --refresh`";

/** What the outputs name and the account does not have. */
const gone = (
  what: string,
  named: Readonly<Record<string, string>>,
  there: (value: string, key: string) => boolean,
): Finding[] =>
  Object.entries(named)
    .filter(([key, value]) => !there(value, key))
    .map(([key, value]) => ({
      what: `${what} ${key} (${value}) is in the outputs and not in the account`,
      todo: SHOW_THE_REST,
    }));

/** In a region; where nobody could look nothing is said to be missing. */
const placed = (
  what: string,
  named: Readonly<Record<string, string>>,
  places: readonly { region: string; items: readonly { id: string; arn?: string | undefined }[] }[],
): Finding[] =>
  gone(what, named, (value, region) => {
    const place = places.find((one) => one.region === region);
    return place === undefined || place.items.some(({ id, arn }) => id === value || arn === value);
  });

const anywhere = (
  what: string,
  named: Readonly<Record<string, string>>,
  places: readonly { items: readonly { id: string; arn?: string | undefined }[] }[],
): Finding[] =>
  places.length === 0
    ? []
    : gone(what, named, (value) => all(places).some(({ id, arn }) => id === value || arn === value));

/** Regions that one of both does not know of. */
function regionFindings({ regions }: Pick<Seen, "regions">, { outputs }: Expected): Finding[] {
  if (outputs === undefined || regions.length === 0) return [];
  const known = all<Items["regions"]>(regions);
  const enabled = known.filter((region) => region.enabled).map(({ id }) => id);
  const { coveredRegions, skippedRegions } = outputs;
  // One that is skipped on purpose says so; one that was not enabled then may be enabled now.
  const isLeftOut = (region: string) => region in skippedRegions && !/not enabled/.test(skippedRegions[region]!);
  return [
    ...enabled
      .filter((region) => !coveredRegions.includes(region) && !isLeftOut(region))
      .map((region): Finding => ({
        region,
        what: "the region is enabled and the baseline does not cover it",
        todo: "disable the region, or run `pulumi up`; if none of you enabled it, treat it as an intrusion",
      })),
    ...coveredRegions
      .filter((region) => !enabled.includes(region))
      .map((region): Finding => ({
        region,
        what: "the baseline covers the region, and it is not enabled",
        todo: SHOW_THE_REST,
      })),
  ];
}

/** The account is what the program says that it made. */
export const DRIFT_CHECKS: readonly Check[] = [
  {
    id: "drift",
    title: "The account has what the outputs name",
    reads: ["regions", "topics", "detectors", "bindings", "policies", "budgets"],
    judge: (seen, expected) => {
      const { outputs } = expected;
      if (outputs === undefined) {
        return {
          findings: [],
          notAsked: "compared with nothing: give --outputs, the file of `pulumi stack output --json`",
        };
      }
      // A service control policy is of the organization, and not of this account.
      const policies = Object.entries(outputs.guardrailDocuments).flatMap(([name, { kind, arn }]) =>
        kind === "scp" ? [] : [[name, arn] as const],
      );
      return {
        findings: [
          ...regionFindings(seen, expected),
          ...placed("the topic", outputs.alertTopicArns, seen.topics),
          ...placed("the detector", outputs.detectorIds, seen.detectors),
          ...anywhere("the group", outputs.groupNames, seen.bindings),
          ...anywhere("the role", outputs.roleArns, seen.bindings),
          ...anywhere("the policy", Object.fromEntries(policies), seen.policies),
          ...anywhere("the budget", outputs.budgetNames, seen.budgets),
        ],
      };
    },
  },
];
