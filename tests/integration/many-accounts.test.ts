import { CloseAccountCommand } from "@aws-sdk/client-organizations";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import type { Row } from "../../cli/accounts/row";
import type { AccountAnswer } from "../../cli/accounts/each";
import type { DoctorReport } from "../../cli/doctor/report";
import { stackFile } from "../../sandbox/answers";
import { openStack, type CliResult } from "../../sandbox/host/pulumi-cli";
import { type Session, startSession } from "../../sandbox/session";
import { MEMBER_ROLE, openOrganization } from "../support/organization";
import { runRingfence } from "../support/run-ringfence";
import { assume } from "../support/sign-in";
import { changes, type Keys, only, ROOT, succeeded, TWO_REGIONS } from "../support/stack";

const NAMES = ["payments", "web", "data", "logs $(id) ::warning::", "labs"];

/** Little of the baseline, since it is made five times: what is of an account, what is of a region, and policies. */
const SETTINGS = { ...TWO_REGIONS, controls: only("alert-channel", "budgets", "contacts", "region-guard") };

/**
 * One program, five members of an organization at once, each with the state and the role of its own, as the jobs of the
 * matrix that the command prints. Each test goes on where the one before stopped.
 */
describe("many accounts", () => {
  let session: Session;
  let folder: string;
  let hub: Keys;
  let members: string[];
  let rows: Row[];
  const before = { ...process.env };

  /** The command, as the role of the hub would run it. */
  const ringfence = async (...words: string[]) => {
    process.env = {
      ...before,
      ...session.account.env,
      AWS_ACCESS_KEY_ID: hub.accessKeyId,
      AWS_SECRET_ACCESS_KEY: hub.secretAccessKey,
    };
    delete process.env["AWS_SESSION_TOKEN"];
    return runRingfence(...words);
  };
  const matrix = async (...words: string[]): Promise<Row[]> => {
    const { code, out, err } = await ringfence("accounts", "--format", "github", ...words);
    if (code !== 0) throw new Error(err);
    return (JSON.parse(out) as { include: Row[] }).include;
  };

  /** The file that the command wrote for an account. */
  const fileOf = ({ stack }: Row): string => join(folder, `Pulumi.${stack}.yaml`);

  /** What a job of the sample does. The provider of the sandbox takes its keys from the configuration. */
  async function job(row: Row): Promise<CliResult> {
    const keys = await assume(session.account, row.role, { keys: hub });
    const { config } = parse(readFileSync(fileOf(row), "utf8")) as { config: Record<string, unknown> };
    const configFile = join(folder, `${row.stack}.json`);
    const own = {
      "aws:accessKey": keys.accessKeyId,
      "aws:secretKey": keys.secretAccessKey,
      "aws:token": keys.sessionToken,
    };
    writeFileSync(configFile, JSON.stringify({ config: { ...config, ...own } }));
    const target = ["--stack", row.stack, "--config-file", configFile];
    const how = ["--yes", "--skip-preview", "--suppress-outputs"];
    return session.pulumi.run(["up", ...how, ...target], { cwd: ROOT });
  }
  /** All jobs of a matrix at once: account -> how it ended. */
  const run = async (jobs: readonly Row[]): Promise<Record<string, CliResult>> =>
    Object.fromEntries(await Promise.all(jobs.map(async (row) => [row.account, await job(row)] as const)));

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "ringfence-many-accounts-"));
    session = await startSession({ folder, checkpoints: false });
    const organization = await openOrganization(session.account);
    hub = organization.hub;
    members = [];
    for (const name of NAMES) members.push(await organization.create(name));
    await organization.client.send(new CloseAccountCommand({ AccountId: await organization.create("gone") }));
  });
  afterAll(async () => {
    process.env = before;
    await session.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test("the command prints a job for each member, and writes the settings of each", async () => {
    const common = join(folder, "Pulumi.common.yaml");
    writeFileSync(common, stackFile(SETTINGS));
    rows = await matrix("--settings", common, "--write", folder);
    expect(rows.map(({ account }) => account)).toEqual([...members].sort());
    expect(rows.find(({ account }) => account === members[3])!.name).toBe("logs -id- -warning");
    for (const row of rows) {
      expect(parse(readFileSync(fileOf(row), "utf8"))).toMatchObject({
        config: { "ringfence:accountId": row.account, "ringfence:monthlyBudgetUsd": 100 },
      });
      await openStack(session.pulumi, row.stack, ROOT, folder);
    }
  });

  test("five at once: one fails, with a reason, and changes nothing; the others hold", async () => {
    const [wrong, other] = [rows[1]!, rows[2]!];
    const settings = readFileSync(fileOf(wrong), "utf8");
    // The settings of one account in the job of another.
    writeFileSync(fileOf(wrong), settings.replaceAll(wrong.account, other.account));
    session.account.journal.clear();
    const results = await run(rows);
    writeFileSync(fileOf(wrong), settings);

    const { [wrong.account]: failed, ...others } = results;
    expect(failed!.code).not.toBe(0);
    expect(failed!.output).toContain(wrong.account);
    expect(failed!.output).toContain(other.account);
    expect(Object.values(others).map(succeeded)).toEqual([true, true, true, true]);
    const made = Object.values(others).map((result) => changes(result)["created"]);
    expect(new Set(made).size).toBe(1);
    expect(made[0]).toBeGreaterThan(15);
    const writers = session.account.journal
      .entries()
      .filter(({ readOnly, service }) => !readOnly && service !== "sts")
      .map(({ principal }) => principal.split(":")[4]);
    expect([...new Set(writers)].sort()).toEqual(
      rows.map(({ account }) => account).filter((id) => id !== wrong.account),
    );
  });

  test("a rerun takes the one that failed, and no other is touched", async () => {
    const again = await matrix("--only", rows[1]!.account);
    expect(again).toEqual([rows[1]]);
    session.account.journal.clear();
    const results = await run(again);
    expect(Object.values(results).map(succeeded)).toEqual([true]);
    const callers = session.account.journal
      .entries()
      .filter(({ service }) => service !== "sts")
      .map(({ principal }) => principal.split(":")[4]);
    expect([...new Set(callers)]).toEqual([rows[1]!.account]);
  });

  test("doctor asks each of them, and says which is armed; the management account is not left out", async () => {
    const words = [
      "--accounts-from",
      "organization",
      "--role-name",
      MEMBER_ROLE,
      "--allowed-regions",
      "ap-southeast-2",
    ];
    const { code, out } = await ringfence("doctor", "--json", ...words);
    const { accounts, leftOut } = JSON.parse(out) as {
      accounts: AccountAnswer<DoctorReport>[];
      leftOut: { name: string }[];
    };
    expect(code).toBe(2);
    expect(leftOut.map(({ name }) => name)).toEqual(["gone"]);
    const managed = session.account.accountId;
    expect(accounts.map(({ account }) => account)).toEqual([managed, ...members].sort());
    const reports = accounts.flatMap((answer) => ("report" in answer ? [answer.report] : []));
    expect(reports).toHaveLength(6);
    for (const report of reports.filter(({ account }) => account !== managed)) {
      // Nobody followed the links in the mails yet, in each account of its own.
      expect(report.findings.map(({ check }) => check)).toContain("subscriptions");
    }
  });
});
