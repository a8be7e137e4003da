import { sampleWorkflow } from "../support/sample-workflow";
import { readOptions } from "../../scripts/acceptance/options";

const { on, jobs, concurrency } = sampleWorkflow("acceptance");
const { steps } = jobs["acceptance"]!;
const commands = steps.flatMap(({ run, ...step }) => {
  const [, words] = /^npm run acceptance -- (.*)$/.exec(run ?? "") ?? [];
  return words === undefined ? [] : [{ ...step, words: words.split(" ") }];
});

/** What the shell would put in. */
const VALUES: Record<string, string> = {
  '"$ACCOUNT"': "123456789012",
  '"$EMAIL"': "oncall@acme.sandbox",
  '"$CEILING"': "5",
};

// What the command does in an account: tests/integration/acceptance.test.ts.
describe("the sample workflow of the acceptance", () => {
  it("starts by hand only, with an account, a role and a ceiling", () => {
    expect(Object.keys(on)).toEqual(["workflow_dispatch"]);
    expect(Object.keys(on.workflow_dispatch!.inputs)).toEqual(["account", "role", "email", "ceiling"]);
  });

  it("runs commands that the program takes, and then one that cleans up, whatever came of the first", () => {
    const read = commands.map(({ words }) => readOptions(words.map((word) => VALUES[word] ?? word)));
    expect(read).toEqual([
      { options: expect.objectContaining({ yes: true, cleanupOnly: false, callsWait: 15 }) },
      { options: expect.objectContaining({ yes: true, cleanupOnly: true }) },
    ]);
    expect(commands[1]!.if).toMatch(/^always\(\)/);
    expect(concurrency?.["cancel-in-progress"]).toBe(false);
  });

  it("takes a role and no long-lived key", () => {
    const logins = steps.filter(({ uses }) => uses?.startsWith("aws-actions/configure-aws-credentials"));
    expect(logins.map((step) => step.with!["role-to-assume"])).toEqual(logins.map(() => "${{ inputs.role }}"));
    expect(JSON.stringify(jobs)).not.toMatch(/secrets\.|access-key/);
  });

  it("never puts what somebody typed into a command", () => {
    expect(steps.filter(({ run }) => run?.includes("${{"))).toEqual([]);
  });

  it("keeps the report, and neither state nor passphrase", () => {
    const upload = steps.find(({ uses }) => uses?.startsWith("actions/upload-artifact"))!;
    expect(upload.if).toBe("always()");
    const paths = (upload.with!["path"] as string).trim().split("\n");
    expect(paths.filter((path) => !/\/\*\.md$|\.json$|engine\.log$/.test(path))).toEqual([]);
    expect(paths.join("\n")).not.toMatch(/state|passphrase|outputs/);
  });
});
