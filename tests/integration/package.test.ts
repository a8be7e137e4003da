import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { ListDetectorsCommand } from "@aws-sdk/client-guardduty";
import { clientsFor } from "../../sandbox/account/clients";
import { exampleFiles } from "../support/program-folder";
import { schemaWithoutInstalling } from "../support/plugin-schema";
import { openTestStack, ROOT, succeeded, type TestStack } from "../support/stack";
import schema from "../../plugin/schema.json";

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

/** What everything but the bundle of the command may take on a disk. */
const ROOM = 3_000_000;

/** Of every file below a folder, its path in it and its size. */
const sizesIn = (folder: string): [path: string, size: number][] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [relative(folder, file), statSync(file).size]);

const npm = (cwd: string, ...args: string[]): string =>
  execFileSync("npm", [...args, "--no-audit", "--no-fund", "--loglevel", "error"], { cwd, encoding: "utf8" });

/** The package as another team gets it: packed, installed by npm, imported by a program of their own. */
describe("the packed package", () => {
  let folder: string;
  let stack: TestStack;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "ringfence-consumer-"));
    for (const [name, text] of Object.entries(exampleFiles("reuse-typescript")))
      writeFileSync(join(folder, name), text);
    const [tarball] = npm(ROOT, "pack", "--silent", "--pack-destination", folder).trim().split("\n").slice(-1);

    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
    manifest.dependencies.ringfence = `file:./${tarball}`;
    // An optional peer: only who runs the pack needs the policy SDK.
    manifest.devDependencies["@pulumi/policy"] = "^1.21.0";
    writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
    npm(folder, "install", "--prefer-offline");
    stack = await openTestStack({}, { cwd: folder });
  });
  afterAll(async () => {
    await stack.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("it holds the components and the pack, and nothing of the sandbox or the tests", () => {
    const packed = join(folder, "node_modules", "ringfence");
    const has = (path: string) => existsSync(join(packed, path));
    expect(
      [
        "dist/components/index.js",
        "dist/components/index.d.ts",
        "dist/testing/index.js",
        "dist/testing/index.d.ts",
        "policies/PulumiPolicy.yaml",
        "policies/dist/index.js",
        "PulumiPlugin.yaml",
        "dist/plugin.js",
        "dist/THIRD-PARTY-LICENSES.txt",
      ].filter((path) => !has(path)),
    ).toEqual([]);
    expect(["sandbox", "dist/sandbox", "dist/domain", "tests", "index.ts", "domain"].filter(has)).toEqual([]);
  });

  test("it is at most 3 MB without the bundle of the command", () => {
    const sizes = sizesIn(join(folder, "node_modules", "ringfence")).filter(([path]) => !path.startsWith("dist/cli/"));
    expect(sizes.reduce((sum, [, size]) => sum + size, 0)).toBeLessThan(ROOM);
  });

  test("its types hold for the program, and for one that tests a pack, under the strictest settings", () => {
    const uses = `
      import { AccountBaseline, Guardrails } from "ringfence";
      import { startPack, wire, type Answer } from "ringfence/testing";
      new Guardrails("guardrails", { allowedRegions: ["eu-west-1"], mode: "none" });
      // @ts-expect-error: regions are a list
      new Guardrails("wrong", { allowedRegions: "eu-west-1" });
      export const all: [typeof AccountBaseline, typeof startPack, typeof wire, Answer?] = [AccountBaseline, startPack, wire];`;
    writeFileSync(join(folder, "types.ts"), uses);
    const options = [
      "--noEmit",
      "--strict",
      "--skipLibCheck",
      "--module",
      "nodenext",
      "--moduleResolution",
      "nodenext",
    ];
    const tsc = join(folder, "node_modules", ".bin", "tsc");
    const { status, stdout } = spawnSync(tsc, [...options, "--types", "node", "types.ts"], {
      cwd: folder,
      encoding: "utf8",
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
  });

  test("its components run in the other program on the real engine", async () => {
    const { configFile } = stack;
    const result = await stack.session.pulumi.run(
      ["up", "--yes", "--skip-preview", "--stack", "test", "--config-file", configFile],
      {
        cwd: folder,
      },
    );
    expect(result).toMatchObject({ code: 0 });
    const detectors = (await stack.resources()).filter(({ type }) => type === "aws:guardduty/detector:Detector");
    expect(detectors.length).toBeGreaterThan(0);
    for (const { inputs } of detectors) {
      const { guardduty } = clientsFor(stack.session.account, inputs.region as string);
      expect((await guardduty.send(new ListDetectorsCommand({}))).DetectorIds).toHaveLength(1);
    }
  });

  test("its policy pack runs from node_modules", async () => {
    const packConfig = join(folder, "policy-pack.json");
    writeFileSync(packConfig, JSON.stringify({ ringfence: { allowedRegions: ["ap-southeast-2", "us-east-1"] } }));
    const pack = ["--policy-pack", "node_modules/ringfence/policies", "--policy-pack-config", packConfig];
    const result = await stack.session.pulumi.run(
      ["preview", "--stack", "test", "--config-file", stack.configFile, ...pack],
      { cwd: folder },
    );
    expect(result).toMatchObject({ code: 0 });
    expect(result.output).toMatch(/ringfence@v\d+\.\d+\.\d+/);
  });

  test("the engine reads from it what other languages can use", async () => {
    const read = await schemaWithoutInstalling(stack, join(folder, "node_modules", "ringfence"));
    const inputs = ({ resources }: { resources: Record<string, { inputProperties?: object }> }) =>
      Object.entries(resources).map(([token, { inputProperties = {} }]) => [
        token,
        Object.keys(inputProperties).sort(),
      ]);
    expect(inputs(read).sort()).toEqual(inputs(schema).sort());
    expect([read.name, read.version]).toEqual([schema.name, schema.version]);
  });

  test("a program in YAML takes components and pack from it", async () => {
    const cwd = join(folder, "in-yaml");
    mkdirSync(cwd);
    const program = `
name: in-yaml
runtime: yaml
packages:
  ringfence: ../node_modules/ringfence
config:
  aws:region: ap-southeast-2
resources:
  watch:
    type: ringfence:GuardDutyEverywhere
    properties:
      regions: [ap-southeast-2, us-west-1]
`;
    writeFileSync(join(cwd, "Pulumi.yaml"), program);
    const other = await openTestStack({}, { cwd, beside: stack });
    const packConfig = join(cwd, "policy-pack.json");
    writeFileSync(packConfig, JSON.stringify({ ringfence: { allowedRegions: ["ap-southeast-2"] } }));
    const pack = ["--policy-pack", "../node_modules/ringfence/policies", "--policy-pack-config", packConfig];
    const result = await other.run(["preview", ...pack]);
    expect(succeeded(result)).toBe(true);
    expect(result.output).toMatch(/aws:guardduty:Detector watch-detector-us-west-1 create/);
    expect(result.output).toMatch(/ringfence@v\d+\.\d+\.\d+/);
  });

  describe("its command, from node_modules of the other program", () => {
    const ringfence = (...words: string[]) =>
      spawnSync(join(folder, "node_modules", ".bin", "ringfence"), words, { cwd: folder, encoding: "utf8" });

    test("judges the preview of the program by the pack that stands beside it", async () => {
      const { configFile } = stack;
      const args = ["preview", "--json", "--show-sames", "--stack", "test", "--config-file", configFile];
      const { output } = await stack.session.pulumi.run(args, { cwd: folder });
      writeFileSync(join(folder, "plan.json"), output);
      const config = { all: "disabled", ringfence: { allowedRegions: ["sa-east-1"] }, "region-allowed": "mandatory" };
      writeFileSync(join(folder, "elsewhere.json"), JSON.stringify(config));
      const { status, stdout, stderr } = ringfence(
        ...["check", "--program-plan", "plan.json", "--config", "elsewhere.json", "--format", "json"],
      );
      expect({ status, stderr }).toEqual({ status: 2, stderr: "" });
      const { violations } = JSON.parse(stdout) as { violations: { rule: string }[] };
      expect(new Set(violations.map(({ rule }) => rule))).toEqual(new Set(["region-allowed"]));
    });

    test("finds the pack and the pages of the rules", () => {
      const path = ringfence("pack-path").stdout.trimEnd();
      expect(realpathSync(path)).toBe(realpathSync(join(folder, "node_modules", "ringfence", "policies")));
      expect(ringfence("explain", "spot-forbidden").stdout).toContain("Fix: ");
    });

    test("says what is missing where the policy SDK is not installed", () => {
      const [sdk, aside] = ["policy", "policy-aside"].map((name) => join(folder, "node_modules", "@pulumi", name));
      renameSync(sdk!, aside!);
      const { status, stdout, stderr } = ringfence("check", "--program-plan", "plan.json");
      renameSync(aside!, sdk!);
      expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
      expect(stderr).toMatch(
        /^check: @pulumi\/policy is not installed beside ringfence.*npm install --save-dev @pulumi\/policy/,
      );
    });
  });

  test("its driver of policy packs runs a pack of the other program", () => {
    const pack = join(folder, "own-pack");
    cpSync(join(ROOT, "examples", "own-pack"), pack, { recursive: true });
    const script = `
      const { startPack } = require("ringfence/testing");
      startPack(${JSON.stringify(pack)}).then(async (pack) => {
        await pack.configure();
        const answer = await pack.analyze({ type: "aws:s3/bucket:Bucket", props: { forceDestroy: true } });
        console.log(answer.diagnostics.map(({ policy }) => policy).join());
        await pack.stop();
      });`;
    expect(execFileSync(process.execPath, ["-e", script], { cwd: folder, encoding: "utf8" })).toBe(
      "bucket-keeps-objects\n",
    );
  });
});
