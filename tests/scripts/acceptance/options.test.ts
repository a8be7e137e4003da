import { readOptions } from "../../../scripts/acceptance/options";

const GIVEN = ["--account", "123456789012", "--email", "oncall@acme.sandbox"];
const read = (...words: string[]) => readOptions(words);
const problemsOf = (...words: string[]) => {
  const result = read(...words);
  return "problems" in result ? result.problems.map(({ path, message }) => `${path}: ${message}`) : [];
};

describe("the options of the acceptance", () => {
  it("are an account and an address, and everything else has a default", () => {
    expect(read(...GIVEN)).toEqual({
      options: {
        account: "123456789012",
        region: "ap-southeast-2",
        email: "oncall@acme.sandbox",
        phone: "+61 2 5550 0199",
        profile: "minimal",
        without: [],
        ceiling: 5,
        yes: false,
        cleanupOnly: false,
      },
    });
  });

  it("are told with every problem at once", () => {
    const words = ["--account", "1234", "--region", "us-east-1", "--profile-of-baseline", "tiny", "--ceiling", "0"];
    expect(problemsOf(...words, "--calls", "900", "--without", "guard,budgets")).toEqual([
      expect.stringMatching(/^--account: is "1234"; give the 12 digits/),
      expect.stringMatching(/^--region: is us-east-1/),
      expect.stringMatching(/^--profile-of-baseline: is "tiny"; allowed are minimal, standard, compliance/),
      expect.stringMatching(/^--without \(value 1\): /),
      expect.stringMatching(/^--ceiling: .*amount above 0/),
      expect.stringMatching(/^--calls: .*whole minutes up to 60/),
      expect.stringMatching(/^--email: is missing/),
    ]);
  });

  it("need no address to clean up", () => {
    expect(read("--account", "123456789012", "--cleanup-only")).toMatchObject({ options: { cleanupOnly: true } });
  });

  it("leave out guardrails that one component makes together, or none of them", () => {
    expect(problemsOf(...GIVEN, "--without", "region-guard")).toEqual([
      expect.stringMatching(/^--without: leaves out only some of .*region-guard/),
    ]);
    expect(problemsOf(...GIVEN, "--without", "region-guard,launch-guard,tamper-guard")).toEqual([]);
  });

  it("that nobody knows are said, with the code for wrong words; help is no mistake", () => {
    expect(read(...GIVEN, "--celing", "3")).toEqual({ said: expect.stringMatching(/--celing/), code: 2 });
    expect(read("--help")).toEqual({ said: expect.stringMatching(/throw-away account/), code: 0 });
  });
});
