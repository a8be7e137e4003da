import { relevantLines } from "../../../sandbox/tour/engine/failure";
import { contact } from "./event-log";

const error = (message: string, urn?: string) => ({ diagnosticEvent: { severity: "error", message, urn } });

describe("what is shown of a failure", () => {
  test("the engine's errors and the rules that refused, not its chatter", () => {
    const policyEvent = {
      policyName: "region-allowed",
      enforcementLevel: "mandatory",
      message: "us-west-1\nfix: move\n",
    };
    const chatter = { diagnosticEvent: { severity: "debug", message: "Registering resource" } };
    expect(
      relevantLines([chatter, error("AccessDenied\n", contact("billing")), { policyEvent }], "long output"),
    ).toEqual(["acme-billing: AccessDenied", "region-allowed: us-west-1", "fix: move"]);
  });

  test("the last lines of an engine that told nothing in events", () => {
    expect(relevantLines([], "error: no such stack\n\n")).toEqual(["error: no such stack"]);
    const long = Array.from({ length: 100 }, (_, index) => `line ${index}`).join("\n");
    expect(relevantLines([], long)).toEqual(Array.from({ length: 12 }, (_, index) => `line ${88 + index}`));
  });

  test("many errors: the first ones, and how many more there are", () => {
    const lines = relevantLines(
      Array.from({ length: 30 }, (_, index) => error(`error ${index}`)),
      "",
    );
    expect(lines).toHaveLength(13);
    expect(lines[0]).toBe("error 0");
    expect(lines.at(-1)).toBe("and 18 lines more");
  });
});
