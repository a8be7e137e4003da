import { COMMAND } from "../command";
import { madeBy } from "../../domain/adoption/adoption";
import { BILLING_REGION } from "../../domain/regions/regions";
import type { Connected } from "../connection";
import type { Output } from "../output";
import { printable } from "../untrusted";
import { confirmedReaders, ownTopics, pendingReaders } from "./checks/delivery";
import { expectedRules } from "./checks/detection";
import { type Expected, prefixOf } from "./expected";
import { all, type Seen } from "./facts";
import { writeProof } from "./parameter";
import { type Message, messagesOf, newCode, NOTHING_PROVED, withDrill } from "./proof";
import { proofIn, topicsNow } from "./proven";
import { Refused } from "./refused";
import { send, type Sent } from "./send";

/** What a test sends, and to whom. */
export interface Rehearsal {
  regions: string[];
  signals: string[];
  messages: Message[];
  /** Billing alarm that is set off. Absent: none. */
  alarm?: string;
  /** Who gets the messages of early warning, and that of the alarm. */
  readers: { warning: Readers; billing: Readers };
}

/** The readers of one topic, as a report may show them. */
interface Readers {
  /** Region of the topic. */
  region: string;
  /** Absent: nobody could look. */
  confirmed?: string[];
  /** Who was written to and has not confirmed. */
  pending: string[];
}

/** The signal of a single test: its mail is the calmest. */
export const CALM_SIGNAL = "quota-asked";

/** Ids of the signals that have a rule. */
export const signalsHeard = (expected: Expected): string[] => [
  ...new Set(expectedRules(expected).flatMap(({ target }) => (target.kind === "notify" ? [target.signal.id] : []))),
];

/** Regions that have rules of the baseline, or may have, because nobody could look. */
export const ringingRegions = ({ rules }: Seen, { covered }: Expected): string[] =>
  covered.filter((region) => rules.find((place) => place.region === region)?.items.length !== 0);

/** Of some regions the one from which a message takes the longest way: another than home where there is one. */
export const farRegion = (regions: readonly string[], { home }: Expected): string | undefined =>
  regions.filter((region) => region !== home && region !== BILLING_REGION).at(-1) ??
  regions.find((region) => region === home) ??
  regions[0];

/** A billing alarm of the baseline that would tell somebody: one that is in ALARM already tells nobody again. */
function alarmIn({ alarms }: Seen, expected: Expected): string | undefined {
  const prefix = `${prefixOf(expected)}billing-alarms-`;
  return all(alarms.filter(({ region }) => region === BILLING_REGION))
    .filter(({ id, state, actsOnState, actions }) => {
      const isOwn = madeBy(prefixOf(expected), id)?.startsWith(prefix) === true;
      return isOwn && state !== "ALARM" && actsOnState && actions.length > 0;
    })
    .map(({ id }) => id)
    .sort()
    .at(-1);
}

/** Plans a test. Pure. */
export function rehearsalOf(
  seen: Seen,
  expected: Expected,
  { regions, signals, billing }: { regions: string[]; signals: string[]; billing: boolean },
): Rehearsal {
  const topics = ownTopics(seen, expected);
  const readersIn = (region: string): Readers => {
    const topic = topics.get(region);
    const isSeen = [seen.topics, seen.subscriptions].every((places) => places.some((place) => place.region === region));
    if (!isSeen) return { region, pending: [] };
    if (topic === undefined) return { region, confirmed: [], pending: [] };
    return { region, confirmed: confirmedReaders(topic, seen), pending: pendingReaders(topic, seen) };
  };
  const alarm = billing ? alarmIn(seen, expected) : undefined;
  return {
    regions,
    signals,
    messages: messagesOf({ regions, signals }),
    ...(alarm === undefined ? {} : { alarm }),
    readers: { warning: readersIn(expected.home ?? BILLING_REGION), billing: readersIn(BILLING_REGION) },
  };
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** What of a test somebody can receive. */
export interface Heard {
  /** Without what nobody can. */
  rehearsal: Rehearsal;
  /** Why something is left out, and what to do about it, a sentence a channel. */
  unheard: string[];
}

/** Why nobody can receive what goes to a topic; undefined: somebody can, or nobody could look. */
function unheardBecause(channel: string, { region, confirmed, pending }: Readers): string | undefined {
  if (confirmed?.length !== 0) return undefined;
  const todo =
    pending.length === 0
      ? "there is no subscription; add a reader in `alerts` and run `pulumi up --refresh`"
      : `${pending.join(", ")} ${pending.length === 1 ? "has" : "have"} not confirmed; follow the link in the mail of AWS Notifications`;
  return printable(`nobody can receive a test of ${channel}, since no subscription in ${region} is confirmed: ${todo}`);
}

/** Takes out of a test what nobody can receive: it would wait for a code that nobody can have. Pure. */
export function onlyHeard(rehearsal: Rehearsal): Heard {
  const { messages, alarm, readers } = rehearsal;
  const warning = messages.length > 0 ? unheardBecause("early warning", readers.warning) : undefined;
  const billing = alarm === undefined ? undefined : unheardBecause("the billing alarm", readers.billing);
  const heard = { ...rehearsal };
  if (warning !== undefined) Object.assign(heard, { messages: [], regions: [], signals: [] });
  if (billing !== undefined) delete heard.alarm;
  return { rehearsal: heard, unheard: [warning, billing].filter((because) => because !== undefined) };
}

/**
 * Says what nobody can receive, before anything is sent.
 *
 * @param verb that says it
 * @returns whether anything is left to send
 */
export function tellUnheard({ rehearsal, unheard }: Heard, verb: string, { err }: Output): boolean {
  for (const because of unheard) err(`${verb}: ${because}\n`);
  const isLeft = rehearsal.messages.length > 0 || rehearsal.alarm !== undefined;
  if (isLeft) return true;
  const why =
    unheard.length > 0 ? "" : ": there is no rule of early warning, and no billing alarm that could be set off";
  err(`${verb}: nothing was sent${why}; \`${COMMAND} doctor\` says what is not armed\n`);
  return false;
}

/** What will be done, as a question. */
export function questionOf({ messages, alarm, readers }: Rehearsal): string {
  const to = ({ confirmed }: Readers) => confirmed?.join(", ") ?? "readers that could not be listed";
  const lines = [
    ...(messages.length > 0
      ? [`${counted(messages.length, "message")} of early warning to ${to(readers.warning)}`]
      : []),
    ...(alarm === undefined ? [] : [`the billing alarm ${alarm} is set off, which writes to ${to(readers.billing)}`]),
  ];
  return `${printable(lines.join("; "))}. Go on?`;
}

/** Regions from which something is expected. */
const homeOf = ({ home }: Expected): string => {
  if (home !== undefined) return home;
  throw new Refused(
    "no region has a topic of the baseline, so there is nothing to test; run `pulumi up`, or name --home-region",
  );
};

/**
 * Writes down what is sent and sends it.
 *
 * @throws Refused when it cannot be written down: what nobody can confirm is not sent
 */
export async function rehearse(
  connected: Connected,
  { seen, expected, rehearsal }: { seen: Seen; expected: Expected; rehearsal: Rehearsal },
): Promise<{ sentAt: Date; sent: Sent[] }> {
  const home = homeOf(expected);
  const { regions, signals, messages, alarm } = rehearsal;
  const code = newCode();
  const sentAt = new Date();
  const before = proofIn(seen) ?? NOTHING_PROVED;
  const topics = topicsNow(seen, expected);
  const proof = withDrill(before, { code, at: sentAt, regions, signals, billing: alarm !== undefined, topics });
  try {
    await writeProof(connected, home, prefixOf(expected), proof);
  } catch (error) {
    const { name, message } = error as Error;
    throw new Refused(
      `nothing was sent, because it cannot be written down that it was: ${name}: ${message}\nthe auditor of the baseline may; take it with --role-arn`,
    );
  }
  return { sentAt, sent: await send(connected, code, { messages, alarm }) };
}

/** What was sent, for programs. A code is known to whoever reads the mail, and to nobody else. */
export const told = (sent: readonly Sent[]): Omit<Sent, "code">[] =>
  sent.map(({ what, region, because }) => ({ what, region, ...(because === undefined ? {} : { because }) }));

/** What was sent, for people. */
export function describeSent(sent: readonly Sent[], { out, err }: Output): void {
  const taken = sent.filter(({ because }) => because === undefined);
  if (taken.length > 0) {
    out(
      `AWS took ${counted(taken.length, "message")}. Each mail ends with its code; whoever reads one types: ${COMMAND} doctor confirm <code>\n`,
    );
  }
  for (const { what, because } of sent) if (because !== undefined) err(`not sent: ${what}: ${printable(because)}\n`);
}
