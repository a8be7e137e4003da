import type { Property } from "../../resource";

/** How many of a unit of a budget a month has. The longest month counts, so that a budget of days is not let off. */
const IN_MONTH: Readonly<Record<string, number>> = { DAILY: 31, MONTHLY: 1, QUARTERLY: 1 / 3, ANNUALLY: 1 / 12 };

/** What a limit allows in a month, in its own currency; undefined when it is no number or the unit is none that AWS has. */
export function monthlyAmount(amount: Property, unit: Property): number | undefined {
  const perMonth = IN_MONTH[String(unit.value)];
  const value = Number(amount.value);
  return perMonth === undefined || amount.state !== "known" || !Number.isFinite(value) ? undefined : value * perMonth;
}
