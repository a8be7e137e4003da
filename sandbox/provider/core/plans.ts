import { resourceName, resourceToken } from "./naming";
import { ADVICE } from "./previewed";

/** What the last preview of each stack had that is not made here. */
export interface Plans {
  /**
   * Notes a resource that a preview would make or change.
   *
   * @param run what all provider instances of one run of the engine have in common
   * @returns whether it is the first of its type that this run previews and the sandbox does not make
   */
  note(run: string, urn: string, isMade: boolean): boolean;
  /**
   * Call before anything is made or changed: `pulumi up` runs its preview first, so what cannot be made is known by then, and
   * nothing is left half-done.
   *
   * @throws Error that names every resource which the last preview had and the sandbox does not make
   */
  demandMade(urn: string): void;
}

/** A stack by the first parts of its resources' URNs: name of the stack and of the project. */
const stackOf = (urn: string): string => urn.split("::").slice(0, 2).join("::");

export function createPlans(): Plans {
  const plans = new Map<string, { run: string; unmade: Map<string, string> }>();
  return {
    note(run, urn, isMade) {
      const stack = stackOf(urn);
      const known = plans.get(stack);
      const plan = known?.run === run ? known : { run, unmade: new Map<string, string>() };
      plans.set(stack, plan);
      if (isMade) return false;
      const token = resourceToken(urn);
      const isFirst = ![...plan.unmade.values()].includes(token);
      plan.unmade.set(urn, token);
      return isFirst;
    },
    demandMade(urn) {
      const unmade = [...(plans.get(stackOf(urn))?.unmade ?? [])];
      if (unmade.length === 0) return;
      const listed = unmade.map(([each, token]) => `- ${token} "${resourceName(each)}"`);
      throw new Error(
        [
          "nothing was made or changed: the last preview of this stack has what the sandbox previews and does not make:",
          ...listed,
          `${ADVICE}. If the program has it no longer, run pulumi preview, or pulumi up without --skip-preview`,
        ].join("\n"),
      );
    },
  };
}
