import { BILLING_REGION } from "../../domain/regions/regions";
import type { AcceptanceOptions } from "./options";

type Asked = Pick<AcceptanceOptions, "account" | "region" | "email" | "phone" | "profile" | "without">;

/** The regions that the baseline of a run covers. */
const coveredRegions = ({ region }: Pick<AcceptanceOptions, "region">): string[] => [region, BILLING_REGION];

/** Alarms must not ring for the run itself. */
const MONTHLY_BUDGET_USD = 100;

/** The smallest configuration that makes a baseline of the profile, in two regions. */
export function settingsOf(asked: Asked, { teardown }: { teardown: boolean }): Record<string, unknown> {
  const { account, region, email, phone, profile, without } = asked;
  const reader = { name: "Acceptance", title: "Acceptance", email, phone };
  return {
    accountId: account,
    contacts: { security: reader, billing: reader, operations: reader, acceptSharedMailbox: true },
    allowedRegions: [region],
    enabledRegions: coveredRegions(asked),
    monthlyBudgetUsd: MONTHLY_BUDGET_USD,
    profile,
    ...(without.length > 0 ? { controls: Object.fromEntries(without.map((id) => [id, "off"])) } : {}),
    ...(teardown ? { teardown: true } : {}),
  };
}
