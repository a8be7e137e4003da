import { ANSWERS } from "../../answers";
import { clientsFor } from "../../account/clients";
import type { SandboxAccount } from "../../account/account";
import type { JournalEntry } from "../../account/gateway/journal";
import { DAILY_WORK } from "./daily-work";
import { letBackIn, makeDevelopers, makeKey } from "./developers";
import { count } from "../../lab/machines";
import { ATTACKED, IDLE_REGION, launchAll } from "./attack";
import { contained, endedByHand, intrude, type Intrusion, MACHINES, running, seen } from "./intrusion";
import { type Failures, failUnless, type RunContext, type Scene } from "./scene";

const HOME_REGION = ANSWERS.allowedRegions[0]!;

/** The account in the hand of whoever holds a key. */
const withKey = (account: SandboxAccount, credentials: SandboxAccount["credentials"]): SandboxAccount => ({
  ...account,
  credentials,
});

const WORK = "developer's work";

/** What the scenes before and after `up` hand on. */
interface Leak {
  /** The key that was stolen last. */
  key?: SandboxAccount["credentials"];
  intrusion?: Intrusion;
}

const leaks = (leak: Leak): Scene => ({
  title: `A developer's key leaks: machines in ${ATTACKED.length} regions that nobody watches`,
  run: async (context) => {
    const { account } = context.session;
    await makeDevelopers(account);
    const key = await makeKey(account);
    leak.intrusion = await intrude(context, key);
    const there = count(await running(account));
    return failUnless(
      there >= 30 && there === leak.intrusion.machines,
      `${there} machines ran, and not ${leak.intrusion.machines}`,
    );
  },
});

/** The owner trusts the developer again, whose next key leaks as well. */
const leaksOnce = (leak: Leak): Scene => ({
  title: "The developer gets a new key",
  run: async ({ session: { account }, screen }) => {
    await letBackIn(account);
    leak.key = await makeKey(account);
    screen.say("the old one stays off; the new one leaks, too");
    return [];
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
  const machines = count(await running(account));
  sights.after.key = { [MACHINES]: machines === 0 ? "none" : String(machines) };
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
  return [...failures, ...failUnless(machines === 0, `${machines} machines run`)];
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
  title: "The new key after pulumi up: denied, while the developer works on",
  run: async (context) => {
    if (leak.key === undefined) return ["no key leaked before"];
    return [...(await denials(context, leak.key)), ...(await dailyWork(context, leak.key))];
  },
});

/** The scenes before `up` and the scene after it, about one developer. */
export function leakedKey(keep: boolean): { before: Scene[]; after: Scene } {
  const leak: Leak = {};
  const of = (): Intrusion | undefined => leak.intrusion;
  return {
    before: keep ? [leaksAgain(leak)] : [leaks(leak), endedByHand(of), seen(of), contained(of), leaksOnce(leak)],
    after: launchesDenied(leak),
  };
}
