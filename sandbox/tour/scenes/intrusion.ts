import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import type { Outcome } from "../../../cli/contain/journal";
import type { Plan } from "../../../cli/contain/plan";
import type { SweepReport } from "../../../cli/sweep/report";
import { ANSWERS } from "../../answers";
import { LOOK_SECONDS } from "../../account/clock";
import type { SandboxAccount } from "../../account/account";
import { attack } from "../../lab/attack";
import { endMachines } from "../../lab/by-hand";
import { count, runningByRegion } from "../../lab/machines";
import { ATTACKED } from "./attack";
import { DEVELOPER } from "./developers";
import { runRingfence } from "./ringfence";
import { failUnless, type RunContext, type Scene } from "./scene";

/** What the table at the end says of the machines. */
export const MACHINES = "the leaked key's machines";

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
    `${count(there)} machines run in ${[...there.keys()].join(", ")}: spot fleets, EC2 fleets, a group and a persistent request keep them, two are protected; a user and a role let the intruder back in`,
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

/** One view of every region. */
export const seen = (of: () => Intrusion | undefined): Scene => ({
  title: "ringfence sweep: one view of every region",
  run: async ({ session: { account }, screen }) => {
    const { machines } = of()!;
    const { out } = await runRingfence(account, "sweep", "--allowed-regions", ANSWERS.allowedRegions.join(), "--json");
    const { items, regions } = JSON.parse(out) as SweepReport;
    const found = items.filter(({ kind, regionClass }) => kind === "machine" && regionClass !== "home");
    const usd = found.reduce((sum, { usdPerHour = 0 }) => sum + usdPerHour, 0);
    const where = new Set(found.map(({ region }) => region));
    screen.say(
      `asked ${regions.filter(({ regionClass }) => regionClass !== "off").length} regions: ${found.length} machines in ${where.size} idle ones, USD ${usd.toFixed(2)} an hour by list prices`,
    );
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
    const planned = await runRingfence(account, "contain", "--since", since, ...suspects, "--plan", plan, "--json");
    const { phases } = JSON.parse(planned.out) as Plan;
    for (const { title, steps } of phases.filter(({ steps: all }) => all.length > 0))
      screen.say(`${title}: ${steps.length} step${steps.length === 1 ? "" : "s"}`);
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
