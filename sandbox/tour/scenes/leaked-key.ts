import { ANSWERS } from "../../answers";
import { clientsFor } from "../../account/clients";
import type { SandboxAccount } from "../../account/account";
import type { JournalEntry } from "../../account/gateway/journal";
import { DAILY_WORK } from "./daily-work";
import { makeDevelopers, makeKey } from "./developers";
import { endIntrusion, IDLE_REGION, launchAll, type Launched, prepareFleet, runningMachines } from "./attack";
import { type Failures, failUnless, type RunContext, type Scene } from "./scene";

const HOME_REGION = ANSWERS.allowedRegions[0]!;

/** The account in the hand of whoever holds a key. */
const withKey = (account: SandboxAccount, credentials: SandboxAccount["credentials"]): SandboxAccount => ({
  ...account,
  credentials,
});

const outcomes = (launched: Launched): string =>
  Object.entries(launched)
    .map(([operation, code]) => `${operation} ${code === undefined ? "accepted" : `refused (${code})`}`)
    .join(", ");

const MACHINES = `leaked key in ${IDLE_REGION}`;
const WORK = "developer's work";

/** The keys of the intruder: the scenes before and after `up` use the same one. */
interface Leak {
  key?: SandboxAccount["credentials"];
}

/** Before anything guards the account, the key does what keys did in the incident. */
const leaks = (leak: Leak): Scene => ({
  title: `A developer's key leaks: machines in ${IDLE_REGION}, which nobody watches`,
  run: async ({ session: { account }, screen, sights }) => {
    await makeDevelopers(account);
    leak.key = await makeKey(account);
    const intruder = clientsFor(withKey(account, leak.key), IDLE_REGION).ec2;
    await prepareFleet(intruder);
    const launched = await launchAll(intruder, account.accountId);
    const owner = clientsFor(account, IDLE_REGION).ec2;
    const machines = await runningMachines(owner);
    sights.before.key = { [MACHINES]: `${machines.length} machines run` };
    await endIntrusion(owner);
    const left = await runningMachines(owner);
    screen.say(outcomes(launched));
    screen.say(`${machines.length} machines run in ${IDLE_REGION}; the owner ends them, ${left.length} left`);
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
  run: async ({ session: { account }, screen }) => {
    await makeDevelopers(account);
    leak.key = await makeKey(account);
    screen.say("a new key of the same developer; the account is guarded already");
    return [];
  },
});

/** What the journal tells of the launches of one caller: the last call of each operation. */
function lastOf(entries: readonly JournalEntry[], operation: string): JournalEntry | undefined {
  return entries.filter((entry) => entry.operation === operation && entry.region === IDLE_REGION).at(-1);
}

/** Why a call was decided as it was: the statement and the policy, which its ARN names last. */
const reason = ({ decision, because }: Pick<JournalEntry, "decision" | "because">): string => {
  const { statement = "no statement", policy = "no policy" } = because ?? {};
  return because ? `${decision} by ${statement} of ${policy.split("/").at(-1)!}` : decision;
};

async function denials(
  { session: { account }, screen, sights }: RunContext,
  key: SandboxAccount["credentials"],
): Promise<Failures> {
  account.journal.clear();
  const launched = await launchAll(clientsFor(withKey(account, key), IDLE_REGION).ec2, account.accountId);
  const entries = account.journal.entries();
  const machines = await runningMachines(clientsFor(account, IDLE_REGION).ec2);
  sights.after.key = { [MACHINES]: `${machines.length} machines run` };
  const decided = Object.keys(launched).map((operation) => ({ operation, entry: lastOf(entries, operation) }));
  const words = decided.map(({ operation, entry }) => [operation, entry ? reason(entry) : "not seen"] as const);
  for (const why of new Set(words.map(([, because]) => because)))
    screen.say(`${words.flatMap(([operation, because]) => (because === why ? [operation] : [])).join(", ")}: ${why}`);
  const failures = decided.flatMap(({ operation, entry }) =>
    failUnless(
      entry?.decision === "denied" &&
        entry.errorCode === "UnauthorizedOperation" &&
        entry.because?.statement !== undefined,
      `${operation} was not denied by a statement of a policy`,
    ),
  );
  return [...failures, ...failUnless(machines.length === 0, `${machines.length} machines run`)];
}

async function dailyWork(
  { session: { account }, screen, sights }: RunContext,
  key: SandboxAccount["credentials"],
): Promise<Failures> {
  const clients = clientsFor(withKey(account, key), HOME_REGION);
  const works: string[] = [];
  const failures: Failures = [];
  for (const task of DAILY_WORK) {
    const problem = await task.do(clients, HOME_REGION).then(
      (held) => (held ? undefined : "another answer than expected"),
      (error: unknown) => (error as Error).message,
    );
    if (problem === undefined) works.push(task.what);
    else failures.push(`the developer cannot ${task.what}: ${problem}`);
  }
  sights.after.key = { ...sights.after.key, [WORK]: `${works.length} of ${DAILY_WORK.length} tasks work` };
  screen.say(`in ${HOME_REGION} the developer can: ${works.join("; ")}`);
  return failures;
}

/** The account's own policies decide, and the journal tells which. */
const launchesDenied = (leak: Leak): Scene => ({
  title: "The same key after pulumi up: denied, while the developer works on",
  run: async (context) => {
    if (leak.key === undefined) return ["no key leaked before"];
    return [...(await denials(context, leak.key)), ...(await dailyWork(context, leak.key))];
  },
});

/** The scene before `up` and the scene after it, about one and the same key. */
export function leakedKey(keep: boolean): { before: Scene; after: Scene } {
  const leak: Leak = {};
  return { before: keep ? leaksAgain(leak) : leaks(leak), after: launchesDenied(leak) };
}
