import { type ControlState, MAKES_NOTHING } from "../../domain/controls/control-state";
import type { ControlId } from "../../domain/controls/table";
import type { Stack, StackResource } from "../resource";

/** Type token of the whole baseline. */
export const BASELINE = "ringfence:index:AccountBaseline";

/** The whole baseline of a stack, when it declares one. */
export const baselineOf = ({ resources }: Stack): StackResource | undefined =>
  resources.find(({ type }) => type === BASELINE);

/** Whether a baseline makes what a control stands for; `unknown` when that shows at the deployment only. */
export type Making = { made: true } | { made: "unknown" } | { made: false; state: ControlState };

/**
 * What the settings of a baseline decided about a control. One that does not say it, as those of other makers, is taken to
 * make everything.
 */
export function makingOf({ props }: StackResource, control: ControlId): Making {
  const { state, value } = props.get("controlStates").get(control);
  if (state === "unknown") return { made: "unknown" };
  const nothing = MAKES_NOTHING.find((each) => each === value);
  return nothing === undefined ? { made: true } : { made: false, state: nothing };
}
