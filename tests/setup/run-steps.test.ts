import { runSteps } from "../../setup/run-steps";
import type { Step } from "../../setup/steps";
import { fakeMachine, type FakeMachine } from "./fake-machine";

let machine: FakeMachine;
beforeEach(() => (machine = fakeMachine()));
afterEach(() => {
  machine.remove();
});

const order: string[] = [];
beforeEach(() => order.splice(0));

function step(title: string, options: Partial<Step> = {}): Step {
  return {
    lane: "go",
    title,
    usually: "1 minute",
    tools: [],
    needed: () => "it is not there yet",
    run: () => {
      order.push(title);
      return Promise.resolve();
    },
    ...options,
  };
}

let text = "";
const stop = jest.fn();
beforeEach(() => {
  text = "";
  stop.mockClear();
});

const run = (steps: Step[]): Promise<void> => runSteps(steps, machine, { write: (more) => (text += more) }, stop);

/** Runs the steps and returns what the person saw. */
async function shown(steps: Step[]): Promise<string> {
  await run(steps);
  return text;
}

/** A step that ends when it is told to. */
function held(title: string, options: Partial<Step>): { held: Step; end: () => void; fail: (error: Error) => void } {
  let end = (): void => undefined;
  let fail: (error: Error) => void = end;
  const work = new Promise<void>((resolve, reject) => ([end, fail] = [resolve, reject]));
  const begin = (): Promise<void> => {
    order.push(title);
    return work;
  };
  return { held: step(title, { run: begin, ...options }), end, fail };
}

it("runs the steps that are needed, in their order, and says what, why and how long", async () => {
  const seen = await shown([step("one"), step("two", { needed: () => undefined }), step("three")]);
  expect(order).toEqual(["one", "three"]);
  expect(seen.split("\n")).toEqual([
    "[1/2] one (it is not there yet), about 1 minute, once",
    "[1/2] done after 0 s",
    "[2/2] three (it is not there yet), about 1 minute, once",
    "[2/2] done after 0 s",
    "",
  ]);
  expect(stop).not.toHaveBeenCalled();
});

it("runs the lanes side by side, and the quiet steps when all else is there", async () => {
  const { held: engine, end } = held("engine", { lane: "go" });
  const quiet = step("pack", { lane: "bundles", quiet: true });
  const going = run([step("modules", { lane: "npm" }), engine, step("host", { lane: "go" }), quiet]);
  await new Promise(setImmediate);
  expect(order).toEqual(["modules", "engine"]);
  expect(text).toMatch(/\[1\/3\] modules [^]*\[2\/3\] engine [^]*\[1\/3\] done/);
  end();
  await going;
  expect(order).toEqual(["modules", "engine", "host", "pack"]);
});

it("is silent when a step has to run for a reason that takes a moment, and not when it has another one", async () => {
  const link = (reason: string) =>
    shown([step("environment", { needed: () => reason, quietFor: "it is not in use yet" })]);
  expect(await link("it is not in use yet")).toBe("");
  expect(await link("it is not there yet")).toContain("[1/1] environment (it is not there yet)");
  expect(order).toEqual(["environment", "environment"]);
});

it("is silent when only the quiet step has to run", async () => {
  expect(await shown([step("one", { needed: () => undefined }), step("pack", { quiet: true })])).toBe("");
  expect(order).toEqual(["pack"]);
});

it("names all missing tools at once before anything starts", async () => {
  const steps = [step("one"), step("two", { tools: ["go"] }), step("three", { tools: ["python", "go"] })];
  const failure = await shown(steps).catch(String);
  expect(failure).toMatch(
    /^SetupError: this machine lacks what set-up needs:\n {2}- Go 1\.[^\n]+\n {2}- Python 3\.11[^\n]+$/,
  );
  expect(order).toEqual([]);
});

it("does not ask for the tools of steps that are not needed", async () => {
  await shown([step("build", { tools: ["go"], needed: () => undefined }), step("other")]);
  expect(order).toEqual(["other"]);
});

it("stops at the first step that fails, and shows which", async () => {
  const broken = step("two", { run: () => Promise.reject(new Error("no disk")) });
  await expect(run([step("one"), broken, step("three"), step("pack", { quiet: true })])).rejects.toThrow("no disk");
  expect(order).toEqual(["one"]);
  expect(text).toMatch(/\[2\/3\] two .*\n\[2\/3\] failed after 0 s\n$/);
});

it("stops the other lanes with it, and gives the reason of the one that failed first", async () => {
  const { held: engine, fail } = held("engine", { lane: "go" });
  stop.mockImplementation(() => {
    fail(new Error("The operation was aborted"));
  });
  const broken = step("modules", { lane: "npm", run: () => Promise.reject(new Error("no network")) });
  const later = [step("host", { lane: "go" }), step("tests", { lane: "npm" })];
  await expect(run([engine, broken, ...later])).rejects.toThrow("no network");
  expect(stop).toHaveBeenCalledTimes(1);
  expect(order).toEqual(["engine"]);
  expect(text).toMatch(/\[2\/4\] failed after 0 s\n\[1\/4\] stopped after 0 s\n$/);
});
