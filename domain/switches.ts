import { CONTROLS, type ControlId, isOnInProfile } from "./controls";
import type { Problem } from "./problems";
import type { Settings } from "./settings";

/** Control id -> on or off: what the configuration says, else what the profile says. */
export const controlSwitches = ({
  controls,
  profile,
}: Pick<Settings, "controls" | "profile">): Record<ControlId, boolean> =>
  Object.fromEntries(
    CONTROLS.map((control) => [control.id, controls[control.id]?.enabled ?? isOnInProfile(control, profile)]),
  ) as Record<ControlId, boolean>;

/** The controls that have no way to people but a topic. */
const RINGING = ["billing-alarms", "break-glass"] as const;

/** An alarm that nobody hears is none. */
export function switchProblems(settings: Pick<Settings, "controls" | "profile">): Problem[] {
  const on = controlSwitches(settings);
  if (on["alert-channel"]) return [];
  return RINGING.filter((id) => on[id]).map((id) => ({
    path: "controls.alert-channel",
    message: `is off, but ${id} rings through it; switch it on, or switch ${id} off too`,
  }));
}
