import { execFileSync } from "node:child_process";
import { readFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { ACCOUNTS_OPTIONS } from "../../cli/accounts/options";
import { checkout } from "../../setup/cache";
import { runRingfence } from "../support/run-ringfence";

interface Step {
  uses?: string;
  run?: string;
  id?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}

interface Job {
  needs?: string;
  name?: string;
  permissions: Record<string, string>;
  outputs?: Record<string, string>;
  strategy?: { "fail-fast": boolean; "max-parallel": number; matrix: string };
  env?: Record<string, string>;
  steps: Step[];
}

const textOf = (name: string): string => readFileSync(join(checkout, "examples", "many-accounts", name), "utf8");

/** What would be a key that lives longer than a job. */
const LONG_KEYS =
  /AWS_ACCESS_KEY_ID|AWS_SECRET_ACCESS_KEY|aws-access-key-id|aws-secret-access-key|secrets\.|PASSPHRASE/;

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "many-accounts-"));
  file = join(folder, "accounts.json");
  const accounts = [
    { id: "012345678901", name: "payments" },
    { id: "210987654321", name: "$(curl evil) `id` ::set-output name=x::\n${{ secrets.TOKEN }}" },
  ];
  writeFileSync(file, JSON.stringify(accounts));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What the command of the sample prints for these accounts. */
async function printed(command: string): Promise<string> {
  const words = /npx ringfence (.*?)(?: > \S+)?$/.exec(command)![1]!;
  // Variables and inputs of the workflow stand for what anybody may give them.
  const given = words
    .replace(/ \$\{ONLY:\+[^}]*\}/, "")
    .replace('"$ROLE_NAME"', "ringfence-deploy")
    .split(" ");
  const { code, out, err } = await runRingfence(...given, "--file", file);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return out;
}

describe("the sample workflow of many accounts", () => {
  const { jobs, concurrency, permissions } = parse(textOf("github.yml")) as {
    jobs: Record<string, Job>;
    concurrency: Record<string, unknown>;
    permissions: Record<string, string>;
  };
  const [list, up] = [jobs["accounts"]!, jobs["up"]!];

  it("holds no key and no secret: it enters by its own token, and into the account by a chain of roles", () => {
    expect(textOf("github.yml")).not.toMatch(LONG_KEYS);
    expect(permissions).toEqual({ contents: "read" });
    for (const job of [list, up]) expect(job.permissions).toEqual({ contents: "read", "id-token": "write" });
    const roles = up.steps.flatMap(({ uses, with: given }) =>
      uses?.startsWith("aws-actions/configure-aws-credentials") ? [given!] : [],
    );
    expect(roles.map((given) => given["role-to-assume"])).toEqual(["${{ vars.HUB_ROLE_ARN }}", "${{ matrix.role }}"]);
    expect(roles[1]).toMatchObject({ "role-chaining": true, "aws-region": "${{ matrix.region }}" });
  });

  it("lets no account stop another, and never breaks off a run, which would leave a stack locked", () => {
    expect(up.strategy).toMatchObject({ "fail-fast": false, matrix: "${{ fromJSON(needs.accounts.outputs.matrix) }}" });
    expect(up.strategy!["max-parallel"]).toBeGreaterThan(0);
    expect(concurrency["cancel-in-progress"]).toBe(false);
    expect(textOf("github.yml")).not.toMatch(/continue-on-error|\|\| true/);
  });

  it("takes from the matrix what the command prints, each account with a stack and a state of its own", async () => {
    const command = list.steps.flatMap(({ run }) => (run?.startsWith("npx ringfence") ? [run] : []))[0]!;
    const text = await printed(command);
    // An output of a step is one line: a second one would be an output of its own.
    expect(text.trimEnd()).not.toContain("\n");
    const { include } = JSON.parse(text) as { include: Record<string, string>[] };
    expect(include.map(({ account }) => account)).toEqual(["012345678901", "210987654321"]);
    expect(include[0]!.role).toBe("arn:aws:iam::012345678901:role/ringfence-deploy");
    const taken = [...new Set([...JSON.stringify(up).matchAll(/matrix\.(\w+)/g)].map(([, name]) => name!))];
    for (const row of include) expect(Object.keys(row)).toEqual(expect.arrayContaining(taken));
    expect(up.env).toMatchObject({ STACK: "${{ matrix.stack }}" });
    expect(up.env!["PULUMI_BACKEND_URL"]).toContain("${{ matrix.account }}");
    const output = list.steps.find(({ id }) => id === "matrix")!;
    expect(list.outputs).toEqual({ matrix: "${{ steps.matrix.outputs.matrix }}" });
    expect(output.run).toBe('echo "matrix=$(cat matrix.json)" >> "$GITHUB_OUTPUT"');
  });

  it("makes a stack with the key of the settings, in both samples: without the option it would be a passphrase", () => {
    const { secretsprovider } = parse(textOf("Pulumi.common.yaml")) as { secretsprovider: string };
    for (const sample of ["github.yml", "buildspec.yml"]) {
      const [, script] = /stack select --create "\$STACK" --secrets-provider "\$\((.*) Pulumi\.common\.yaml\)"$/m.exec(
        textOf(sample),
      )!;
      const read = execFileSync("bash", [
        "-c",
        `${script} "$0"`,
        join(checkout, "examples", "many-accounts", "Pulumi.common.yaml"),
      ]);
      expect(read.toString().trim()).toBe(secretsprovider);
    }
  });

  it("puts nothing that somebody else named into a script", () => {
    for (const job of [list, up]) for (const { run = "" } of job.steps) expect(run).not.toContain("${{");
  });

  it("uses options that there are", () => {
    const known = ACCOUNTS_OPTIONS.map(({ flags }) => flags.split(" ")[0]!);
    const words = `${JSON.stringify(list)} ${textOf("buildspec.yml")}`.match(/ringfence accounts[^\n>]*/g)!.join(" ");
    for (const [option] of words.matchAll(/--[a-z-]+/g)) expect(known).toContain(option);
  });
});

describe("the sample batch of CodeBuild", () => {
  const buildspec = parse(textOf("buildspec.yml")) as {
    version: number;
    phases: Record<string, { commands: string[]; "on-failure": string }>;
  };

  it("gives the build of each account the variables that its work names, and no key", async () => {
    expect(textOf("buildspec.yml")).not.toMatch(LONG_KEYS);
    const command = /npx ringfence .*/.exec(textOf("buildspec.yml"))![0];
    const { version, batch } = parse(await printed(command)) as {
      version: number;
      batch: {
        "fast-fail": boolean;
        "build-list": { identifier: string; env: { variables: Record<string, unknown> } }[];
      };
    };
    expect(version).toBe(buildspec.version);
    expect(batch["fast-fail"]).toBe(false);
    const builds = batch["build-list"];
    expect(builds.map(({ identifier }) => identifier)).toEqual(["account_012345678901", "account_210987654321"]);
    // In YAML a bare 012345678901 would be a number.
    expect(builds[0]!.env.variables).toMatchObject({ ACCOUNT: "012345678901", STACK: "012345678901" });
    const commands = Object.values(buildspec.phases).flatMap((phase) => phase.commands);
    const named = [
      ...new Set([...commands.join("\n").matchAll(/\$(?!HOME|PATH|STATE_BUCKET)([A-Z_]+)/g)].map(([, name]) => name!)),
    ];
    for (const { env } of builds) expect(Object.keys(env.variables)).toEqual(expect.arrayContaining(named));
  });

  it("ends with the first command that fails", () => {
    for (const phase of Object.values(buildspec.phases)) expect(phase["on-failure"]).toBe("ABORT");
  });
});
