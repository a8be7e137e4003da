import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Profile } from "../../domain/controls/control";
import { ON_FROM_THE_START } from "../../domain/controls/detection/plans";
import { colours } from "../../cli/colours";
import { ANSWERS, stackFile } from "../answers";
import { openStack } from "../host/pulumi-cli";
import { startSession } from "../session";
import { workOn } from "./account-before";
import { ANSWERED } from "./checks";
import { audit, installProwler } from "./prowler";
import { REMAINING } from "./remaining";
import { verdicts } from "./verdict";

// `npm run sandbox:audit`: an auditor that knows nothing of this project judges the sandbox account before and after
// `pulumi up`. Exit code 0 only when every check of checks.ts fails before and passes after, none of them is silent, and what
// still fails is what remaining.ts says.

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

/** Prowler's services that the baseline touches. */
const SERVICES = [
  "account",
  "accessanalyzer",
  "cloudtrail",
  "cloudwatch",
  "config",
  "ec2",
  "guardduty",
  "iam",
  "organizations",
  "resourceexplorer2",
  "s3",
  "securityhub",
  "sns",
  "vpc",
];

/** Everything that the baseline can do, the paid parts too, on an account whose detectors it takes over. */
const settings = (accountId: string, detectorIds: Readonly<Record<string, string>>) => ({
  ...ANSWERS,
  accountId,
  profile: Profile.Compliance,
  existing: { detectorIds },
  controls: {
    guardduty: { features: [...ON_FROM_THE_START, "RUNTIME_MONITORING", "AI_PROTECTION"] },
    "password-policy": { maxAgeDays: 90 },
    "alert-channel": { encrypt: true },
    "audit-trail": { encrypt: true, lockDays: 30 },
  },
});

const root = join(__dirname, "..", "..");

async function main(): Promise<number> {
  const prowler = await installProwler((line) => {
    console.log(line);
  });
  const folder = mkdtempSync(join(tmpdir(), "ringfence-audit-"));
  const session = await startSession({ folder, checkpoints: false });
  try {
    const detectorIds = await workOn(session.account);
    const configFile = join(folder, "Pulumi.sandbox.yaml");
    writeFileSync(configFile, stackFile(settings(session.account.accountId, detectorIds)));
    await openStack(session.pulumi, "sandbox", root, folder);

    console.log("Prowler judges the account before …");
    const before = await audit(prowler, SERVICES, session.account.env, folder);
    const up = ["up", "--yes", "--skip-preview", "--stack", "sandbox", "--config-file", configFile];
    const { code, output } = await session.pulumi.run(up, { cwd: root });
    if (code !== 0) throw new Error(`pulumi up failed:\n${output}`);
    console.log("Prowler judges the account after pulumi up …\n");
    const after = await audit(prowler, SERVICES, session.account.env, folder);

    const judged = verdicts(ANSWERED, REMAINING, before, after);
    for (const { check, holds, words } of judged)
      console.log((holds ? colours.green : colours.red)(`${check}  ${words}`));
    console.log("\nWhat still fails, and why:");
    for (const [check, reason] of Object.entries(REMAINING)) console.log(`${check}: ${reason}`);
    const failures = judged.filter(({ holds }) => !holds).length;
    console.log(`\n${ANSWERED.length} checks were to fail before and pass after; ${failures} faults`);
    return failures === 0 ? 0 : 1;
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
