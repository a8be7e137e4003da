import { COMMAND } from "../command";
import * as v from "valibot";
import { unusedServices } from "../../domain/documents/fields";
import { type Problem, show } from "../../domain/fields/problems";
import { allowedRegions, region } from "../../domain/fields/regions";
import { flag } from "../../domain/fields/values";
import { distinct } from "../../domain/fields/shapes";
import { classify, DEFAULT_REGIONS } from "../../domain/regions/regions";
import { SETTINGS } from "../../domain/settings/schema";
import type { SignalBasis } from "../../domain/signals/rules";
import { flagOf, SETTING_OF, words } from "../guardrails/options";
import type { VerbOption } from "../verb";

const COMMAS = "Separated by commas.";

/** The settings that decide which rules there are, as options in the words of the settings. */
export const SIGNAL_OPTIONS: readonly VerbOption[] = [
  {
    flags: "--allowed-regions <regions>",
    summary: `${SETTING_OF.allowedRegions.description} ${COMMAS}`,
    parse: words,
  },
  { flags: "--home-region <region>", summary: SETTING_OF.homeRegion.description },
  {
    flags: "--enabled-regions <regions>",
    summary: `${SETTINGS.find(({ name }) => name === "enabledRegions")!.description} ${COMMAS} Here, without it: those that every account has, and the allowed ones.`,
    parse: words,
  },
  {
    flags: "--unused-services <services>",
    summary: `${SETTING_OF.unusedServices.description} ${COMMAS}`,
    parse: words,
    default: SETTING_OF.unusedServices.value,
  },
  { flags: "--canary-key", summary: "The control canary-key is on: what rings for its key, too.", default: false },
];

const schema = v.object(
  {
    allowedRegions,
    homeRegion: v.optional(region),
    enabledRegions: v.optional(distinct(region, "a list of region codes")),
    unusedServices,
    canaryKey: v.optional(flag, false),
  },
  `missing; \`${COMMAND} signals --help\` says what it takes`,
);

/** A region that is named by one option and missing in the list of another. */
const outside = (flag: string, named: readonly string[], list: string, known: readonly string[]): Problem[] =>
  named
    .filter((name) => !known.includes(name))
    .map((name) => ({
      path: flag,
      message: `${show(name)} is not one of ${list} (${known.join(", ")}); add it there, or choose one of them`,
    }));

/**
 * The options of the command line as what decides the rules.
 *
 * @returns the basis, or every problem at once; the path of a problem is the option as it is typed
 */
export function readSignalOptions(given: Record<string, unknown>): { basis: SignalBasis } | { problems: Problem[] } {
  const parsed = v.safeParse(schema, given);
  if (!parsed.success) {
    return {
      problems: parsed.issues.map((issue) => {
        const [name, index] = (issue.path ?? []).map(({ key }) => key as string | number);
        const value = index === undefined ? "" : ` (value ${Number(index) + 1})`;
        return { path: `${flagOf(String(name))}${value}`, message: issue.message };
      }),
    };
  }
  const { allowedRegions: allowed, homeRegion, unusedServices: unused, canaryKey: canary } = parsed.output;
  const home = homeRegion ?? allowed[0]!;
  const enabled = parsed.output.enabledRegions ?? [...DEFAULT_REGIONS, ...allowed];
  const problems = [
    ...outside("--home-region", [home], "--allowed-regions", allowed),
    ...outside("--allowed-regions", allowed, "--enabled-regions", enabled),
  ];
  if (problems.length > 0) return { problems };
  return { basis: { regions: classify(enabled, allowed, home), unusedServices: unused, canary } };
}
