import { COMMAND } from "../command";
import { createHash, randomInt } from "node:crypto";
import * as v from "valibot";

/**
 * ARNs of the topics that the mails came through: whoever read them was a reader of these. A topic that is made again, after a
 * `destroy` for example, has another one, and its subscriptions are new.
 */
const topics = v.object({
  /** Of early warning. Absent: nobody could look, or an earlier version wrote this. */
  warning: v.optional(v.string()),
  /** Of the billing alarm; absent as above. */
  billing: v.optional(v.string()),
});

export type ProofTopics = v.InferOutput<typeof topics>;

/** What was sent and is waited for. */
const drill = v.object({
  /** Digest of the code, without the number of the message: who may read the record and not the mail cannot confirm. */
  code: v.string(),
  /** Seconds since 1970. */
  sentAt: v.pipe(v.number(), v.integer()),
  /** Regions that messages were sent from. */
  regions: v.array(v.string()),
  /** Signals that they were of. */
  signals: v.array(v.string()),
  /** Whether a billing alarm was set off, too: message 0. */
  billing: v.boolean(),
  topics: v.optional(topics),
});

/** When, in seconds since 1970, and how many seconds after it was sent. */
const proved = v.tuple([v.number(), v.number()]);

const schema = v.object({
  version: v.literal(1),
  drill: v.optional(drill),
  /** Region that a message of early warning came from -> when somebody confirmed it. */
  regions: v.record(v.string(), proved),
  /** Signal -> the same. */
  signals: v.record(v.string(), proved),
  billing: v.optional(proved),
  /** Of what is confirmed above. */
  topics: v.optional(topics),
});

/** What is known of tests of the channels. It is kept in the account, so that it is not lost with a laptop. */
export type Proof = v.InferOutput<typeof schema>;

/** When something was confirmed. */
export type Proved = v.InferOutput<typeof proved>;

export const NOTHING_PROVED: Proof = { version: 1, regions: {}, signals: {} };

/** The record in a text; undefined: it is none. */
export function readProof(text: string): Proof | undefined {
  try {
    const read = v.safeParse(schema, JSON.parse(text));
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
}

/** Letters and digits that nobody mistakes for each other. */
const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const LONG = 6;

/** A new code. */
export const newCode = (): string => Array.from({ length: LONG }, () => LETTERS[randomInt(LETTERS.length)]).join("");

const digestOf = (code: string): string => createHash("sha256").update(code).digest("hex").slice(0, 16);

/** The code of one message, as it stands in the mail: `K3F9QX-7`. */
export const messageCode = (code: string, number: number): string => `${code}-${number}`;

/** One message of a drill. */
export interface Message {
  /** From 1 on. */
  number: number;
  region: string;
  signal: string;
}

/** Each signal and each region in one message or more: as many messages as the longer list has entries. */
export const messagesOf = ({
  regions,
  signals,
}: {
  regions: readonly string[];
  signals: readonly string[];
}): Message[] =>
  regions.length === 0 || signals.length === 0
    ? []
    : Array.from({ length: Math.max(regions.length, signals.length) }, (_, index) => ({
        number: index + 1,
        region: regions[index % regions.length]!,
        signal: signals[index % signals.length]!,
      }));

const seconds = (date: Date): number => Math.floor(date.getTime() / 1_000);

/** What is sent now. The drill before is no longer waited for. */
export function withDrill(
  proof: Proof,
  sent: {
    code: string;
    at: Date;
    regions: readonly string[];
    signals: readonly string[];
    billing: boolean;
    topics: ProofTopics;
  },
): Proof {
  const { code, at, regions, signals, billing, topics: through } = sent;
  return {
    ...proof,
    drill: {
      code: digestOf(code),
      sentAt: seconds(at),
      regions: [...regions],
      signals: [...signals],
      billing,
      topics: { ...through },
    },
  };
}

/** What a code confirms, and what the record is then. */
export type Confirmed =
  | { proof: Proof; what: string; seconds: number }
  | {
      /** Why it confirms nothing. */
      problem: string;
    };

/** A code as it was typed, with or without its number. */
const TYPED = /^([A-Z0-9]{6})(?:-(\d{1,3}))?$/;

/** Writes down that somebody has read the message with a code. Of several readers of one test the first one counts. */
export function confirmed(proof: Proof, typed: string, at: Date): Confirmed {
  const [, code, number] = TYPED.exec(typed.trim().toUpperCase()) ?? [];
  if (code === undefined)
    return { problem: `${JSON.stringify(typed)} is no code; it is in the mail, such as K3F9QX-7` };
  if (number === undefined)
    return { problem: `${JSON.stringify(typed)} lacks the number behind it; type all of it, such as K3F9QX-7` };
  const { drill } = proof;
  if (drill === undefined) return { problem: `no test waits for a code; \`${COMMAND} doctor --test\` sends one` };
  if (digestOf(code) !== drill.code) {
    const when = new Date(drill.sentAt * 1_000).toISOString();
    return { problem: `${JSON.stringify(typed)} is not the code of the last test, which was sent at ${when}` };
  }
  const now = seconds(at);
  const taken = Math.max(0, now - drill.sentAt);
  const firstOf = (known: Proved | undefined): Proved =>
    known !== undefined && known[0] - known[1] === drill.sentAt ? known : [now, taken];
  if (number === "0" && drill.billing) {
    const billing = firstOf(proof.billing);
    const through = { ...proof.topics, billing: drill.topics?.billing };
    return { proof: { ...proof, billing, topics: through }, what: "billing alarms", seconds: billing[1] };
  }
  const message = messagesOf(drill).find((one) => one.number === Number(number));
  if (message === undefined) return { problem: `the last test had no message ${number}` };
  const { region, signal } = message;
  const warning = drill.topics?.warning;
  // What came through another topic proves nothing of this one, and would be taken for it.
  const { regions, signals } = warning === proof.topics?.warning ? proof : NOTHING_PROVED;
  const ofRegion = firstOf(regions[region]);
  const ofSignal = firstOf(signals[signal]);
  return {
    proof: {
      ...proof,
      regions: { ...regions, [region]: ofRegion },
      signals: { ...signals, [signal]: ofSignal },
      topics: { ...proof.topics, warning },
    },
    what: `early warning, ${signal} from ${region}`,
    seconds: ofSignal[1],
  };
}
