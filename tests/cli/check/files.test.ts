import { readConfig } from "../../../cli/check/config-file";
import { readPlan } from "../../../cli/check/plan-file";
import { readState } from "../../../cli/check/state-file";
import { exported, FLEET, previewed, stored } from "../../support/stored-stack";

const STATE = "give the file that `pulumi stack export` wrote";
const PLAN = "give the file that `pulumi preview --json --show-sames` wrote";

describe("a file that is no export says what it is, and what to do", () => {
  it.each<[string, unknown, string]>([
    ["a list", [], `is no export of a stack: it has no deployment; ${STATE}`],
    ["a word", "x", `is no export of a stack: it has no deployment; ${STATE}`],
    ["a preview", previewed([]), "is a preview; give it with --program-plan"],
    ["a checkpoint", { version: 3, checkpoint: {} }, `is a checkpoint of a backend; ${STATE}`],
    ["a saved plan", { resourcePlans: {} }, `is a plan of \`pulumi preview --save-plan\`; ${STATE}`],
    [
      "newer",
      { version: 5, deployment: {} },
      "is in format 5, which is newer than ringfence knows (3, 4); update ringfence",
    ],
    [
      "of an engine that is too old",
      { version: 2, deployment: {} },
      "is in format 2 of an engine that is too old; run `pulumi up` or `pulumi refresh` with Pulumi 3, and export again",
    ],
    [
      "damaged",
      { version: 3, deployment: { resources: [{ urn: "urn:x", type: "a" }] } },
      `is no export of a stack: deployment.resources.0.urn: is no URN of Pulumi; ${STATE}`,
    ],
  ])("%s", (_, value, message) => {
    expect(readState(value)).toEqual({ message });
  });

  it("an empty stack is one, and is said to be empty", () => {
    expect(readState({ version: 3, deployment: { resources: null } })).toMatchObject({
      resources: [],
      notes: ["the stack is empty, so there was nothing to judge"],
    });
    expect(readState(exported([]))).toMatchObject({ project: "shop", stack: "dev", notes: [] });
  });
});

describe("a file that is no preview says what it is, and what to do", () => {
  it.each<[string, unknown, string]>([
    ["a list", [], `is no preview: it has no steps; ${PLAN}`],
    ["an export", exported([]), "is an export of a stack; give it with --file"],
    ["a saved plan", { resourcePlans: {} }, `is a plan of \`pulumi preview --save-plan\`; ${PLAN}`],
    [
      "of a preview that failed",
      previewed([], { diagnostics: [{ severity: "error", message: "boom\n  at x\n" }] }),
      "is of a preview that failed, so that not everything is in it: boom",
    ],
  ])("%s", (_, value, message) => {
    expect(readPlan(value)).toEqual({ message });
  });

  it("a preview without what stays is only a part", () => {
    expect(readPlan(previewed([], { changeSummary: { same: 3, create: 1 } }))).toMatchObject({
      partial: expect.stringContaining("3 resources that stay as they are are not in the plan") as string,
    });
    const same = [{ op: "same", urn: FLEET, newState: stored(FLEET) }];
    expect(readPlan(previewed([], { steps: same, changeSummary: { same: 1 } }))).not.toHaveProperty("partial");
  });
});

describe("a configuration of the wrong shape names every problem", () => {
  it.each<[string, unknown, string[]]>([
    ["a list", [], ["the whole: expected an object: policy -> level, or an object with its options"]],
    [
      "two levels that there are not",
      { a: "mandatry", b: { enforcementLevel: 1 }, c: "advisory" },
      [
        'a: expected one of advisory, mandatory, disabled, remediate, received "mandatry"',
        "b.enforcementLevel: expected one of advisory, mandatory, disabled, remediate, received 1",
      ],
    ],
    ["a number", { a: 1 }, ["a: expected a level or an object, received 1"]],
  ])("%s", (_, value, expected) => {
    const read = readConfig(value);
    expect("problems" in read ? read.problems.map(({ path, message }) => `${path}: ${message}`) : read).toEqual(
      expected,
    );
  });
});
