import { IDLE_REGION } from "./attack";
import { confirmAll, hear } from "./hearing";
import { failUnless, type Scene } from "./scene";

const WHAT = `a machine in ${IDLE_REGION}`;

/** Before the baseline, nobody is told; a machine that somebody heard of would make the scene after it prove nothing. */
export const machineUnheard: Scene = {
  title: `A machine starts in ${IDLE_REGION}, before: who hears of it`,
  run: async ({ session: { account }, screen, sights }) => {
    const { told } = await hear(account, IDLE_REGION);
    screen.say(told.length === 0 ? "nobody" : "somebody");
    sights.before.key = { ...sights.before.key, [WHAT]: told.length === 0 ? "nobody is told" : "somebody is told" };
    return failUnless(told.length === 0, `somebody was told: ${told[0]?.message ?? ""}`);
  },
};

/** Whoever confirmed is told, by the account's own rules, role and topic. */
export const machineHeard: Scene = {
  title: `A machine starts in ${IDLE_REGION}, after: who hears of it`,
  run: async ({ session, root, screen, sights }) => {
    await confirmAll(session, "sandbox", root);
    const { told, after } = await hear(session.account, IDLE_REGION);
    const people = [...new Set(told.flatMap(({ recipients }) => recipients.map(({ endpoint }) => endpoint)))].sort();
    screen.say(`${people.join(", ") || "nobody"}, ${after.toFixed(2)} s after its start here; the mail begins:`);
    const lines = told[0]?.message.split("\n") ?? [];
    for (const line of lines.slice(0, 2)) screen.say(line);
    sights.after.key = {
      ...sights.after.key,
      [WHAT]: told.length === 0 ? "nobody is told" : `${people.length} people, ${after.toFixed(2)} s`,
    };
    return [
      ...failUnless(people.length === 2, `not two people were told, but ${people.length}`),
      ...failUnless(
        lines[0]?.includes("CRITICAL") === true && lines[0].includes(IDLE_REGION),
        "the mail does not begin with how bad it is, and where",
      ),
    ];
  },
};
