import { controlSwitches } from "../controls/switches";
import { Guard } from "../documents/guardrails/guards";
import { GuardrailMode } from "../documents/guardrails/mode";
import type { Problem } from "../fields/problems";
import type { Settings } from "./schema";

/** What is named must fit the mode: a name without effect would look like a guard and be none. */
export function modeProblems({ guardrails }: Settings): Problem[] {
  const { mode, targets, groups, roles } = guardrails;
  const { Organization, Account } = GuardrailMode;
  const misplaced = (path: string, names: readonly string[], right: GuardrailMode): Problem[] =>
    names.length > 0 && mode !== right
      ? [{ path, message: `has no effect in mode ${mode}; remove it, or set mode: ${right}` }]
      : [];
  return [
    ...(mode === Organization && targets.length === 0
      ? [{ path: "guardrails.targets", message: "is empty; mode organization needs the id of a root, unit or account" }]
      : []),
    ...misplaced("guardrails.targets", targets, Organization),
    ...misplaced("guardrails.groups", groups, Account),
    ...misplaced("guardrails.roles", roles, Account),
  ];
}

/** An exception to a guard that is off, or to none, is one to nothing. */
export function idleExceptionProblems(settings: Settings): Problem[] {
  const { mode, allowedLaunchers, toolRegions } = settings.guardrails;
  const on = controlSwitches(settings);
  const idle = (name: string, given: readonly unknown[], guard: Guard): Problem[] => {
    if (given.length === 0) return [];
    const path = `guardrails.${name}`;
    if (mode === GuardrailMode.None)
      return [{ path, message: "has no effect in mode none; remove it, or choose a mode" }];
    return on[guard]
      ? []
      : [{ path, message: `has no effect while ${guard} is off; remove it, or switch ${guard} on in controls` }];
  };
  return [
    ...idle("allowedLaunchers", allowedLaunchers, Guard.Launch),
    ...idle("toolRegions", toolRegions, Guard.Region),
  ];
}
