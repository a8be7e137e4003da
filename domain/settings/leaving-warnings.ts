import { componentOf, type Control, teardownOf } from "../controls/control";
import { CONTROLS } from "../controls/table";
import { GUARDS } from "../documents/guardrails/guards";
import type { Facts } from "./account-facts";
import type { Draft } from "./plan";
import type { StackFacts } from "../adoption/stack-facts";

/** The name of the resource whose presence shows that a stack holds a control: its component, or the deny of a guard. */
const sign = (prefix: string, control: Control): string => {
  const component = `${prefix}${componentOf(control)}`;
  // Three guards are one component; each has a deny of its own name.
  return GUARDS.some((guard) => guard === control.id)
    ? `${component}-${control.id.replace(/guard$/, "deny")}`
    : component;
};

/** The controls that a stack holds, as its last run left it. */
export function heldControls(prefix: string, { identities }: StackFacts): Control[] {
  const names = new Set([...identities].map((identity) => identity.slice(identity.indexOf(" ") + 1)));
  return CONTROLS.filter((control) => names.has(sign(prefix, control)));
}

/** What becomes of a control that leaves the program. */
function fate(control: Control, teardown: boolean): string {
  const { id, removal, byHand } = control;
  if (removal.onDestroy === "removed") return `${id} is removed (${teardownOf(control)})`;
  return teardown
    ? `${id} is removed when teardown was on in the last run already (${teardownOf(control)}), and else stays`
    : `${id} stays in the account as it is, and nobody looks after it any more; to remove it: ${byHand}`;
}

/**
 * What the run takes out of the program, because of a smaller profile or of a switch: said before it happens. What the
 * stack held before its state tells, whatever the settings were then.
 */
export function leavingWarnings(
  { namePrefix, settings, on }: Pick<Draft, "namePrefix" | "settings" | "on">,
  { stack }: Pick<Facts, "stack">,
): string[] {
  if (stack === undefined) return [];
  const leaving = heldControls(namePrefix, stack).filter(({ id }) => !on[id as keyof typeof on]);
  if (leaving.length === 0) return [];
  const count = leaving.length === 1 ? "1 control leaves" : `${leaving.length} controls leave`;
  const fates = leaving.map((control) => `\n  - ${fate(control, settings.teardown)}`);
  return [`${count} the program, in profile ${settings.profile} and with its switches:${fates.join("")}`];
}
