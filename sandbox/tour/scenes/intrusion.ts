import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import type { Outcome } from "../../../cli/contain/journal";
import type { Plan } from "../../../cli/contain/plan";
import { sweepAccount } from "../../../cli/sweep/ask";
import { describeSweep } from "../../../cli/sweep/text";
import { ANSWERS } from "../../answers";
import { LOOK_SECONDS } from "../../account/clock";
import type { SandboxAccount } from "../../account/account";
import { attack } from "../../lab/attack";
import { endMachines } from "../../lab/by-hand";
import { count, runningByRegion } from "../../lab/machines";
import { otherServices } from "../other-services";
import { ATTACKED } from "./attack";
import { DEVELOPER } from "./developers";
import { runRingfence } from "./ringfence";
import { failUnless, type RunContext, type Scene } from "./scene";

/** What the table at the end says of the machines. */
export const MACHINES = "leaked key's machines";

/** Machines that run where the intruder was. */
export const running = (account: SandboxAccount): Promise<Map<string, string[]>> => runningByRegion(account, ATTACKED);

/** What the scenes know of the intrusion. */
export interface Intrusion {
  /** ISO 8601: when it began. */
  since: string;
  /** Machines that it started. */
  machines: number;
}

/** Before anything guards the account, a key does what keys did in the incident. */
export async function intrude(
  { session: { account }, screen, sights }: RunContext,
  key: SandboxAccount["credentials"],
): Promise<Intrusion> {
  const { machines, since } = await attack(account, key, { regions: ATTACKED });
  const there = await running(account);
  sights.before.key = { [MACHINES]: `${count(there)} in ${there.size} regions` };
  screen.say(
    `${count(there)} machines run in ${[...there.keys()].join(", ")}: fleets, a group and a spot request keep them, two are protected; a user and a role are left`,
  );
  return { since, machines };
}

/** What people do first. */
export const endedByHand = (of: () => Intrusion | undefined): Scene => ({
  title: "The owner ends the machines: they come back",
  run: async ({ session: { account }, screen }) => {
    const { machines } = of()!;
    const refused = await endMachines(account, await running(account));
    const left = count(await running(account));
    await account.clock.turn();
    const back = count(await running(account));
    screen.say(
      `ended ${machines - left}; in ${Object.keys(refused).join(" and ")} a protected machine holds up its zone; ${LOOK_SECONDS / 60} minutes later ${back} run`,
    );
    return [
      ...failUnless(left < machines, "none was ended"),
      ...failUnless(back === machines, `${back} machines came back, and not ${machines}`),
    ];
  },
});

/** One view of every region: the first table of `ringfence sweep`; the other services would take the emulator half a minute. */
export const seen = (of: () => Intrusion | undefined): Scene => ({
  title: "ringfence sweep, its first table: every region in one view",
  run: async ({ session: { account }, screen }) => {
    const { machines } = of()!;
    const { allowedRegions } = ANSWERS;
    const owner = { ...account, callerArn: "" };
    const report = await sweepAccount(owner, { allowedRegions, only: "first" });
    const [heading, , ...table] = describeSweep(report, screen.width - 3, { partial: true }).split("\n");
    screen.say(heading!);
    for (const line of table.slice(0, table.indexOf(""))) screen.write(`   ${line}\n`);
    const found = report.items.filter(({ kind, regionClass }) => kind === "machine" && regionClass === "idle");
    return failUnless(found.length === machines, `sweep saw ${found.length} machines, and not ${machines}`);
  },
});

/** Ends it for good. */
export const contained = (of: () => Intrusion | undefined): Scene => ({
  title: "ringfence contain: in the order that ends it",
  run: async ({ session: { account }, folder, screen }) => {
    const { since } = of()!;
    const place = mkdtempSync(join(folder, "contain-"));
    const plan = join(place, "plan.json");
    const suspects = [DEVELOPER, "user/support-desk", "role/support-access"].flatMap((each) => ["--suspect", each]);
    const wanted = ["--since", since, ...suspects, ...(await otherServices()), "--plan", plan, "--json"];
    const planned = await runRingfence(account, "contain", ...wanted);
    const { phases } = JSON.parse(planned.out) as Plan;
    const done = phases.filter(({ steps }) => steps.length > 0);
    screen.say(`steps: ${done.map(({ title, steps }) => `${title} ${steps.length}`).join(", ")}`);
    const acts = ["--execute", plan, "--account-id", account.accountId, "--out", join(place, "out"), "--settle", "0,0"];
    const { out } = await runRingfence(account, "contain", ...acts, "--json");
    const { clean, remaining } = JSON.parse(out) as Outcome;
    const left = count(await running(account));
    await account.clock.turn(10 * LOOK_SECONDS);
    const later = count(await running(account));
    screen.say(
      `${left} machines run, and ${later} after ${(10 * LOOK_SECONDS) / 60} minutes more; the report is beside the journal`,
    );
    return [
      ...failUnless(clean, `contain left ${remaining.map(({ target }) => target).join(", ") || "something unseen"}`),
      ...failUnless(left === 0 && later === 0, `${left} machines ran, and ${later} later`),
    ];
  },
});
