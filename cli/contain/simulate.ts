import type { Facts } from "./facts";
import { execute } from "./execute";
import { createJournal } from "./journal";
import { createModel } from "./model";
import { PHASES, type PhaseId } from "./phases";
import type { Plan } from "./plan";
import type { Row } from "./row";

/** An order in which somebody could do it. */
interface Order {
  id: string;
  title: string;
  phases: readonly PhaseId[];
}

/** Orders that are compared; the last is that of `contain`. */
export const ORDERS: readonly Order[] = [
  { id: "machines-only", title: "end machines, and again what came back", phases: ["compute"] },
  { id: "machines-first", title: "end machines, then fleets and groups", phases: ["compute", "controllers"] },
  { id: "no-freeze", title: "fleets and groups, then machines; nobody frozen", phases: ["controllers", "compute"] },
  { id: "contain", title: "as contain does it", phases: PHASES.map(({ id }) => id) },
];

export interface Prediction extends Pick<Order, "id" | "title"> {
  /** Machines that the plan is about and that run at the end. */
  survivors: number;
  /** USD an hour that they go on to cost. */
  usdPerHour: number;
  /** USD from the first call to the end. */
  usd: number;
  /** Minutes from the first call to the end. */
  minutes: number;
  calls: number;
  clean: boolean;
}

/** What the prediction rests on. */
export const SIMULATED = { refillSeconds: 120, callSeconds: 0.15, settle: [60, 180, 600] } as const;

/** What each order would come to, on a model of the account as it was seen: nothing is called. */
export async function simulate(
  plan: Plan,
  facts: Facts,
  rows: ReadonlyMap<string, Row>,
  orders: readonly Order[] = ORDERS,
): Promise<Prediction[]> {
  const predictions: Prediction[] = [];
  for (const { id, title, phases } of orders) {
    const model = createModel(facts, { ...SIMULATED, intruder: plan.request.suspects.length > 0 });
    const journal = createJournal(() => undefined, model.hands.now);
    const begun = model.hands.now().getTime();
    journal.append({ type: "begin", plan });
    const { clean } = await execute(
      journal,
      model.hands,
      { rows, settle: SIMULATED.settle, maxActions: Infinity, evidenceSeconds: 60 },
      phases,
    );
    const spared = new Set(plan.spared.map(({ target }) => target));
    predictions.push({
      id,
      title,
      survivors: model.running().filter((machine) => !spared.has(machine)).length,
      usdPerHour: model.burning(),
      usd: model.spent(),
      minutes: (model.hands.now().getTime() - begun) / 60_000,
      calls: model.calls(),
      clean,
    });
  }
  return predictions;
}
