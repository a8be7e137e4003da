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

/** Runs the steps and returns what the person saw. */
async function shown(steps: Step[]): Promise<string> {
  let text = "";
  await runSteps(steps, machine, { write: (more) => (text += more) });
  return text;
}

it("runs the steps that are needed, in their order, and says what, why and how long", async () => {
  const text = await shown([step("one"), step("two", { needed: () => undefined }), step("three")]);
  expect(order).toEqual(["one", "three"]);
  expect(text.split("\n")).toEqual([
    "[1/2] one (it is not there yet), about 1 minute, once",
    "      done after 0 s",
    "[2/2] three (it is not there yet), about 1 minute, once",
    "      done after 0 s",
    "",
  ]);
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
  let text = "";
  const going = runSteps([step("one"), broken, step("three")], machine, { write: (more) => (text += more) });
  await expect(going).rejects.toThrow("no disk");
  expect(order).toEqual(["one"]);
  expect(text).toMatch(/\[2\/3\] two .*\n {6}failed after 0 s\n$/);
});
