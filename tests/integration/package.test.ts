import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ListDetectorsCommand } from "@aws-sdk/client-guardduty";
import { clientsFor } from "../../sandbox/account/clients";
import { openTestStack, ROOT, type TestStack } from "../support/stack";

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

const npm = (cwd: string, ...args: string[]): string =>
  execFileSync("npm", [...args, "--no-audit", "--no-fund", "--loglevel", "error"], { cwd, encoding: "utf8" });

/** The package as another team gets it: packed, installed by npm, imported by a program of their own. */
describe("the packed package", () => {
  let folder: string;
  let stack: TestStack;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "ringfence-consumer-"));
    cpSync(join(ROOT, "examples", "reuse-typescript"), folder, { recursive: true });
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
        "policies/PulumiPolicy.yaml",
        "policies/dist/index.js",
      ].filter((path) => !has(path)),
    ).toEqual([]);
    expect(["sandbox", "dist/sandbox", "tests", "index.ts", "domain"].filter(has)).toEqual([]);
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
});
