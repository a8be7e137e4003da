import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pc from "picocolors";
import { ANSWERS, stackFile } from "../answers";
import { openStack } from "../pulumi-cli";
import { makeDevelopers } from "../scenes/developers";
import { startSession } from "../session";
import { audit, type Finding, installProwler } from "./prowler";

// `npm run sandbox:audit`: an auditor that knows nothing of this project judges the sandbox account before and after
// `pulumi up`. Exit code 0 only when every check fails before and passes after, and none is silent.

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

/** Prowler's checks that the first seven controls answer. A check that finds nothing to judge would prove nothing. */
const CHECKS = [
  "account_maintain_different_contact_details_to_security_billing_and_operations",
  "ec2_ebs_default_encryption",
  "guardduty_is_enabled",
];

const root = join(__dirname, "..", "..");

const count = (findings: readonly Finding[], check: string, status: string): number =>
  findings.filter((finding) => finding.check === check && finding.status === status).length;

/** True when the check judged something, and all of it with that status. */
const isAll = (findings: readonly Finding[], check: string, status: string): boolean => {
  const judged = findings.filter((finding) => finding.check === check).length;
  return judged > 0 && count(findings, check, status) === judged;
};

async function main(): Promise<number> {
  const prowler = await installProwler((line) => {
    console.log(line);
  });
  const folder = mkdtempSync(join(tmpdir(), "ringfence-audit-"));
  const session = await startSession({ folder });
  try {
    const configFile = join(folder, "Pulumi.sandbox.yaml");
    writeFileSync(configFile, stackFile({ ...ANSWERS, accountId: session.account.accountId }));
    await openStack(session.pulumi, "sandbox", root, folder);
    await makeDevelopers(session.account);

    console.log("Prowler judges the bare account …");
    const before = await audit(prowler, CHECKS, session.account.env, folder);
    const up = ["up", "--yes", "--skip-preview", "--stack", "sandbox", "--config-file", configFile];
    const { code, output } = await session.pulumi.run(up, { cwd: root });
    if (code !== 0) throw new Error(`pulumi up failed:\n${output}`);
    console.log("Prowler judges the account after pulumi up …\n");
    const after = await audit(prowler, CHECKS, session.account.env, folder);

    const verdicts = CHECKS.map((check) => isAll(before, check, "FAIL") && isAll(after, check, "PASS"));
    for (const [index, check] of CHECKS.entries()) {
      const line = `before ${count(before, check, "FAIL")} FAIL, after ${count(after, check, "PASS")} PASS  ${check}`;
      console.log(verdicts[index] ? pc.green(line) : pc.red(line));
    }
    return verdicts.every(Boolean) ? 0 : 1;
  } finally {
    await session.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
