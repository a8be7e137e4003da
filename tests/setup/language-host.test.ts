import { join } from "node:path";
import { tinyProject, type TinyProject } from "./tiny-project";

// The real engine with the language host that set-up has built or linked.

let project: TinyProject;
beforeAll(() => {
  project = tinyProject();
  project.pulumi("program", ["stack", "init", "test"]);
});
afterAll(() => {
  project.remove();
});

const preview = (pack: string, more?: NodeJS.ProcessEnv) =>
  project.pulumi("program", ["preview", "--policy-pack", join(project.folder, pack)], more);

it("a mandatory violation of a policy pack fails the preview, with its message", () => {
  const { status, output } = preview("pack");
  expect(output).toContain("[mandatory]  no-things  (tiny:index:Thing: first)");
  expect(output).toContain("first is a thing");
  expect(status).not.toBe(0);
});

it("a program runs; its pack has the version of its own folder and the person's environment, and may only advise", () => {
  const { status, output } = preview("pack", { TINY_LEVEL: "advisory" });
  expect(output).toMatch(/\+ {2}tiny:index:Thing first create/);
  expect(output).toContain("tiny-pack@v4.5.6");
  expect(output).toContain("[advisory]  no-things");
  expect(status).toBe(0);
});

it("what a pack prints when it cannot start is shown", () => {
  const { status, output } = preview("broken");
  expect(output).toContain("the pack cannot start");
  expect(status).not.toBe(0);
});

it("a pack without its dependencies gets the engine's advice to install them", () => {
  const { status, output } = preview("no-modules");
  expect(output).toContain("it looks like the policy pack's dependencies are not installed");
  expect(status).not.toBe(0);
});
