import { execFile } from "node:child_process";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { DEFAULT_REGIONS } from "../../domain/regions/regions";
import { startAccount, type SandboxAccount } from "../../sandbox/account/account";
import { LOOK_SECONDS } from "../../sandbox/account/clock";
import { attack } from "../../sandbox/lab/attack";
import { leakKey } from "../../sandbox/lab/identities";
import { count, runningByRegion } from "../../sandbox/lab/machines";
import { cachePaths } from "../../setup/cache.js";
import { buildCli } from "../build/cli";

const run = promisify(execFile);

/** Milliseconds that a call takes on the way to AWS and back. */
const LATENCY = 150;
/** The first looks of `contain` after its last call; the clock runs meanwhile, so that what would come back does. */
const SETTLE = "0,5";
/** Seconds of the account that pass in one on the wall. */
const PER_SECOND = LOOK_SECONDS / 2;

/** How the seed's intrusion was ended. */
export interface Ending {
  /** Seconds on the wall. */
  seconds: number;
  /** Machines of the intruder when it says that it is done. */
  left: number;
  /** The same two minutes later. */
  later: number;
}

export interface ContainFigures {
  machines: number;
  /** Seconds to read the account and plan. */
  planning: number;
  contain: Ending;
  /** AWS's published steps, by the AWS command line. */
  published: Ending;
}

interface Scene {
  account: SandboxAccount;
  machines: number;
  since: string;
}

const LEAKED = "mallory";

/** An account that was attacked as the seed's, whose calls take as long as those to AWS. */
async function attacked(): Promise<Scene> {
  const account = await startAccount();
  const key = await leakKey(account, LEAKED);
  const { machines, since } = await attack(account, key);
  account.faults.inject({ kind: "latency", ms: LATENCY });
  return { account, machines, since };
}

const running = async (account: SandboxAccount): Promise<number> =>
  count(await runningByRegion(account, DEFAULT_REGIONS));

const environment = ({ env }: SandboxAccount, path = process.env["PATH"] ?? "") => ({
  ...process.env,
  ...env,
  PATH: path,
});

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

async function ending(account: SandboxAccount, work: () => Promise<unknown>): Promise<Ending> {
  account.clock.run(PER_SECOND);
  const seconds = await timed(work);
  account.clock.stop();
  const left = await running(account);
  await account.clock.turn();
  return { seconds, left, later: await running(account) };
}

/** Codes 1 and 2 of the program say what it found; a failure has no output. */
const finished = (error: unknown): void => {
  if (!(error as { stdout?: string }).stdout) throw error;
};

async function byContain({ account, since }: Scene, folder: string): Promise<{ planning: number; contain: Ending }> {
  const program = await buildCli();
  const env = environment(account);
  const plan = join(folder, "plan.json");
  const suspects = [LEAKED, "user/support-desk", "role/support-access"].flatMap((each) => ["--suspect", each]);
  const words = [program, "contain", "--since", since, ...suspects, "--plan", plan];
  // The first look opens the services of the emulator, which AWS has open.
  await run(process.execPath, words, { env }).catch(finished);
  const planning = await timed(() => run(process.execPath, words, { env }).catch(finished));
  const out = join(folder, "contain");
  const acts = ["--execute", plan, "--account-id", account.accountId, "--out", out, "--settle", SETTLE];
  const contain = await ending(account, () =>
    run(process.execPath, [program, "contain", ...acts], { env }).catch(finished),
  );
  return { planning, contain };
}

const STEPS = join(__dirname, "aws-cli", "published-steps.sh");

/**
 * Follows AWS's published steps with the AWS command line.
 *
 * @param keep machines that are not the intruder's
 * @param regions where to look; every one unless given
 */
export async function followPublishedSteps(
  account: SandboxAccount,
  leaked: string,
  unknown: string,
  { keep = [], regions = [] }: { keep?: readonly string[]; regions?: readonly string[] } = {},
): Promise<void> {
  const path = `${dirname(cachePaths().awsCli)}:${process.env["PATH"] ?? ""}`;
  const env = { ...environment(account, path), REGIONS: regions.join(" ") };
  await run("/bin/sh", [STEPS, leaked, unknown, ...keep], { env, maxBuffer: 1 << 26 });
}

/** The seed's intrusion, ended in two ways: each on an account of its own that was attacked alike. */
export async function measureContain(folder: string): Promise<ContainFigures> {
  mkdirSync(folder, { recursive: true });
  const first = await attacked();
  const ours = await byContain(first, folder).finally(() => first.account.stop());
  const second = await attacked();
  const published = await ending(second.account, () =>
    followPublishedSteps(second.account, LEAKED, "support-desk"),
  ).finally(() => second.account.stop());
  return { machines: first.machines, ...ours, published };
}
