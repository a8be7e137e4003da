import { runRingfence } from "../support/run-ringfence";

describe("ringfence", () => {
  it("shows help and its version with exit code 0", async () => {
    expect(await runRingfence("--help")).toMatchObject({
      code: 0,
      out: expect.stringContaining("guardrails [options]"),
    });
    expect(await runRingfence("--version")).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });

  it.each([
    [["guardrals"], "unknown command 'guardrals'\n(Did you mean guardrails?)"],
    [["guardrails", "--jsn"], "unknown option '--jsn'\n(Did you mean --json?)"],
  ])("says what %p most likely meant", async (words, message) => {
    const { code, err } = await runRingfence(...words);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
