import type { RegionClasses } from "../regions/regions";
import type { Price } from "./control";
import { type ControlId, CONTROLS } from "./table";

/** What decides the cost of the baseline. */
export interface EstimateBasis {
  regions: Pick<RegionClasses, "home" | "covered" | "idle">;
  /** Control id -> on or off. */
  on: Readonly<Partial<Record<ControlId, boolean>>>;
  /** Control id -> its options as they are set. */
  options: Readonly<Partial<Record<ControlId, Readonly<Record<string, unknown>>>>>;
}

const toCents = (usd: number): number => Math.round(usd * 100) / 100;

/** Control id -> its price, for each control that is on. */
const prices = ({ regions, on, options }: EstimateBasis): [id: ControlId, price: Price][] =>
  CONTROLS.filter(({ id }) => on[id]).map((control) => [
    control.id,
    control.price({ regions, options: options[control.id] ?? {} }),
  ]);

/** Control id -> what it costs a quiet account in a month, in USD, without free tiers. Controls that are off are absent. */
export const estimateMonthlyUsd = (basis: EstimateBasis): Record<string, number> =>
  Object.fromEntries(prices(basis).map(([id, { total }]) => [id, toCents(total)]));

/** The sum of an estimate, in USD. */
export const totalUsd = (estimate: Readonly<Record<string, number>>): number =>
  toCents(Object.values(estimate).reduce((sum, usd) => sum + usd, 0));

/** What the baseline itself costs in idle regions, in USD a month; the idle-regions budget must not ring for it. */
export const ownIdleCostUsd = (basis: EstimateBasis): number =>
  toCents(prices(basis).reduce((sum, [, { idle }]) => sum + idle, 0));
