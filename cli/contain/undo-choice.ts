import { PHASES } from "./phases";
import type { Plan, Step } from "./plan";
import { wordOf } from "./row";

/** What a restore takes back beside the freeze of those that are no suspects. */
export interface UndoChoice {
  /** What gives something back to a suspect. */
  suspects: boolean;
  /** What starts machines again. */
  starters: boolean;
  /** Names, ids or ARNs: then it is what is about these, whatever it is, and nothing else. */
  only: readonly string[];
}

/** Why a step is left out, and the option that takes it. */
export interface LeftOut {
  because: string;
  option: string;
}

/** A name of `--only` that nothing, or more than one principal, is called. The message is fit for people. */
export class BadChoice extends Error {}

/** Ids of rows by phase. A row of no phase here starts something when it is taken back: so do all that stop or suspend. */
const rowsOf = (phase: string): readonly string[] => PHASES.find(({ id }) => id === phase)?.rows ?? [];
const SUSPECT_ROWS = rowsOf("freeze-identity");
const FREEZE_ROWS = rowsOf("freeze-launches");

/** Whether a step is about what a word names: the thing by its id, name or ARN, or the user that a credential is of. */
const isAbout = ({ target, arn, was }: Step, word: string): boolean => {
  const user = wordOf(was["user"]);
  return [target, arn, wordOf(was["name"]), user, user === "" ? "" : `user/${user}`].includes(word);
};

/** Users and roles that a word names in some steps. */
const principalsOf = (steps: readonly Step[], word: string): Set<string> =>
  new Set(
    steps.filter((step) => isAbout(step, word) && /^(user|role)\//.test(step.target)).map(({ target }) => target),
  );

/** @throws BadChoice when a name of `only` names nothing of the steps, or both a user and a role */
export function checkOnly(steps: readonly Step[], only: readonly string[]): void {
  for (const word of only) {
    if (!steps.some((step) => isAbout(step, word))) {
      throw new BadChoice(
        `--only: nothing that can be taken back is about ${JSON.stringify(word)}; give a name of the list that restore prints`,
      );
    }
    if (principalsOf(steps, word).size > 1) {
      throw new BadChoice(`--only: ${JSON.stringify(word)} is a user and a role; give user/${word} or role/${word}`);
    }
  }
}

/**
 * Why a step is not taken back, or nothing when it is. What a journal does not show to be the freeze of an honest user or role
 * is left out: a restore must not hand the account back to the intruder, nor start the machines again.
 */
export function leftOut(
  step: Step,
  { suspects, starters, only }: UndoChoice,
  { t0 }: Pick<Plan["request"], "t0">,
): LeftOut | undefined {
  const named = `--only ${step.target}`;
  if (only.length > 0) {
    return only.some((word) => isAbout(step, word)) ? undefined : { because: "not named", option: named };
  }
  if (SUSPECT_ROWS.includes(step.row)) {
    return suspects ? undefined : { because: "gives it back to a suspect", option: "--suspects" };
  }
  if (FREEZE_ROWS.includes(step.row)) {
    const isOlder = step.startedAt !== undefined && new Date(step.startedAt) < new Date(t0);
    return isOlder || suspects
      ? undefined
      : { because: "was made since it began, so it may be the intruder's", option: `--suspects or ${named}` };
  }
  return starters ? undefined : { because: "starts again what was stopped", option: "--starters" };
}
