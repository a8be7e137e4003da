import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { cachePaths } from "../../setup/cache";
import { startPack } from "../../testing/pack";
import type { DrivenResource } from "../../testing/messages";

const run = promisify(execFile);

const CHECKOV = "3.3.30";
const AWSGUARD = "0.3.1";

export const VERSIONS = { checkov: CHECKOV, awsguard: AWSGUARD };

/** What a tool says, and how long it takes. */
export interface Run {
  readonly seconds: number;
  /** Name of a resource -> what is wrong with it. */
  readonly findings: ReadonlyMap<string, readonly string[]>;
}

const add = (all: Map<string, string[]>, name: string, finding: string): void => {
  all.set(name, [...(all.get(name) ?? []), finding]);
};

/** A policy pack from its start to its last answer. */
export async function runPack(folder: string, config: object, resources: readonly DrivenResource[]): Promise<Run> {
  const begun = performance.now();
  const pack = await startPack(folder);
  const findings = new Map<string, string[]>();
  try {
    await pack.configure(config as Record<string, string>);
    for (const resource of resources) {
      const { diagnostics } = await pack.analyze(resource).catch(() => ({ diagnostics: [] }));
      for (const { policy, message } of diagnostics) {
        if (policy !== "ringfence") add(findings, resource.name ?? "", `${policy}: ${message.split("\n")[0]}`);
      }
    }
    // Rules of awsguard call AWS, and one that gets no answer ends its run: what it said of resources stands.
    await pack.analyzeStack(resources).catch(() => undefined);
    return { seconds: (performance.now() - begun) / 1000, findings };
  } finally {
    await pack.stop();
  }
}

/** The pack of `@pulumi/awsguard` in a folder of its own, installed once. */
export async function awsguardFolder(): Promise<string> {
  const folder = path.join(cachePaths().root, "bench", `awsguard-${AWSGUARD}`);
  if (existsSync(path.join(folder, "ready"))) return folder;
  mkdirSync(folder, { recursive: true });
  const dependencies = { "@pulumi/awsguard": AWSGUARD, "@pulumi/policy": "1.21.0", "@pulumi/pulumi": "3.259.0" };
  writeFileSync(
    path.join(folder, "package.json"),
    JSON.stringify({ name: "awsguard-pack", version: "1.0.0", main: "index.js", dependencies }),
  );
  writeFileSync(path.join(folder, "PulumiPolicy.yaml"), "runtime: nodejs\n");
  writeFileSync(
    path.join(folder, "index.js"),
    'const { AwsGuard } = require("@pulumi/awsguard");\nnew AwsGuard({ all: "mandatory" });\n',
  );
  await run("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--legacy-peer-deps"], { cwd: folder });
  writeFileSync(path.join(folder, "ready"), "");
  return folder;
}

/** Checkov from PyPI in an environment of its own, installed once. */
export async function checkovCommand(): Promise<string> {
  const folder = path.join(cachePaths().root, "environments", `checkov-${CHECKOV}`);
  if (!existsSync(path.join(folder, "ready"))) {
    await run("python3", ["-m", "venv", folder]);
    const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    await run(path.join(folder, "bin", "python"), [...pip, `checkov==${CHECKOV}`], { maxBuffer: 1 << 26 });
    writeFileSync(path.join(folder, "ready"), "");
  }
  return path.join(folder, "bin", "checkov");
}

interface CheckovReport {
  results: { failed_checks: { check_id: string; check_name: string; resource: string }[] };
}

/** Checkov on a plan, offline. */
export async function runCheckov(command: string, plan: object, folder: string): Promise<Run> {
  const file = path.join(folder, "plan.json");
  writeFileSync(file, JSON.stringify(plan));
  const out = path.join(folder, "checkov");
  const begun = performance.now();
  await run(
    command,
    [
      "-f",
      file,
      "--framework",
      "terraform_plan",
      "-o",
      "json",
      "--output-file-path",
      out,
      "--soft-fail",
      "--quiet",
      "--skip-download",
    ],
    { maxBuffer: 1 << 28, env: { ...process.env, BC_SKIP_MAPPING: "TRUE", LOG_LEVEL: "ERROR" } },
  );
  const seconds = (performance.now() - begun) / 1000;
  const read = JSON.parse(readFileSync(path.join(out, "results_json.json"), "utf8")) as CheckovReport | CheckovReport[];
  const findings = new Map<string, string[]>();
  for (const { results } of [read].flat()) {
    for (const { check_id: id, check_name: title, resource } of results.failed_checks) {
      add(findings, resource.split(".").at(-1) ?? resource, `${id}: ${title}`);
    }
  }
  return { seconds, findings };
}
