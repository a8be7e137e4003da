import { execute, type ExecuteOptions } from "../../../cli/contain/execute";
import { createJournal, type Journal, type Line, readLines } from "../../../cli/contain/journal";
import { createModel, type Model } from "../../../cli/contain/model";
import { makePlan } from "../../../cli/contain/plan";
import type { PhaseId } from "../../../cli/contain/phases";
import type { Row } from "../../../cli/contain/row";
import { loadRows } from "../../../cli/contain/rows";
import { attacked, OWN, request } from "./attacked";

let rows: ReadonlyMap<string, Row>;
beforeAll(async () => {
  rows = await loadRows();
});

const FAST = { refillSeconds: 30, callSeconds: 0.01, intruder: true };
const options = (more: Partial<ExecuteOptions> = {}): ExecuteOptions => ({
  rows,
  settle: [60, 180, 600],
  maxActions: 10_000,
  evidenceSeconds: 60,
  ...more,
});

const begun = (model: Model, write: (text: string) => void = () => undefined): Journal => {
  const journal = createJournal(write, model.hands.now);
  journal.append({ type: "begin", plan: makePlan(request(), model.facts(), rows) });
  return journal;
};

const run = (model: Model, order?: readonly PhaseId[], more?: Partial<ExecuteOptions>) =>
  execute(begun(model), model.hands, options(more), order);

it("ends an intrusion in 17 regions with 100 machines, and leaves what is the owner's", async () => {
  const model = createModel(attacked(), FAST);
  expect(model.running().length).toBeGreaterThan(100);
  expect(await run(model)).toEqual({ clean: true, remaining: [], gaps: [] });
  expect(model.running().sort()).toEqual(OWN);
  model.advance(3_600_000);
  expect(model.running().sort()).toEqual(OWN);
});

it("does not end it by ending machines: whatever ends comes back", async () => {
  const model = createModel(attacked(), FAST);
  const { clean, remaining } = await run(model, ["compute"]);
  expect(clean).toBe(false);
  expect(remaining.length).toBeGreaterThan(100);
});

it("does not end it without freezing who asks again for what is cancelled", async () => {
  const model = createModel(attacked(), FAST);
  expect(await run(model, ["controllers", "compute"])).toMatchObject({ clean: false });
});

it("says what remains where a call is refused, and why", async () => {
  const model = createModel(attacked(), FAST);
  const { sendIn } = model.hands;
  model.hands.sendIn = (region, row) => (act, targets) =>
    region === "eu-west-1" && row.id === "spot-fleets"
      ? Promise.reject(Object.assign(new Error("not authorized"), { name: "UnauthorizedOperation" }))
      : sendIn(region, row)(act, targets);
  const { clean, remaining } = await run(model);
  expect(clean).toBe(false);
  expect(remaining).toContainEqual(
    expect.objectContaining({
      region: "eu-west-1",
      kind: "spot fleet",
      because: "UnauthorizedOperation: not authorized",
    }),
  );
});

it("writes a call down before it is made", async () => {
  const model = createModel(attacked(), FAST);
  const written: Line[] = [];
  const journal = begun(model, (text) => written.push(JSON.parse(text) as Line));
  const { sendIn } = model.hands;
  const unwritten: string[] = [];
  model.hands.sendIn = (region, row) => (act, targets) => {
    const ids = written.flatMap((line) => (line.type === "intent" ? line.steps.map(({ target }) => target) : []));
    unwritten.push(...targets.map(({ id }) => id).filter((id) => !ids.includes(id)));
    return sendIn(region, row)(act, targets);
  };
  await execute(journal, model.hands, options());
  expect(written.length).toBeGreaterThan(50);
  expect(unwritten).toEqual([]);
});

class Killed extends Error {}

/** Enough for every kind of line, and few enough to be killed after each. */
const FOUR = ["eu-west-1", "us-east-1", "sa-east-1", "ap-southeast-2"];

/** A journal that ends its process right after a line is on the disk. */
async function killedAfter(count: number): Promise<{ model: Model; text: string }> {
  const model = createModel(attacked(FOUR), FAST);
  let text = "";
  let lines = 0;
  const journal = begun(model, (line) => {
    if (lines >= count) throw new Killed();
    text += line;
    lines += 1;
    if (lines === count) throw new Killed();
  });
  await execute(journal, model.hands, options()).catch((error: unknown) => {
    if (!(error instanceof Killed)) throw error;
  });
  return { model, text };
}

it("comes to the same end when it is killed after each line of the journal and resumed", async () => {
  const whole = createModel(attacked(FOUR), FAST);
  const journal = begun(whole);
  await execute(journal, whole.hands, options());
  const count = journal.lines.length;
  expect(count).toBeGreaterThan(40);
  for (let kill = 2; kill < count; kill += 1) {
    const { model, text } = await killedAfter(kill);
    // Half a line is left where the power went.
    const { lines } = readLines(`${text}{"n":${kill},"at":"20`);
    const resumed = createJournal(() => undefined, model.hands.now, lines);
    const outcome = await execute(resumed, model.hands, options());
    expect({ kill, outcome, running: model.running().sort() }).toEqual({
      kill,
      outcome: { clean: true, remaining: [], gaps: [] },
      running: OWN,
    });
  }
});

it("ends between two calls when it is asked to, and goes on when it is resumed", async () => {
  const model = createModel(attacked(), FAST);
  const stop = new AbortController();
  const journal = begun(model);
  const outcome = await execute(
    journal,
    model.hands,
    options({
      signal: stop.signal,
      tell: ({ type }) => {
        if (type === "results") stop.abort();
      },
    }),
  );
  expect(outcome).toMatchObject({ clean: false, stopped: "it was asked to stop" });
  const intents = journal.lines.filter(({ type }) => type === "intent").length;
  expect(journal.lines.filter(({ type }) => type === "outcome")).toHaveLength(intents);
  expect(await execute(journal, model.hands, options())).toMatchObject({ clean: true });
});

it("does no more than it is allowed to", async () => {
  const model = createModel(attacked(), FAST);
  const { stopped } = await run(model, undefined, { maxActions: 30 });
  expect(stopped).toBe("30 acts are done, and no more are allowed; raise --max-actions and resume");
  expect(model.calls()).toBeLessThanOrEqual(31);
});

it("is not clean where it could not look", async () => {
  const facts = {
    ...attacked(),
    gaps: [{ region: "me-south-1", what: "machine", state: "unreachable" as const, because: "x" }],
  };
  const model = createModel(facts, FAST);
  expect(await run(model)).toMatchObject({ clean: false, remaining: [], gaps: facts.gaps });
});
