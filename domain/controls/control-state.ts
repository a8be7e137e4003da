/** What became of a control, and who decided it; the policy pack reads it of a baseline. */
export const ControlState = {
  On: "on",
  /** On, with something that was there before. */
  Adopted: "adopted",
  OffByProfile: "off by profile",
  OffByConfiguration: "off by configuration",
  /** Off, because something that `existing` names does its work. */
  Existing: "served by existing",
  /** On, and an administrator account, or a policy of the organization, makes and changes what it is about. */
  Organization: "managed by organization",
} as const;
export type ControlState = (typeof ControlState)[keyof typeof ControlState];

/** The states in which the baseline makes nothing for a control, and that on purpose. */
export const MAKES_NOTHING: readonly ControlState[] = [
  ControlState.OffByProfile,
  ControlState.OffByConfiguration,
  ControlState.Existing,
  ControlState.Organization,
];
