import * as v from "valibot";
import { PROFILES } from "../../domain/controls/control";
import { estimateMonthlyUsd, totalUsd } from "../../domain/controls/estimate";
import { controlSwitches } from "../../domain/controls/switches";
import { CONTROLS } from "../../domain/controls/table";
import { classify, DEFAULT_REGIONS } from "../../domain/regions/regions";
import { table } from "./markdown";

/** The one allowed region of the table; any other costs the same but for us-east-1, where alarms stand whatever its class. */
const HOME = "ap-southeast-2";

const usd = (amount: number | undefined): string => (amount === undefined ? "off" : amount.toFixed(2));

/** What a quiet account pays for the baseline in each profile, with default options: the words above the table, and it. */
export function costTable(): string[] {
  const regions = classify(DEFAULT_REGIONS, [HOME], HOME);
  const options = Object.fromEntries(CONTROLS.map(({ id, options }) => [id, v.parse(v.object(options), {})]));
  const estimates = PROFILES.map((profile) =>
    estimateMonthlyUsd({ regions, on: controlSwitches({ controls: {}, profile }), options }),
  );
  const priced = CONTROLS.filter(({ id }) => estimates.some((estimate) => (estimate[id] ?? 0) > 0));
  return [
    `In USD a month, for a quiet account with ${regions.covered.length} regions of which one is allowed, with default options and without free tiers. Controls that are not listed are free. The output \`estimatedMonthlyUsd\` has the figures of your own settings, and the preview warns when the budget is below them.`,
    table(
      ["control", ...PROFILES],
      [
        ...priced.map(({ id }) => [id, ...estimates.map((estimate) => usd(estimate[id]))]),
        ["all", ...estimates.map((estimate) => usd(totalUsd(estimate)))],
      ],
    ),
  ];
}
