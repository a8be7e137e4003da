import type { Step } from "../plan";
import type { Restored, RestorePlan, Undo } from "../restore";
import { callText } from "./call";
import { COMMAND } from "../../command";
import { plain, plural } from "../words";

const thing = ({ kind, target, region }: Step): string => plain(`${kind} ${target} (${region})`);

const backLine = ({ step, notBefore }: Pick<Undo, "step" | "notBefore">): string =>
  `  ${plain(callText(step, step.undo!))}: ${thing(step)}${notBefore ? `, not before ${notBefore.toISOString()}, when stolen sessions are over` : ""}`;

/** What is not taken back, and why not: the same before and after. */
const restLines = ({ left, forGood }: Pick<RestorePlan, "left" | "forGood">): string[] => [
  ...(left.length > 0 ? ["Left out:"] : []),
  ...left.map(
    ({ step, because, option }) =>
      `  ${plain(callText(step, step.undo!))}: ${thing(step)}: ${because}; ${plain(option)} takes it`,
  ),
  ...(forGood.length > 0 ? ["Cannot be taken back:"] : []),
  ...forGood.map((step) => `  ${step.call}: ${thing(step)}`),
];

/** What a restore would take back, and what not, a line a step. */
export const describeRestorePlan = (plan: RestorePlan, journal: string): string =>
  `${[
    plan.undo.length > 0 ? "Would be taken back, in this order. Nothing was done." : "Nothing would be taken back.",
    ...plan.undo.map(backLine),
    ...restLines(plan),
    ...(plan.undo.length > 0
      ? ["", "To take it back, with the same options:", `  ${COMMAND} contain restore ${journal} --execute`]
      : []),
  ].join("\n")}\n`;

/** How a restore went, a line a step. */
export function describeRestored({ results, undo, held, left, forGood, stopped }: Restored): string {
  const steps = new Map(undo.map(({ step }) => [step.id, step]));
  const failed = results.filter(({ result }) => result === "failed");
  return `${[
    `${plural(results.length - failed.length, "step")} taken back`,
    ...results.flatMap(({ step, result }) => (result === "failed" ? [] : [backLine({ step: steps.get(step)! })])),
    ...failed.map(({ step, because = "" }) => `failed: ${plain(step)}: ${plain(because)}`),
    ...held.map(
      ({ step, notBefore }) =>
        `not before ${notBefore!.toISOString()}, when stolen sessions are over: ${plain(step.id)}`,
    ),
    ...restLines({ left, forGood }),
    ...(stopped ? ["ended before it was through; run it again"] : []),
  ].join("\n")}\n`;
}
