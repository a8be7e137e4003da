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

/** A billing alarm has no way to people but a topic. */
export function switchProblems(settings: Pick<Settings, "controls" | "profile">): Problem[] {
  const on = controlSwitches(settings);
  if (!on["billing-alarms"] || on["alert-channel"]) return [];
  return [
    {
      path: "controls.alert-channel",
      message: "is off, but billing-alarms rings through it; switch it on, or switch billing-alarms off too",
    },
  ];
}
