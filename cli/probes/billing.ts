import { BillingClient, GetBillingPreferencesCommand } from "./billing-client";
import { paged, probe } from "./probe";

/** Whether CloudWatch gets estimated charges; `id` is the key under which AWS keeps the switch, and which changes it. */
export const billingAlerts = probe({
  id: "billing-alerts",
  service: "billing",
  kind: "billing preference",
  scope: "global",
  client: BillingClient,
  calls: { list: paged(GetBillingPreferencesCommand, "nextToken") },
  read: async ({ list }) =>
    (await list({ features: ["BILLING_ALERTS"] }))
      .flatMap(({ billingPreferences = [] }) => billingPreferences)
      .map(({ key, value }) => ({ id: key, enabled: value === "ENABLED" })),
});

export const PROBES = [billingAlerts];
