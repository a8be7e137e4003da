import { totalUsd } from "../controls/estimate";
import { GuardrailMode } from "../documents/guardrails/mode";
import { EXEMPT_PATH } from "../documents/own-principals";
import { DEFAULT_REGIONS, isRegion, type RegionClasses } from "../regions/regions";
import { payerOf } from "./account-checks";
import type { Facts } from "./account-facts";
import { complianceWarnings } from "./compliance-checks";
import { detectorWarnings } from "./detector-checks";
import { defaultsWarnings } from "./defaults-warnings";
import type { Draft } from "./plan";
import { stillDeniedWarning, unboundWarning } from "./unbound-users";
import { trailWarnings } from "./trail-checks";
import { unheardRegions } from "./unheard-regions";

/** What the warnings depend on. */
export interface WarningBasis extends Pick<Draft, "name" | "namePrefix" | "settings" | "on" | "options"> {
  regions: RegionClasses;
  facts: Facts;
  /** Control id -> estimated cost in USD a month. */
  estimatedMonthlyUsd: Readonly<Record<string, number>>;
}

/** What costs most, the dearest first. */
const dearest = (estimate: Readonly<Record<string, number>>): string =>
  Object.entries(estimate)
    .filter(([, usd]) => usd > 0)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3)
    .map(([id, usd]) => `${id} ${usd}`)
    .join(", ");

const when = (applies: boolean, warning: () => string): string[] => (applies ? [warning()] : []);

/** What the owner should know, although nothing is wrong. */
export function warningsOf(basis: WarningBasis): string[] {
  const {
    settings,
    on,
    regions: { covered, home },
    facts: { caller, trails, users: accountUsers },
    estimatedMonthlyUsd,
  } = basis;
  const { accountId, guardrails, monthlyBudgetUsd, profile, teardown } = settings;
  const own = totalUsd(estimatedMonthlyUsd);
  const left = DEFAULT_REGIONS.filter((name) => !covered.includes(name));
  const unknown = covered.filter((name) => !isRegion(name));
  const users = guardrails.exemptPrincipals.filter((arn) => arn.includes(":user/"));
  const otherGuards = on["region-guard"] || on["launch-guard"];
  const unbound = unboundWarning(guardrails, on, accountUsers, caller);
  const still = stillDeniedWarning(guardrails, accountUsers);
  const management = caller?.managementAccountId;
  const payer = payerOf(caller);
  const { silent } = on["break-glass"] && !on["audit-trail"] ? unheardRegions(home, trails) : { silent: [] };
  return [
    ...when(
      accountId === undefined,
      () =>
        "accountId is not set; with it, a run with the credentials of another account is refused instead of applied",
    ),
    // The file of a stack outlives `pulumi stack rm --preserve-config`: forgotten there, it would open the next baseline.
    ...when(
      teardown,
      () =>
        "teardown is on: once this is applied, pulumi destroy and every control that is switched off take the protection away for good, instead of leaving it in the account; unless that is meant, take teardown out of the settings (pulumi config rm ringfence:teardown) and run pulumi up",
    ),
    ...when(
      left.length > 0,
      () =>
        `enabledRegions leaves out ${left.join(", ")}: nobody can disable these regions, and nothing will watch them`,
    ),
    ...when(
      unknown.length > 0,
      () =>
        `the account has regions that this version of Ringfence does not know: ${unknown.join(", ")}; they are covered as idle regions, and an update will know them`,
    ),
    ...when(
      users.length > 0,
      () =>
        `guardrails.exemptPrincipals names ${users.join(", ")}: a leaked key of an exempt user is bound by nothing; exempt roles instead`,
    ),
    ...when(unbound !== undefined, () => unbound!),
    ...when(still !== undefined, () => still!),
    ...when(
      silent.length > 0,
      () =>
        `no trail logs management events, reads included, in ${silent.join(" and ")}: EventBridge gets no event of AssumeRole there, and nothing rings when the break-glass role is used`,
    ),
    ...trailWarnings(basis, basis.facts),
    ...when(
      monthlyBudgetUsd < own,
      () =>
        `monthlyBudgetUsd is ${monthlyBudgetUsd} USD, and the baseline itself is estimated to cost ${own} USD a month in profile ${profile} (${dearest(estimatedMonthlyUsd)}): budget and alarms ring for it; raise the budget, choose a smaller profile, or switch controls off`,
    ),
    ...when(
      on.budgets && payer !== undefined,
      () =>
        `the account is a member of an organization, and ${payer!} pays: a new member is refused budgets for about a day, with "is a linked account"; run up again then, or have the payer enable budgets`,
    ),
    ...when(
      !on["tamper-guard"] && otherGuards && guardrails.mode !== GuardrailMode.None,
      () =>
        `tamper-guard is off: whoever may make roles can make one at ${EXEMPT_PATH}, which the other guards do not bind`,
    ),
    ...when(
      management !== undefined && guardrails.targets.includes(management),
      () =>
        `guardrails.targets names ${management}, the management account: service control policies never bind it, so its workloads belong into a member account`,
    ),
    ...detectorWarnings(basis, basis.facts),
    ...defaultsWarnings(basis, basis.facts),
    ...complianceWarnings(basis, basis.facts),
  ];
}
