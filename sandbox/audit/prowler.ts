import { execFile } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { cachePaths } from "../../setup/cache.js";
import { cleanEnvironment } from "../host/pulumi-cli";

const run = promisify(execFile);

/** The auditor, unmodified from PyPI. Its 2 GB stay out of the ordinary set-up. */
const VERSION = "5.46.0";

/** One answer of the auditor. */
export interface Finding {
  /** Prowler's id of the check. */
  check: string;
  status: string;
  region: string;
  /** Name or ARN of what was judged. */
  resource: string;
}

/** Installs Prowler into an environment of its own, once; its pins clash with the emulator's. Takes about three minutes. */
export async function installProwler(say: (line: string) => void): Promise<string> {
  const folder = join(cachePaths().root, "environments", `prowler-${VERSION}`);
  const complete = join(folder, "complete");
  if (!existsSync(complete)) {
    say(`installing Prowler ${VERSION}, about three minutes and 2 GB, once`);
    rmSync(folder, { recursive: true, force: true });
    await run(cachePaths().python, ["-m", "venv", folder]);
    const pip = ["-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-input"];
    await run(join(folder, "bin", "python"), [...pip, `prowler==${VERSION}`], { maxBuffer: 1 << 26 });
    writeFileSync(complete, `${VERSION}\n`);
  }
  return join(folder, "bin", "prowler");
}

interface OcsfFinding {
  status_code: string;
  metadata: { event_code: string };
  cloud: { region?: string };
  resources?: { uid?: string; name?: string }[];
}

/**
 * Runs every check of some services on the account. Prowler only reads.
 *
 * @param services by Prowler's names
 * @param env how to reach the account
 * @param folder where it may write its report
 */
export async function audit(
  prowler: string,
  services: readonly string[],
  env: Record<string, string>,
  folder: string,
): Promise<Finding[]> {
  const report = ["--output-formats", "json-ocsf", "--output-directory", folder, "--output-filename", "audit"];
  // One attempt: what the emulator lacks would otherwise be asked for again and again.
  const quick = ["--aws-retries-max-attempts", "1", "--scan-unused-services", "--ignore-exit-code-3", "--no-banner"];
  rmSync(join(folder, "audit.ocsf.json"), { force: true });
  await run(prowler, ["aws", "--services", ...services, ...report, ...quick], {
    env: { ...cleanEnvironment(), ...env, HOME: folder },
    maxBuffer: 1 << 26,
  });
  const findings = JSON.parse(readFileSync(join(folder, "audit.ocsf.json"), "utf8")) as OcsfFinding[];
  return findings.map(({ metadata, status_code, cloud, resources: [judged] = [] }) => ({
    check: metadata.event_code,
    status: status_code,
    region: cloud.region ?? "",
    resource: judged?.uid ?? judged?.name ?? "",
  }));
}
