import { commandOf, sampleWorkflow } from "../support/sample-workflow";

// What these commands do to an account: tests/integration/drift.test.ts.
describe("the sample workflow", () => {
  const { on, jobs, concurrency } = sampleWorkflow();
  const stepsOf = (job: string) => jobs[job]!.steps;

  it("previews a pull request with the pack, and applies nothing", () => {
    expect(on).toHaveProperty("pull_request");
    expect(jobs["preview"]!.if).toContain("pull_request");
    expect(commandOf("preview")).toEqual(expect.arrayContaining(["preview", "--policy-pack", "policies"]));
  });

  it("applies main with --refresh, so that what was taken away by hand comes back", () => {
    expect(on.push).toEqual({ branches: ["main"] });
    expect(commandOf("apply")).toEqual(expect.arrayContaining(["up", "--yes", "--refresh"]));
  });

  it("looks every night whether the account is what the program says, and changes nothing", () => {
    // Minute and hour are figures, every day, month and weekday.
    expect(on.schedule).toEqual([{ cron: expect.stringMatching(/^\d+ \d+ \* \* \*$/) as string }]);
    expect(jobs["nightly"]!.if).toContain("schedule");
    expect(commandOf("nightly")).toEqual(["preview", "--refresh", "--expect-no-changes"]);
  });

  it("tells people when the night's look failed, whatever step it was", () => {
    const last = stepsOf("nightly").at(-1)!;
    expect(last.if).toBe("failure()");
    expect(last.run).toContain("gh issue create");
    expect(JSON.stringify(jobs)).not.toContain("continue-on-error");
  });

  it("never breaks off a run, which would leave the stack locked", () => {
    expect(concurrency?.["cancel-in-progress"]).toBe(false);
  });
});

// What the command says of an account: tests/integration/doctor.test.ts.
describe("the sample workflow that asks whether everything is armed", () => {
  const { on, jobs } = sampleWorkflow("doctor");
  const { steps } = jobs["doctor"]!;

  it("runs every night, at another minute than the other one", () => {
    expect(on.schedule).toEqual([{ cron: expect.stringMatching(/^\d+ \d+ \* \* \*$/) as string }]);
    expect(on.schedule).not.toEqual(sampleWorkflow().on.schedule);
  });

  it("asks with the outputs of the program, and only reads", async () => {
    const [command] = steps.flatMap(({ run }) => /^npx --no ringfence (.*)$/.exec(run ?? "")?.[1] ?? []);
    const words = command!.split(" ");
    expect(words[0]).toBe("doctor");
    for (const word of ["--test", "--fix", "--yes", "confirm"]) expect(words).not.toContain(word);
    const { DOCTOR_OPTIONS } = await import("../../cli/doctor/options");
    const known = DOCTOR_OPTIONS.map(({ flags }) => flags.split(" ")[0]);
    expect(words.filter((word) => word.startsWith("--") && !known.includes(word))).toEqual([]);
    expect(steps.some(({ run }) => run?.startsWith("pulumi stack output --json"))).toBe(true);
  });

  it("fails loudly, and tells people, whatever step it was", () => {
    const last = steps.at(-1)!;
    expect(last.if).toBe("failure()");
    expect(last.run).toContain("gh issue create");
    expect(JSON.stringify(jobs)).not.toMatch(/continue-on-error|\|\| true/);
  });
});
