import { FreezeMode } from "../controls/spend/freeze-mode";
import { freezesNobody, type FuseTargets, fuseTargets } from "../controls/spend/fuse-targets";
import { GuardrailMode } from "../documents/guardrails/mode";
import type { Problem } from "../fields/problems";
import { BUDGET_ACTION_LIMITS } from "../limits";
import { payerOf } from "./account-checks";
import type { Facts } from "./account-facts";
import type { Draft } from "./plan";

type Basis = Pick<Draft, "settings" | "on" | "documents">;
type Known = Pick<Facts, "caller">;

/** Why there is no fuse although it is on; undefined when there is one. */
function hindrance({ settings: { guardrails } }: Basis, targets: FuseTargets, { caller }: Known): string | undefined {
  const payer = payerOf(caller);
  if (guardrails.mode === GuardrailMode.Organization && payer !== undefined) {
    return `a budget attaches service control policies in the management account only, which is ${payer}; run the fuse there, and set freeze: off here`;
  }
  return freezesNobody(targets)
    ? "it would freeze nobody: least-privilege is off, and guardrails names no group or role; name some, or set freeze: off"
    : undefined;
}

/** Whom the fuse freezes; undefined when it is off, or cannot be. */
export function plannedFuse(basis: Basis, facts: Known): FuseTargets | undefined {
  const targets = fuseTargets(basis);
  return basis.on["budget-fuse"] && hindrance(basis, targets, facts) === undefined ? targets : undefined;
}

/** What would make AWS refuse the fuse after other things were made, or a fuse that is asked for impossible. */
export function fuseProblems(basis: Basis, facts: Known): Problem[] {
  const { settings, on } = basis;
  if (!on["budget-fuse"]) return [];
  const targets = fuseTargets(basis);
  const hindered = hindrance(basis, targets, facts);
  if (hindered !== undefined) {
    return settings.freeze === FreezeMode.Automatic
      ? [{ path: "freeze", message: `is automatic, but ${hindered}` }]
      : [];
  }
  const most = BUDGET_ACTION_LIMITS.principals;
  const tooMany = (path: string, count: number, noun: string): Problem[] => {
    const message = `names ${count} ${noun} for budget-fuse to freeze, AWS takes ${most}; name fewer, or set freeze: off`;
    return count > most ? [{ path, message }] : [];
  };
  const silent = settings.alerts.emails?.length === 0 && !on["alert-channel"];
  const nobody = `is ${settings.freeze}, but nobody would be told; name alerts.emails, switch alert-channel on, or set freeze: off`;
  const groups = targets.ownGroups.length + targets.groups.length;
  return [
    ...tooMany("guardrails.groups", groups, "groups, the baseline's own included,"),
    ...tooMany("guardrails.roles", targets.roles.length, "roles"),
    ...tooMany("guardrails.targets", targets.targets.length, "targets"),
    ...(silent ? [{ path: "freeze", message: nobody }] : []),
  ];
}

/** What the owner should know of the fuse, although nothing is wrong. */
export function fuseWarnings(basis: Basis, facts: Known): string[] {
  const hindered = basis.on["budget-fuse"] ? hindrance(basis, fuseTargets(basis), facts) : undefined;
  return hindered === undefined ? [] : [`budget-fuse is not made: ${hindered}`];
}
