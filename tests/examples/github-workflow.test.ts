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
