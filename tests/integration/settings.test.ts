import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { stackFile } from "../../sandbox/answers";
import { openTestStack, ROOT, type TestStack, THREE_ANSWERS, TWO_REGIONS } from "../support/stack";

/** What a user sees when an answer is wrong: the CLI's whole output, on the real engine. */
describe("a configuration that cannot be used", () => {
  let stack: TestStack;

  beforeAll(async () => {
    stack = await openTestStack();
  });
  afterAll(() => stack.close());

  /** The error of a preview, without the CLI's frame around it. */
  const refusal = async (...args: string[]): Promise<string> => {
    const { code, output } = await stack.run(["preview", ...args]);
    expect(code).not.toBe(0);
    expect(output).not.toMatch(/\n\s+at .*\.(ts|js):\d+/);
    const [, error] = /error: ([\s\S]*?)\n\nResources:/.exec(output.slice(output.indexOf("Diagnostics:"))) ?? [];
    return (error ?? output).replace(/^ {4}/gm, "");
  };

  test("Pulumi.prod.yaml as it comes: the three answers that are missing", async () => {
    copyFileSync(join(ROOT, "Pulumi.prod.yaml"), join(stack.folder, "Pulumi.prod.yaml"));
    const { code, output } = await stack.session.pulumi.run(
      ["preview", "--stack", "test", "--config-file", join(stack.folder, "Pulumi.prod.yaml")],
      { cwd: ROOT },
    );
    expect(code).not.toBe(0);
    expect(output).toMatch(/cannot be used: 3 problems/);
    expect([...output.matchAll(/^\s+- (\w+): is not answered yet/gm)].map(([, name]) => name)).toEqual([
      "contacts",
      "allowedRegions",
      "monthlyBudgetUsd",
    ]);
  });

  test("several mistakes at once, each with what was received and what is allowed", async () => {
    stack.configure({
      ...TWO_REGIONS,
      allowedRegions: ["ap-southeast2"],
      monthlyBudgetUsd: -5,
      controls: { guarddutty: "off" },
      budget: 100,
    });
    // How many names are left out grows with every control.
    const told = (await refusal()).replaceAll(/\d+ more/g, "n more");
    expect(told).toMatchInlineSnapshot(`
     "the configuration of stack test cannot be used: 4 problems
       - allowedRegions[0]: unknown region "ap-southeast2", did you mean "ap-southeast-2"?; allowed are the codes of the aws partition, such as us-east-1
       - monthlyBudgetUsd: expected a number above 0, in USD, received -5
       - controls.guarddutty: unknown control, did you mean "guardduty"?; allowed are guardduty, budgets, canary-key, contacts, dashboard and n more, see docs/controls.md
       - budget: unknown key; allowed are tags, alerts, freeze, contacts, profile and n more, see docs/settings.md"
    `);
  });

  test("values of another type, at which neither engine nor provider stops before the program has said everything", async () => {
    stack.configure({
      ...TWO_REGIONS,
      profile: 5,
      freeze: ["manual"],
      teardown: "maybe",
      monthlyBudgetUsd: -5,
      "aws:region": 5,
      "aws:allowedAccountIds": "nobody",
    });
    expect(await refusal()).toMatchInlineSnapshot(`
     "the configuration of stack test cannot be used: 6 problems
       - monthlyBudgetUsd: expected a number above 0, in USD, received -5
       - profile: expected one of minimal, standard, compliance, received "5"
       - freeze: expected one of off, manual, automatic, received "[\\"manual\\"]"
       - teardown: expected true or false, received "maybe"
       - aws:allowedAccountIds: expected a list, received "nobody"
       - aws:region: unknown region "5"; allowed are the codes of the aws partition, such as us-east-1"
    `);
  });

  test("a setting that stands outside config, in the file of the stack beside the program", async () => {
    const program = join(stack.folder, "program");
    mkdirSync(program);
    for (const part of ["Pulumi.yaml", "index.ts", "package.json", "tsconfig.json", "node_modules"]) {
      symlinkSync(join(ROOT, part), join(program, part));
    }
    const file = join(program, "Pulumi.test.yaml");
    writeFileSync(file, stringify(JSON.parse(stackFile({ ...TWO_REGIONS, monthlyBudgetUsd: -5 }))));
    const preview = () => stack.session.pulumi.run(["preview", "--stack", "test"], { cwd: program });
    // The engine writes the salt of the passphrase into a file that has none, and drops what it does not know from it.
    expect((await preview()).output).toMatch(/cannot be used: 1 problem\n/);
    const written = readFileSync(file, "utf8");
    expect(written).toContain("encryptionsalt");
    writeFileSync(file, `${written}ringfence:guardrails: { groups: [admins] }\n`);
    const { code, output } = await preview();
    expect(code).not.toBe(0);
    expect(output).toMatch(
      /cannot be used: 2 problems\n +- ringfence:guardrails: stands outside config: in Pulumi\.test\.yaml, where Pulumi ignores it; indent it below config:\n +- monthlyBudgetUsd: /,
    );
  });

  test("nobody is bound: said in the preview, whose outputs show each manual step whole", async () => {
    stack.configure(TWO_REGIONS);
    const { code, output } = await stack.run(["preview"]);
    expect(code).toBe(0);
    const [diagnostics = "", outputs = ""] = output.slice(output.indexOf("Diagnostics:")).split("Outputs:");
    expect([...diagnostics.matchAll(/the guardrails bind nobody of yours yet/g)]).toHaveLength(1);
    const steps = /manualSteps\s*: \[\n([\s\S]*?)\n +\]/.exec(outputs)?.[1] ?? "";
    expect(steps.split("\n").length).toBeGreaterThan(5);
    expect(steps).not.toContain('..."');
  });

  test("credentials of another account", async () => {
    stack.configure({ ...TWO_REGIONS, accountId: "999988887777" });
    expect(await refusal()).toMatch(
      /accountId: is "999988887777", but the credentials belong to 123456789012; use credentials of 999988887777, or choose the right stack/,
    );
  });

  test("an account that does not let its regions be listed", async () => {
    stack.configure(THREE_ANSWERS);
    const allow = stack.session.account.faults.inject({ kind: "accessDenied", operation: "DescribeRegions" });
    try {
      expect(await refusal()).toMatch(
        /the enabled regions of account 123456789012 cannot be listed: [\s\S]*\nallow ec2:DescribeRegions to arn:aws:/,
      );
    } finally {
      allow();
    }
  });
});

test("no credentials: what is missing and how to give it, before anything is made", async () => {
  const stack = await openTestStack(TWO_REGIONS, { credentials: false });
  try {
    const { code, output } = await stack.run(["preview"]);
    expect(code).not.toBe(0);
    expect(output).toMatch(/credential/i);
    expect(output).not.toMatch(/\n\s+at .*\.(ts|js):\d+/);
    expect(stack.session.account.journal.entries().filter(({ readOnly }) => !readOnly)).toEqual([]);
  } finally {
    await stack.close();
  }
});

test("Pulumi.prod.yaml holds only keys that the engine reads, also after it has written the file anew", async () => {
  const stack = await openTestStack();
  try {
    const folder = join(stack.folder, "template");
    mkdirSync(folder);
    for (const file of ["Pulumi.yaml", "Pulumi.prod.yaml"]) copyFileSync(join(ROOT, file), join(folder, file));
    const { pulumi } = stack.session;
    expect(await pulumi.run(["stack", "init", "prod"], { cwd: folder })).toMatchObject({ code: 0 });
    const set = ["config", "set", "--stack", "prod", "--path", "ringfence:guardrails.groups[0]", "admins"];
    expect(await pulumi.run(set, { cwd: folder })).toMatchObject({ code: 0 });
    const text = readFileSync(join(folder, "Pulumi.prod.yaml"), "utf8");
    const { config, ...others } = parse(text) as { config: Record<string, unknown> };
    expect(config["ringfence:guardrails"]).toEqual({ groups: ["admins"], roles: [] });
    expect(Object.keys(others)).toEqual(["encryptionsalt"]);
    // What was a hint below config must not become one beside it.
    expect(text.slice(text.indexOf("config:"))).not.toMatch(/^#/m);
  } finally {
    await stack.close();
  }
});
