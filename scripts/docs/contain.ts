import { PHASES } from "../../cli/contain/phases";
import { lookOf, operationOf, type Row } from "../../cli/contain/row";
import { loadRows } from "../../cli/contain/rows";
import { ORDERS, SIMULATED } from "../../cli/contain/simulate";
import { code, fence, page, type Page, table } from "./markdown";

const INTRO = `# Ending an intrusion

\`ringfence contain\` ends an intrusion in the account, in every enabled region, in the order that keeps what is ended from coming back. Without \`--execute\` it only reads, prints what it would call, and writes the plan to a file.`;

const COMMANDS = `npx ringfence contain --since 36h --suspect AKIAIOSFODNN7EXAMPLE --role-arn <responder> --mfa-serial <device> --simulate
npx ringfence contain --execute <plan> --role-arn <responder> --mfa-serial <device>
npx ringfence contain --resume <folder>/journal.ndjson --role-arn <responder> --mfa-serial <device>
npx ringfence contain restore <folder>/journal.ndjson
npx ringfence contain restore <folder>/journal.ndjson --execute`;

const RULES = `The plan is good for an hour, for the account and the caller it was made for, and only as it was written. Whoever executes it types the account's id, or gives it with \`--account-id\`. Every call is written to the journal before it is made; the lines are chained by SHA-256. Whatever ends the command, \`--resume\` goes on: a call whose outcome is not written is made again; after a day it asks for a new plan, because what is new by then may be yours. Ctrl-C ends between two calls.

Never touched: who asks, the roles at the exempt path and those named with \`--exempt\`, roles that AWS manages, what a Pulumi state names (\`--state\`, the output of \`pulumi stack export\`), what carries the tag \`ringfence:keep\` or another \`--keep-tag\`, what is older than \`--since\`, and what any of these made. What AWS tells no date of is left alone, too, and named; \`--include-undated\` takes it in. No call here deletes data, keys, logs or a trail. An intruder can write tags: read what the plan spares for its tag.

A suspect is denied everything by AWS's own policy \`AWSDenyAll\`: the responder can attach it, and needs no right to write a policy. The deny holds for sessions that are open, too. Nobody is denied everything who was not named; whoever the event history shows as the launcher is proposed.

The freeze is milder, and is for the others: the baseline's own policy, which denies every launch, every new way in, and what a stolen key is abused for, such as reading objects or sending mail. \`--freeze users\`, the default, hangs it on every user of the account, and on the roles made since it began, named or not: an intruder often has more keys than the one that was found. So your own people are held up, too, until \`contain restore\` takes it off. \`--freeze all\` freezes every role, too, which stops workloads that launch; \`--freeze none\` freezes nobody but the suspects. Whom the plan would freeze, it lists; \`--exempt\` leaves one out.

After the last call it looks again, by default after 60, 180 and 600 seconds, and goes on until two looks in a row find nothing. It ends with 0 when they did, with 2 when something is left, with 1 when a part of the account could not be seen or it was stopped. The folder then has the journal, the evidence, \`report.html\` for people with a text for the case at AWS, \`report.json\` for programs, and the SHA-256 of each file.

\`contain restore\` lists what it would take back, what it leaves out and why, and what is for good; it does so only with \`--execute\`. By default it takes the freeze off users and roles that are older than \`--since\`, and nothing else. \`--suspects\` gives suspects back what was taken from them, and takes the freeze off users and roles made since: it switches leaked keys on again, so delete those before. A role stays denied for twelve hours, as long as a stolen session can live. \`--starters\` starts again what was stopped: an intruder's group then starts its machines again, so delete it before. \`--only <who>\` takes back what is about one user, role, key or thing, whatever it is, and nothing else. It goes from the last step to the first, may be run again, and needs rights to start things, which the responder has not: whoever applies the baseline runs it. Evidence and the list of what stays are for people.`;

/** What each phase looks for and calls, and whether it is taken back. */
export async function containPage(): Promise<Page> {
  const rows = await loadRows();
  const context = { since: new Date(0), users: [] };
  const lines = (row: Row): string[][] => {
    const { kind, service } = lookOf(row, context);
    if (row.acts.length === 0) return [[kind, "only listed", ""]];
    return row.acts.map((act) => [
      kind,
      code(`${service}:${operationOf(act)}`),
      act.keep ? "changes nothing" : act.undo ? code(`${service}:${operationOf(act.undo)}`) : "for good",
    ]);
  };
  const unique = (all: string[][]): string[][] => [...new Map(all.map((line) => [line.join(" "), line])).values()];
  return page(
    "docs/contain.md",
    "cli/contain",
    INTRO,
    fence("sh", COMMANDS),
    RULES,
    "## What it does, in order",
    ...PHASES.map(
      ({ title, because, rows: ids }) =>
        `### ${title[0]!.toUpperCase()}${title.slice(1)}\n\nWhy here: ${because}.\n\n${table(["what", "call", "taken back by"], unique(ids.flatMap((id) => lines(rows.get(id)!))))}`,
    ),
    "## What other orders come to",
    `\`--simulate\` runs these orders on a model of the account as it was read, whose fleets replace within ${SIMULATED.refillSeconds} seconds and whose calls take ${SIMULATED.callSeconds} s, and says what survives and what it costs: ${ORDERS.map(({ title }) => title).join("; ")}.`,
    "## How it is tried",
    "Not on AWS yet. The tests attack an account on this machine as in the incident: 108 machines in 17 regions, and more in a region that is opted in meanwhile, kept by spot fleets, EC2 fleets, groups and persistent requests that start again what is ended; protected machines; a user, a role and sessions to come back with. Ending the machines first does not end it, round after round; `contain` does, also when it is killed and resumed, and leaves what is the owner's. [What of that is played](sandbox-differences.md#attacks-that-are-played), and [how long it takes](benchmarks.md) beside AWS's published steps.",
    "## What it does not do",
    "Sign-in sessions of tools (`aws login`) are not listed or revoked: the deny on the user or role takes their rights. In an organization it hangs no service control policy. It does not update groups whose launch template is at `$Latest` without a right to launch: such a group is suspended, and its machines are ended.",
  );
}
