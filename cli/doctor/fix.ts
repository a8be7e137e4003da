import type { Connected } from "../connection";
import type { Run } from "../probes/run";
import { Refused } from "./refused";

/**
 * The key of the billing preference that is off; undefined: it is on.
 *
 * @throws Refused when the account does not say
 */
export async function switchedOffKey(run: Run): Promise<string | undefined> {
  const { billingAlerts } = await import("../probes/billing");
  const [cell] = await run(billingAlerts, []);
  if (cell?.state !== "count") {
    throw new Refused(`the billing preferences cannot be read: ${cell?.because ?? "nobody answered"}`);
  }
  const [found] = cell.items;
  if (found === undefined) {
    throw new Refused(
      "AWS tells no preference for billing alerts; switch them on under Billing and Cost Management, Billing preferences, Alert preferences",
    );
  }
  return found.enabled ? undefined : found.id;
}

const HOW =
  "as somebody with billing:UpdateBillingPreferences (no role of the baseline has it), or switch it on under Billing preferences, Alert preferences";

/** @throws Refused when AWS does not let it be done */
export async function switchOn({ credentials, endpoint }: Connected, key: string): Promise<void> {
  const { switchBillingAlertsOn } = await import("../probes/billing-client");
  try {
    await switchBillingAlertsOn({ credentials, endpoint }, key);
  } catch (error) {
    const { name, message } = error as Error;
    throw new Refused(`billing alerts are still off: ${name}: ${message}\ndo it ${HOW}`);
  }
}
