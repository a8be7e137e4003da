import { ANSWERS } from "../answers";
import { clientsFor } from "../clients";
import type { SandboxAccount } from "../gateway/account";
import type { JournalEntry } from "../gateway/journal";
import { DAILY_WORK } from "./daily-work";
import { makeDevelopers, makeKey } from "./developers";
import { endIntrusion, IDLE_REGION, launchAll, type Launched, prepareFleet, runningMachines } from "./intrusion";
import { type Failures, failUnless, type Scene, type Stage } from "./scene";

const HOME_REGION = (ANSWERS.allowedRegions as string[])[0]!;

/** The account in the hand of whoever holds a key. */
const withKey = (account: SandboxAccount, credentials: SandboxAccount["credentials"]): SandboxAccount => ({
  ...account,
  credentials,
});

const outcomes = (launched: Launched): string =>
  Object.entries(launched)
    .map(([operation, code]) => `${operation} ${code === undefined ? "accepted" : `refused (${code})`}`)
    .join(", ");

/** The keys of the intruder: the scenes before and after `up` use the same one. */
interface Leak {
  key?: SandboxAccount["credentials"];
}

/** Before anything guards the account, the key does what keys did in the incident. */
const leaks = (leak: Leak): Scene => ({
  title: `A developer's key leaks: machines in ${IDLE_REGION}, which nobody watches`,
  play: async ({ session: { account }, say }) => {
    await makeDevelopers(account);
    leak.key = await makeKey(account);
    const intruder = clientsFor(withKey(account, leak.key), IDLE_REGION).ec2;
    await prepareFleet(intruder);
    const launched = await launchAll(intruder, account.accountId);
    const owner = clientsFor(account, IDLE_REGION).ec2;
    const machines = await runningMachines(owner);
    say(`  ${outcomes(launched)}\n`);
    say(`  machines running    ${machines.length} in ${IDLE_REGION}\n`);
    await endIntrusion(owner);
    const left = await runningMachines(owner);
    say(`  the owner ends them ${left.length} left\n`);
    return [
      ...failUnless(
        Object.values(launched).every((code) => code === undefined),
        "a launch was refused before anything guarded the account",
      ),
      ...failUnless(machines.length >= 10, `only ${machines.length} machines ran`),
      ...failUnless(left.length === 0, `${left.length} machines could not be ended`),
    ];
  },
});

/** With --keep the account is guarded already; only the key is new. */
const leaksAgain = (leak: Leak): Scene => ({
  title: "A developer's key leaks",
  play: async ({ session: { account }, say }) => {
    await makeDevelopers(account);
    leak.key = await makeKey(account);
    say("  a new key of the same developer; the account is guarded already\n");
    return [];
  },
});

/** What the journal tells of the launches of one caller: the last call of each operation. */
function lastOf(entries: readonly JournalEntry[], operation: string): JournalEntry | undefined {
  return entries.filter((entry) => entry.operation === operation && entry.region === IDLE_REGION).at(-1);
}

async function denials({ session: { account }, say }: Stage, key: SandboxAccount["credentials"]): Promise<Failures> {
  account.journal.clear();
  const launched = await launchAll(clientsFor(withKey(account, key), IDLE_REGION).ec2, account.accountId);
  const entries = account.journal.entries();
  const machines = await runningMachines(clientsFor(account, IDLE_REGION).ec2);
  const failures = Object.keys(launched).flatMap((operation) => {
    const entry = lastOf(entries, operation);
    const { policy, statement } = entry?.because ?? {};
    say(
      `  ${operation.padEnd(18)}${entry?.decision ?? "not seen"}: ${statement ?? "no statement"} in ${policy ?? "no policy"}\n`,
    );
    return failUnless(
      entry?.decision === "denied" && entry.errorCode === "UnauthorizedOperation" && statement !== undefined,
      `${operation} was not denied by a statement of a policy`,
    );
  });
  say(`  machines running  ${machines.length} in ${IDLE_REGION}\n`);
  return [...failures, ...failUnless(machines.length === 0, `${machines.length} machines run`)];
}

async function dailyWork({ session: { account }, say }: Stage, key: SandboxAccount["credentials"]): Promise<Failures> {
  const clients = clientsFor(withKey(account, key), HOME_REGION);
  const failures: Failures = [];
  for (const task of DAILY_WORK) {
    const problem = await task.do(clients, HOME_REGION).then(
      (held) => (held ? undefined : "another answer than expected"),
      (error: unknown) => (error as Error).message,
    );
    say(`  ${problem === undefined ? "works" : "fails"}  ${task.what}\n`);
    failures.push(...failUnless(problem === undefined, `the developer cannot ${task.what}: ${problem ?? ""}`));
  }
  return failures;
}

/** The account's own policies decide, and the journal tells which. */
const isHarmless: (leak: Leak) => Scene = (leak) => ({
  title: `The same key after pulumi up: denied in ${IDLE_REGION}, while the developer works on in ${HOME_REGION}`,
  play: async (stage) => {
    if (leak.key === undefined) return ["no key leaked before"];
    return [...(await denials(stage, leak.key)), ...(await dailyWork(stage, leak.key))];
  },
});

/** The scene before `up` and the scene after it, about one and the same key. */
export function leakedKey(keep: boolean): { before: Scene; after: Scene } {
  const leak: Leak = {};
  return { before: keep ? leaksAgain(leak) : leaks(leak), after: isHarmless(leak) };
}
