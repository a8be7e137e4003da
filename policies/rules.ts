import type { Rule } from "./rule";
import { guarddutyInEveryRegion } from "./rules/detection/guardduty-in-every-region";
import { providerRegionAllowed } from "./rules/regions/provider-region-allowed";
import { regionAllowed } from "./rules/regions/region-allowed";
import { awsKeyAnywhere } from "./rules/secrets/aws-key-anywhere";
import { spotForbidden } from "./rules/spend/spot-forbidden";
import { configOrHubWeakened } from "./rules/tampering/config-or-hub-weakened";
import { guarddutyWeakened } from "./rules/tampering/guardduty-weakened";
import { trailSwitchedOff } from "./rules/tampering/trail-switched-off";
import { accessAnalyzerInEveryRegion } from "./rules/defaults/access-analyzer-in-every-region";
import { accountGuards } from "./rules/defaults/account-guards";
import { regionalDefaults } from "./rules/defaults/regional-defaults";
import { spendGuards } from "./rules/spend/spend-guards";
import { trailPresent } from "./rules/trail/trail-present";
import { alertsReachSomeone } from "./rules/contacts/alerts-reach-someone";
import { regionDenyPresent } from "./rules/guardrails/region-deny-present";
import { alarmSilenced } from "./rules/tampering/alarm-silenced";
import { budgetLoosened } from "./rules/tampering/budget-loosened";
import { baselineUnprotected } from "./rules/tampering/baseline-unprotected";
import { baselineRemoved } from "./rules/tampering/baseline-removed";
import { consoleNarrowed } from "./rules/tampering/console-narrowed";
import { blindSpot } from "./rules/tampering/blind-spot";
import { baselineInputs } from "./rules/tampering/baseline-inputs";
import { logEvidenceShortened } from "./rules/tampering/log-evidence-shortened";
import { alertDiverted } from "./rules/tampering/alert-diverted";
import { iamGrantsTampering } from "./rules/tampering/iam-grants-tampering";

/** Every rule of the pack, in the order of the documentation. */
export const rules: readonly Rule[] = [
  regionAllowed,
  providerRegionAllowed,
  spotForbidden,
  awsKeyAnywhere,
  guarddutyInEveryRegion,
  trailPresent,
  accessAnalyzerInEveryRegion,
  regionalDefaults,
  accountGuards,
  spendGuards,
  alertsReachSomeone,
  regionDenyPresent,
  trailSwitchedOff,
  guarddutyWeakened,
  configOrHubWeakened,
  alarmSilenced,
  budgetLoosened,
  baselineUnprotected,
  baselineRemoved,
  baselineInputs,
  logEvidenceShortened,
  iamGrantsTampering,
  alertDiverted,
  consoleNarrowed,
  blindSpot,
];
