import { ACCOUNT_SETTINGS } from "../actions/account-settings";
import { ALERT_CHANGES, BLINDING } from "../actions/blinding";
import { type PolicyDocument, policyDocument } from "../document";
import { ownAlerts, ownBudgets } from "../own-principals";
import { type deny, denyUnless } from "../statements";

export interface TamperDenyArgs {
  /** What the names of the baseline's own alarms, topics, rules and budgets begin with: `ringfence-`. */
  namePrefix: string;
  /** ARNs of principals that are not bound; `*` may stand for a part of a name. Default: none. */
  exemptPrincipals?: readonly string[];
}

/**
 * Denies what hides an intruder: stopping what watches, changing who is told, and undoing the settings of the account and of
 * its console.
 */
export function tamperDeny({ namePrefix, exemptPrincipals }: TamperDenyArgs): PolicyDocument {
  const denied = (...statement: Parameters<typeof deny>) => denyUnless(exemptPrincipals, ...statement);
  return policyDocument([
    denied("DenyMonitoringChanges", BLINDING),
    denied("DenyAccountSettings", ACCOUNT_SETTINGS),
    denied("DenyAlertChanges", ALERT_CHANGES, { resource: [ownBudgets(namePrefix), ...ownAlerts(namePrefix)] }),
  ]);
}
