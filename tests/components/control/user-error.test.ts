import * as pulumi from "@pulumi/pulumi";
import { assertNoProblems, refuse, userError } from "../../../components/control/user-error";

const thrownBy = (run: () => unknown): unknown => {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
};

const PROBLEMS = [
  { path: "regions", message: "is empty" },
  { path: "emails", message: "is empty" },
];
const TEXT = "alerts: 2 problems\n  - regions: is empty\n  - emails: is empty";

describe("userError", () => {
  it("is one that Pulumi prints without a stack trace, and has no frames to inspect", () => {
    const error = userError(TEXT);
    expect(pulumi.RunError.isInstance(error)).toBe(true);
    expect(error.message).toBe(TEXT);
    expect(error.stack).toBe(`RunError: ${TEXT}`);
  });
});

describe("refuse", () => {
  it("throws every problem at once, under its heading", () => {
    expect(thrownBy(() => refuse("alerts", PROBLEMS))).toMatchObject({ message: TEXT, stack: `RunError: ${TEXT}` });
  });
});

describe("assertNoProblems", () => {
  it("throws when there are problems, and returns when there are none", () => {
    expect(
      thrownBy(() => {
        assertNoProblems("alerts", PROBLEMS);
      }),
    ).toMatchObject({ message: TEXT });
    expect(
      thrownBy(() => {
        assertNoProblems("alerts", []);
      }),
    ).toBeUndefined();
  });
});
