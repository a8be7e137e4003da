import { execFile } from "node:child_process";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { DEFAULT_REGIONS } from "../../domain/regions/regions";
import { startAccount, type SandboxAccount } from "../../sandbox/account/account";
import { attack } from "../../sandbox/lab/attack";
import { leakKey } from "../../sandbox/lab/identities";
import { count, runningByRegion } from "../../sandbox/lab/machines";
import { cleanEnvironment } from "../../sandbox/host/pulumi-cli";
import { cachePaths } from "../../setup/cache.js";
import { buildCli } from "../build/cli";
import { LATENCY } from "./measure";

const run = promisify(execFile);

/** The looks of `contain` after its last call, in seconds; two that find nothing end it. */
const SETTLE = "0,5";

/** How the seed's intrusion was ended. */
interface Ending {
  /** Seconds on the wall. */
  seconds: number;
  /** Machines of the intruder when it says that it is done. */
  left: number;
  /** The same two minutes later. */
  later: number;
}

interface Measured {
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
  ...cleanEnvironment(),
  ...env,
  PATH: path,
});

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

async function ending(account: SandboxAccount, work: () => Promise<unknown>): Promise<Ending> {
  // Time passes in the account as on the wall.
  account.clock.run(1);
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
  const suspects = [LEAKED, "user/support-desk", "role/support-access"].flatMap((each) => ["--suspect", each]);
  const make = (plan: string) =>
    run(process.execPath, [program, "contain", "--since", since, ...suspects, "--plan", plan], { env }).catch(finished);
  // The first look opens the services of the emulator, which AWS has open.
  await make(join(folder, "first.json"));
  const plan = join(folder, "plan.json");
  const planning = await timed(() => make(plan));
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
async function measureContain(folder: string): Promise<Measured> {
  const first = await attacked();
  const ours = await byContain(first, folder).finally(() => first.account.stop());
  const second = await attacked();
  const published = await ending(second.account, () =>
    followPublishedSteps(second.account, LEAKED, "support-desk"),
  ).finally(() => second.account.stop());
  return { machines: first.machines, ...ours, published };
}

const seconds = (value: number): string => `${value.toFixed(0)} s`;

/**
 * Lines of the report.
 *
 * @param parent where a folder may be made
 */
export async function containFigures(
  parent: string,
): Promise<{ what: string; value: string; bound: string; holds: boolean }[]> {
  const folder = join(parent, "contain");
  mkdirSync(folder, { recursive: true });
  const { machines, planning, contain, published } = await measureContain(folder);
  const seed = `the seed's ${machines} machines in ${DEFAULT_REGIONS.length} regions, ${LATENCY} ms a call`;
  const steps = "AWS's published steps by the AWS command line";
  return [
    {
      what: `\`ringfence contain\` of ${seed}: the plan, then to two looks that find none`,
      value: `${seconds(planning)}, then ${seconds(contain.seconds)}`,
      bound: "60 s together",
      holds: planning + contain.seconds <= 60 && contain.left === 0,
    },
    {
      what: `the same, by ${steps}`,
      value: seconds(published.seconds),
      bound: "for comparison",
      holds: true,
    },
    {
      what: `machines of the intruder that run at the end, and two minutes later: \`contain\` : ${steps}`,
      value: `${contain.left}, ${contain.later} : ${published.left}, ${published.later}`,
      bound: "0, 0",
      holds: contain.left === 0 && contain.later === 0,
    },
  ];
}
