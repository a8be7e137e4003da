import { type Control, isOnInProfile, type Profile } from "./control";
import { FreezeMode } from "./spend/freeze-mode";
import { type ControlId, CONTROLS } from "./table";

/** What of the settings switches controls. */
interface Switches {
  controls: Readonly<Partial<Record<ControlId, { enabled?: boolean | undefined }>>>;
  profile: Profile;
  existing?: { trail?: string | undefined };
  /** Default: manual. */
  freeze?: FreezeMode;
}

/** True when `existing` names what does the control's work. */
export const isServed = ({ servedBy }: Control, { existing = {} }: Pick<Switches, "existing">): boolean =>
  servedBy !== undefined && existing[servedBy] !== undefined;

/** Control id -> on or off: what the configuration says, else what the profile says and nothing that exists does already. */
export function controlSwitches({ controls, profile, existing, freeze }: Switches): Record<ControlId, boolean> {
  const on = Object.fromEntries(
    CONTROLS.map((control) => [
      control.id,
      controls[control.id]?.enabled ?? (isOnInProfile(control, profile) && !isServed(control, { existing })),
    ]),
  ) as Record<ControlId, boolean>;
  // The fuse joins a budget and the freeze: who switches one of them off has no use for it, and need not say so.
  const joins = on.budgets && on.freeze && freeze !== FreezeMode.Off;
  return { ...on, "budget-fuse": controls["budget-fuse"]?.enabled ?? (on["budget-fuse"] && joins) };
}
