import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { SetupError } from "../../setup/errors";
import { buildEventRuler, eventRulerReason } from "../../setup/event-ruler";
import { setupSteps } from "../../setup/steps";
import { fakeMachine, type FakeMachine } from "./fake-machine";

let machine: FakeMachine;
beforeEach(() => {
  machine = fakeMachine();
  machine.write("checkout/scripts/event-ruler/pom.xml", "<project/>");
  machine.write("checkout/scripts/event-ruler/Judge.java", "class Judge {}");
  machine.onRun = (args) => {
    const folder = relative(machine.folder, machine.paths.eventRuler);
    machine.write(join(folder, args.includes("-d") ? "Judge.class" : "lib/event-ruler.jar"), "");
  };
});
afterEach(() => {
  machine.remove();
});

const installJava = () => ["mvn", "javac", "java"].map((name) => machine.install(name, name));

it.each(["mvn", "javac", "java"])("is not built, and nobody is stopped, on a machine without %s", (missing) => {
  for (const name of ["mvn", "javac", "java"].filter((each) => each !== missing)) machine.install(name, name);
  expect(eventRulerReason(machine)).toBeUndefined();
});

it("is built once from its project file and its one source, and again when one of them changes", async () => {
  installJava();
  expect(eventRulerReason(machine)).toBe("it is not there yet");
  await buildEventRuler(machine);
  expect(machine.ran).toEqual([
    expect.stringMatching(
      /^mvn -q -B -f \S+\/pom\.xml dependency:copy-dependencies -DoutputDirectory=\S+\/lib -DincludeScope=runtime$/,
    ),
    expect.stringMatching(/^javac -cp \S+\/lib\/\* -d \S+event-ruler \S+\/Judge\.java$/),
  ]);
  expect(eventRulerReason(machine)).toBeUndefined();
  machine.write("checkout/scripts/event-ruler/Judge.java", "final class Judge {}");
  expect(eventRulerReason(machine)).toBe("its sources have changed");
});

it("leaves the tests to moto when Maven cannot fetch it, and leaves nothing half built", async () => {
  installJava();
  machine.run = () => Promise.reject(new SetupError("mvn failed (exit 1)"));
  await buildEventRuler(machine);
  expect(machine.said).toEqual([
    "Event Ruler was not built, so moto alone judges the event patterns in the tests; mvn failed (exit 1)",
  ]);
  expect(existsSync(machine.paths.eventRuler)).toBe(false);
});

it("the sandbox alone needs none", () => {
  machine.install("pulumi", "v3.255.0");
  const steps = (sandboxOnly: boolean) =>
    setupSteps(machine, { sandboxOnly }).filter(({ title }) => title.includes("judge of event patterns")).length;
  expect([steps(false), steps(true)]).toEqual([1, 0]);
});
