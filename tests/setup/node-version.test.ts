import { nodeProblem } from "../../setup/node-version";

it.each(["20.0.0", "20.20.2", "24.1.0"])("Node.js %s is good", (version) => {
  expect(nodeProblem(version, "linux")).toBeUndefined();
});

it.each(["8.17.0", "18.20.8", "19.9.0"])("Node.js %s is too old, and the text says what to get", (version) => {
  expect(nodeProblem(version, "linux")).toBe(
    `Node.js 20 or newer is needed; this is ${version}; get it from https://nodejs.org/en/download`,
  );
});

it("Windows itself is not served, WSL is", () => {
  expect(nodeProblem("20.20.2", "win32")).toMatch(/runs on Linux and macOS, this is Windows; use WSL 2/);
});
