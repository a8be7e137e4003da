import { type Control, isOnInProfile } from "../controls/control";
import { ControlState } from "../controls/control-state";
import { ManagedBy } from "../controls/managed-by";
import { isServed } from "../controls/switches";
import { type ControlId, CONTROLS } from "../controls/table";
import { ADOPTED } from "./existing-settings";
import type { DeclaredFacts } from "./declared-facts";
import { isDeclared, type Regions } from "./declared-settings";
import type { Draft } from "./plan";

type Basis = Pick<Draft, "settings" | "on" | "options"> & { regions?: Regions };

/** Of an account that nobody asked. */
const NOWHERE: Regions = { covered: [], idle: [] };

/** True when `existing` names something that the control takes over. */
function adopts({ existing }: Basis["settings"], id: ControlId): boolean {
  if (id === "cost-anomaly") return existing.anomalyMonitor !== undefined;
  return ADOPTED.some(({ name, control }) => control === id && Object.keys(existing[name]).length > 0);
}

function stateOf(control: Control & { id: ControlId }, basis: Basis, facts: DeclaredFacts): ControlState {
  const { settings, on, options } = basis;
  const { id } = control;
  const { managedBy } = options[id] as { managedBy?: ManagedBy };
  if (on[id]) {
    if (managedBy === ManagedBy.Organization || isDeclared(id, basis, basis.regions ?? NOWHERE, facts))
      return ControlState.Organization;
    return adopts(settings, id) ? ControlState.Adopted : ControlState.On;
  }
  if (settings.controls[id]?.enabled === false) return ControlState.OffByConfiguration;
  if (!isOnInProfile(control, settings.profile)) return ControlState.OffByProfile;
  // What the profile has on is off for another setting: what it works with is off, or exists already.
  return isServed(control, settings) ? ControlState.Existing : ControlState.OffByConfiguration;
}

/** Control id -> what became of it. */
export const controlStates = (basis: Basis, facts: DeclaredFacts = {}): Record<ControlId, ControlState> =>
  Object.fromEntries(CONTROLS.map((control) => [control.id, stateOf(control, basis, facts)])) as Record<
    ControlId,
    ControlState
  >;
