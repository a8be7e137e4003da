import { BILLING_REGION } from "../../domain/regions/regions";
import { ownTopics } from "./checks/delivery";
import type { Expected } from "./expected";
import { all, type Seen } from "./facts";
import type { Proof, ProofTopics } from "./proof";

/** Why something that was confirmed does not count: the topic that it came through is another one, or nobody wrote down which. */
export type Void = "other-topic" | "unknown-topic";

type Channel = keyof ProofTopics;

/** What of a record of tests is true of the topics that are there. */
export interface Proven {
  /** Without the marks that do not count. */
  proof: Proof;
  /** Channel -> why what was confirmed of it does not count. */
  voided: Partial<Record<Channel, Void>>;
  /** Channels whose topics nobody could list, so that nobody knows whether what was confirmed counts. */
  unseen: Channel[];
}

/** The record of tests; undefined: there is none, or nobody may read it. */
export const proofIn = ({ proof }: Pick<Seen, "proof">): Proof | undefined => all(proof)[0]?.proof;

/** The region of the topic of a channel. */
const placeOf = (channel: Channel, { home }: Expected): string =>
  channel === "billing" ? BILLING_REGION : (home ?? BILLING_REGION);

/** The topics that messages go through now. Absent: there is none, or nobody could look. */
export function topicsNow(seen: Pick<Seen, "topics">, expected: Expected): ProofTopics {
  const topics = ownTopics(seen, expected);
  const [warning, billing] = (["warning", "billing"] as const).map((channel) => topics.get(placeOf(channel, expected)));
  return { ...(warning === undefined ? {} : { warning }), ...(billing === undefined ? {} : { billing }) };
}

/** Takes out of a record what was confirmed of topics that are gone: whoever read those may have nothing from these. Pure. */
export function provenNow(
  record: Proof | undefined,
  seen: Pick<Seen, "topics">,
  expected: Expected,
): Proven | undefined {
  if (record === undefined) return undefined;
  const now = topicsNow(seen, expected);
  const has = { warning: Object.keys(record.regions).length > 0, billing: record.billing !== undefined };
  const confirmed = (["warning", "billing"] as const).filter((channel) => has[channel]);
  const isSeen = (channel: Channel) => seen.topics.some(({ region }) => region === placeOf(channel, expected));
  const unseen = confirmed.filter((channel) => record.topics?.[channel] !== undefined && !isSeen(channel));
  const voided: Proven["voided"] = {};
  for (const channel of confirmed.filter((one) => !unseen.includes(one))) {
    const through = record.topics?.[channel];
    if (through === undefined) voided[channel] = "unknown-topic";
    else if (through !== now[channel]) voided[channel] = "other-topic";
  }
  const proof = { ...record, ...(voided.warning === undefined ? {} : { regions: {}, signals: {} }) };
  if (voided.billing !== undefined) delete proof.billing;
  return { proof, voided, unseen };
}
