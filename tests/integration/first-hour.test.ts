import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  AddUserToGroupCommand,
  CreateGroupCommand,
  CreateUserCommand,
  ListAttachedGroupPoliciesCommand,
  ListGroupsCommand,
  ListPoliciesCommand,
  ListRolesCommand,
} from "@aws-sdk/client-iam";
import { parseDocument } from "yaml";
import type { Control } from "../../domain/controls/control";
import { CONTROLS } from "../../domain/controls/table";
import { OWN_PATH } from "../../domain/documents/own-principals";
import { clientsFor } from "../../sandbox/account/clients";
import { cleanEnvironment } from "../../sandbox/host/pulumi-cli";
import { cachePaths } from "../../setup/cache.js";
import { checkoutCopy } from "../support/checkout-copy";
import { readControls } from "../support/control-readings";
import { ROOT, TWO_REGIONS } from "../support/stack";

/** One account from the first command of README.md to its removal. */
jest.setTimeout(600_000);

/** The text below a heading of a page, up to the next one of its level. */
function sectionOf(page: string, heading: string): string {
  const text = readFileSync(join(ROOT, page), "utf8");
  const begin = text.indexOf(`\n## ${heading}\n`);
  if (begin < 0) throw new Error(`${page} has no section "${heading}"`);
  const end = text.indexOf("\n## ", begin + 1);
  return text.slice(begin, end < 0 ? undefined : end);
}

/** The commands of its blocks, line by line, without what is said of them. */
const commandsOf = (section: string): string[] =>
  [...section.matchAll(/^```sh\n([\s\S]*?)^```/gm)]
    .flatMap(([, block]) => block!.split("\n"))
    .map((line) => line.replace(/\s+#.*$/, "").trim())
    .filter((line) => line !== "");

/** A command that the text names between the lines. */
function named(section: string, beginning: string): string {
  const found = [...section.matchAll(/`([^`\n]+)`/g)].find(([, text]) => text!.startsWith(beginning))?.[1];
  if (found === undefined) throw new Error(`no command begins with "${beginning}"`);
  return found;
}

const USE = sectionOf("README.md", "Use it on your account");
const REMOVAL = sectionOf("docs/lifecycle.md", "Removal");
/** The set-up of this run did it, and a second one would take the modules away from every other test. */
const INSTALL = "npm ci";

/**
 * The section "Use it on your account" of README.md, word for word, and the removal of docs/lifecycle.md, in the account that
 * `npm run sandbox -- --shell --empty` opens. Each test goes on where the one before stopped.
 */
describe("the first hour", () => {
  const checkout = checkoutCopy();
  const folder = join(checkout.folder, ".sandbox");
  const project = join(folder, "project");
  const stackFile = join(project, "Pulumi.prod.yaml");
  const regions = TWO_REGIONS.enabledRegions;
  const commands = commandsOf(USE).filter((command) => command !== INSTALL);
  let shell: ReturnType<typeof start>;
  let account: Parameters<typeof readControls>[0];
  let untouched: Awaited<ReturnType<typeof readControls>>;

  const start = (...args: string[]): { child: ChildProcess; output: () => string; ended: Promise<number | null> } => {
    let text = "";
    const command = ["--import", "tsx", join("sandbox", "tour", "run.ts"), ...args];
    const child = spawn(process.execPath, command, { cwd: checkout.folder, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (data: Buffer) => (text += data.toString()));
    return { child, output: () => text, ended: once(child, "close").then(([code]) => code as number | null) };
  };

  /** A command as a person types it into the second shell, who answers yes to everything. */
  const type = (command: string): Promise<{ command: string; code: number; output: string }> =>
    new Promise((resolve) => {
      const lines = `. .sandbox/env && cd .sandbox/project && ${command}`;
      // npx notes each folder that it runs a command of.
      const npm_config_cache = join(checkout.folder, "npm-cache");
      const env = { ...cleanEnvironment(), npm_config_cache, PULUMI_SKIP_CONFIRMATIONS: "true", NO_COLOR: "1" };
      execFile("/bin/sh", ["-c", lines], { cwd: checkout.folder, env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
        resolve({ command, code: error ? Number(error.code) : 0, output: stdout + stderr });
      });
    });
  /** Types the next command of README.md, which must be this one. */
  const typeNext = (expected: string) => {
    expect(commands[0]).toBe(expected);
    return type(commands.shift()!);
  };

  /** Writes settings where README.md says, as a person with an editor would. */
  const edit = (settings: Record<string, unknown>) => {
    const document = parseDocument(readFileSync(stackFile, "utf8"));
    for (const [name, value] of Object.entries(settings)) document.setIn(["config", `ringfence:${name}`], value);
    writeFileSync(stackFile, document.toString());
  };

  const denies = async (GroupName: string): Promise<string[]> => {
    const { AttachedPolicies = [] } = await clientsFor(account).iam.send(
      new ListAttachedGroupPoliciesCommand({ GroupName }),
    );
    return AttachedPolicies.map(({ PolicyName }) => /guardrails-(.+)-[0-9a-f]{7}$/.exec(PolicyName!)![1]!).sort();
  };

  beforeAll(async () => {
    shell = start("--shell", "--empty");
    while (!existsSync(join(folder, "env")) && shell.child.exitCode === null) await sleep(50);
    const { code, output } = await type("env");
    if (code !== 0) throw new Error(`the shell was not opened: ${shell.output()}${output}`);
    const value = (name: string): string => new RegExp(`^${name}=(.*)$`, "m").exec(output)![1]!;
    account = {
      endpoint: value("AWS_ENDPOINT_URL"),
      credentials: { accessKeyId: value("AWS_ACCESS_KEY_ID"), secretAccessKey: value("AWS_SECRET_ACCESS_KEY") },
      accountId: "123456789012",
    };
    untouched = await readControls(account, regions);
  });
  afterAll(async () => {
    shell.child.kill("SIGKILL");
    await shell.ended;
    checkout.remove();
  });

  test("a second sandbox leaves the open one alone, and says who has it and what to do", async () => {
    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(
      new RegExp(`^sandbox: .sandbox is in use; nothing was changed\nprocess ${shell.child.pid} .* --shell --empty\n`),
    );
    expect(existsSync(join(folder, "env"))).toBe(true);
    expect(await type(`${cachePaths().awsCli} sts get-caller-identity`)).toMatchObject({
      code: 0,
      output: expect.stringContaining(account.accountId) as string,
    });
  });

  test("log in, and make the stack", async () => {
    expect(await typeNext("pulumi login")).toMatchObject({ code: 0 });
    expect(await typeNext("pulumi stack init prod")).toMatchObject({ code: 0 });
    // The salt of the sandbox's passphrase would stop the same command with the user's own.
    expect(readFileSync(stackFile, "utf8")).toContain("encryptionsalt");
    const own = readFileSync(join(checkout.folder, "Pulumi.prod.yaml"), "utf8");
    expect(own).toBe(readFileSync(join(ROOT, "Pulumi.prod.yaml"), "utf8"));
  });

  test("a preview before the answers names all that are missing, at once", async () => {
    const { code, output } = await type(commands[0]!);
    expect(code).not.toBe(0);
    const missing = [...output.matchAll(/^\s+- (\w+): is not answered yet/gm)].map(([, setting]) => setting);
    expect(missing).toEqual(["contacts", "allowedRegions", "monthlyBudgetUsd"]);
    expect(output).not.toMatch(/\n\s+at /);
  });

  test("1 and 2: with three answers the preview is what will be made", async () => {
    const { contacts, allowedRegions, monthlyBudgetUsd, enabledRegions } = TWO_REGIONS as Record<string, unknown>;
    edit({ contacts, allowedRegions, monthlyBudgetUsd });
    expect(readFileSync(stackFile, "utf8")).not.toMatch(/\bTODO\b(?!;)/);
    // Two regions instead of seventeen: how long it takes is what other tests are about.
    edit({ enabledRegions });
    const { code, output } = await typeNext("pulumi preview");
    expect({ code, output }).toMatchObject({ code: 0, output: expect.stringMatching(/\+ \d+ to create/) as string });
  });

  test("3: it is applied, says what is left to do, and doctor says what is not armed", async () => {
    expect(await typeNext("pulumi up")).toMatchObject({ code: 0 });
    const steps = await type(named(USE, "pulumi stack output manualSteps"));
    // One a line, so that a person can read them.
    expect(steps.output).toMatch(/^ +"confirm \d+ mail subscriptions, if not confirmed yet, [^"]+",$/m);
    expect(steps.output).toContain("docs/operations.md#binding-somebody");
    const doctor = await type(named(USE, "npx ringfence doctor"));
    expect(doctor.output).toMatch(/early warning +no +never/);
    expect(doctor.output).toContain("security@acme.sandbox has not confirmed");
  });

  test("4: a group is bound, by the command for every day from then on", async () => {
    const { iam } = clientsFor(account);
    await iam.send(new CreateGroupCommand({ GroupName: "admins" }));
    await iam.send(new CreateUserCommand({ UserName: "ada" }));
    await iam.send(new AddUserToGroupCommand({ GroupName: "admins", UserName: "ada" }));
    edit({ guardrails: { groups: ["admins"] } });
    expect(await type(named(USE, "pulumi up --refresh"))).toMatchObject({ code: 0 });
    expect(await denies("admins")).toEqual([
      "launch-deny",
      "persistence-deny",
      "region-deny",
      "service-deny",
      "tamper-deny",
    ]);
    expect(commands).toEqual([]);
  });

  test("the removal leaves what its page says, and nothing of the baseline's own", async () => {
    for (const command of commandsOf(REMOVAL)) expect(await type(command)).toMatchObject({ command, code: 0 });
    expect(await denies("admins")).toEqual([]);
    const { iam } = clientsFor(account);
    const left = await Promise.all([
      iam.send(new ListPoliciesCommand({ Scope: "Local", PathPrefix: OWN_PATH })).then(({ Policies }) => Policies),
      iam.send(new ListGroupsCommand({ PathPrefix: OWN_PATH })).then(({ Groups }) => Groups),
      iam.send(new ListRolesCommand({ PathPrefix: OWN_PATH })).then(({ Roles }) => Roles),
    ]);
    expect(left).toEqual([[], [], []]);
    const found = await readControls(account, regions);
    const changed = CONTROLS.map(({ id }) => id as string).filter(
      (id) => JSON.stringify(found[id]) !== JSON.stringify(untouched[id]),
    );
    const keeping = (CONTROLS as readonly Control[]).filter(({ removal }) => removal.keeps !== undefined);
    expect(keeping.map(({ id }) => id)).toEqual(expect.arrayContaining(changed));
    // "Above all the buckets of logs", which a new account did not have.
    expect(changed).toContain("audit-trail");
  });

  test("Ctrl-C closes the account and gives the folder back; --keep opens it again as it was left", async () => {
    shell.child.kill("SIGINT");
    expect(await shell.ended).toBe(130);
    expect(existsSync(join(folder, "lock"))).toBe(false);
    shell = start("--shell", "--empty", "--keep");
    while (!shell.output().includes("is open again") && shell.child.exitCode === null) await sleep(50);
    const { output } = await type('printf %s "$AWS_ENDPOINT_URL"');
    const again = clientsFor({ ...account, endpoint: output });
    expect((await again.iam.send(new ListGroupsCommand({}))).Groups?.map(({ GroupName }) => GroupName)).toEqual([
      "admins",
    ]);
  });
});
