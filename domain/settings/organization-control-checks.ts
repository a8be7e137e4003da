import { type Control, Family, RunsIn } from "../controls/control";
import { CONTROLS } from "../controls/table";
import { GuardrailMode } from "../documents/guardrails/mode";
import type { Problem } from "../fields/problems";
import { payerOf } from "./account-checks";
import type { Facts } from "./account-facts";

type On = Readonly<Record<string, boolean>>;

/** Controls that are on and that only the management account of an organization can make: the family says so, and no list. */
const ofManagement = (on: On, controls: readonly Control[]): readonly Control[] =>
  controls.filter(
    ({ id, family, runsIn = RunsIn.Management }) =>
      on[id] && family === Family.Organization && runsIn === RunsIn.Management,
  );

/**
 * What reaches into members is made by the account that manages them. Mode organization is how the settings say that this
 * account is the one: only there can it attach service control policies.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_getting-started_concepts.html
 */
export const organizationModeProblems = (
  on: On,
  mode: GuardrailMode,
  controls: readonly Control[] = CONTROLS,
): Problem[] =>
  mode === GuardrailMode.Organization
    ? []
    : ofManagement(on, controls).map(({ id }) => ({
        path: `controls.${id}`,
        message: `is on, but guardrails.mode is ${mode}, and only the account that manages an organization can make it; switch it on in the stack of that account, with guardrails: { mode: organization, targets: [...] }, or switch it off`,
      }));

/** A member is refused what only the management account can do, after other things were made. */
export function managementProblems(
  on: On,
  { caller }: Pick<Facts, "caller">,
  controls: readonly Control[] = CONTROLS,
): Problem[] {
  const manager = payerOf(caller);
  if (caller === undefined || manager === undefined) return [];
  return ofManagement(on, controls).map(({ id }) => ({
    path: `controls.${id}`,
    message: `is on, but ${manager} manages the organization, and the credentials belong to ${caller.accountId}; switch it on in the stack of ${manager}, or switch it off`,
  }));
}
