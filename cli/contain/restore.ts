import type { Hands } from "./execute";
import { BadJournal, type Journal, type Line, planIn, type Result } from "./journal";
import { perform } from "./perform";
import type { Step } from "./plan";
import type { Row } from "./row";
import { checkOnly, leftOut, type LeftOut, type UndoChoice } from "./undo-choice";

/** A step that can be taken back. */
export interface Undo {
  step: Step;
  /** Number of the line that says that it was done. */
  intent: number;
  /** Not before: sessions that were opened before would be good again. */
  notBefore?: Date;
}

/** What a restore does, last step first. */
export interface RestorePlan {
  undo: Undo[];
  /** Could be taken back, and was not chosen. */
  left: (Undo & LeftOut)[];
  /** Done, and not to be taken back. */
  forGood: Step[];
}

type Intent = Extract<Line, { type: "intent" }>;

const isIntent = (line: Line): line is Intent => line.type === "intent";

/**
 * What a journal says was done, from the end to the beginning. Of what was done twice, the first time tells what it was like
 * before. A call whose outcome is not written may have been made: it is taken back too, which does no harm.
 *
 * @throws BadJournal when this version does not know a step
 * @throws BadChoice when a name that was chosen names nothing that can be taken back
 */
export function planRestore(lines: readonly Line[], rows: ReadonlyMap<string, Row>, choice: UndoChoice): RestorePlan {
  const outcomes = new Map(lines.flatMap((line) => (line.type === "outcome" ? [[line.intent, line] as const] : [])));
  const restored = new Set(
    lines.flatMap((line) => (line.type === "restored" && line.result.result !== "failed" ? [line.result.step] : [])),
  );
  const first = new Map<string, Undo>();
  const forGood: Step[] = [];
  for (const intent of lines.filter(isIntent)) {
    const outcome = outcomes.get(intent.n);
    for (const step of intent.steps) {
      const result = outcome?.results.find((each) => each.step === step.id)?.result;
      if ((outcome !== undefined && result !== "done") || first.has(step.id)) continue;
      const act = rows.get(step.row)?.acts[step.act];
      if (act === undefined) {
        throw new BadJournal(
          `it tells of ${step.call} in the row ${step.row}, which this version does not know; take the version that wrote it`,
        );
      }
      if (!act.undo) {
        if (outcome !== undefined && !act.keep && !forGood.some(({ id }) => id === step.id)) forGood.push(step);
        continue;
      }
      if (restored.has(step.id)) continue;
      const until = new Date(intent.at).getTime() + (act.undoAfter ?? 0) * 1000;
      first.set(step.id, { step, intent: intent.n, ...(act.undoAfter ? { notBefore: new Date(until) } : {}) });
    }
  }
  const { request } = planIn({ lines });
  const all = [...first.values()].reverse();
  checkOnly(
    all.map(({ step }) => step),
    choice.only,
  );
  const judged = all.map((undo) => ({ undo, out: leftOut(undo.step, choice, request) }));
  return {
    undo: judged.flatMap(({ undo, out }) => (out === undefined ? [undo] : [])),
    left: judged.flatMap(({ undo, out }) => (out === undefined ? [] : [{ ...undo, ...out }])),
    forGood,
  };
}

/** How a restore went. */
export interface Restored extends RestorePlan {
  results: Result[];
  /** What is left until a later time. */
  held: Undo[];
  /** True when it was asked to stop before it was through. */
  stopped: boolean;
}

/** Takes back what was chosen, one call after the other, and writes each down before. May be run again. */
export async function restore(
  journal: Journal,
  hands: Pick<Hands, "sendIn" | "now">,
  { rows, choice, signal }: { rows: ReadonlyMap<string, Row>; choice: UndoChoice; signal?: AbortSignal },
): Promise<Restored> {
  const { undo, left, forGood } = planRestore(journal.lines, rows, choice);
  const results: Result[] = [];
  const held: Undo[] = [];
  for (const each of undo) {
    if (signal?.aborted) return { results, held, undo, left, forGood, stopped: true };
    const { step, intent, notBefore } = each;
    if (notBefore && hands.now() < notBefore) {
      held.push(each);
      continue;
    }
    const row = rows.get(step.row)!;
    const act = row.acts[step.act]!.undo!;
    const n = journal.append({ type: "restore", intent, region: step.region, call: step.undo!, step: step.id });
    const target = { id: step.target, was: step.was, ...(step.arn === undefined ? {} : { arn: step.arn }) };
    const [performed] = await perform(act, [target], hands.sendIn(step.region, row));
    const { result, because } = performed!;
    const entry: Result = { step: step.id, result, ...(because === undefined ? {} : { because }) };
    journal.append({ type: "restored", restore: n, result: entry });
    results.push(entry);
  }
  return { results, held, undo, left, forGood, stopped: false };
}
