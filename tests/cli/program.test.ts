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

  it("says how a list is written when its second part is taken for another word", async () => {
    const { code, err } = await runRingfence("guardrails", "--allowed-regions", "eu-west-1", "us-east-1");
    expect(code).toBe(2);
    expect(err).toMatch(/too many arguments.*\nA list is one word, with commas and no spaces/);
  });
});
