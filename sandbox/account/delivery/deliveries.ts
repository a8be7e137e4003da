import type { Policies } from "../authorization/policies";
import type { Moto } from "../emulator/moto";
import { createQueue } from "../emulator/queue";
import { ask } from "../emulator/questions";
import { destinationOf, type Forward, type Forwarded, judgeForward } from "./forward";
import { judge, type Topic } from "./judge";
import type { Delivery, Notice, Recipient, Unconfirmed } from "./notice";
import type { TrailEvent } from "./trail-events";

/** An event as an AWS service puts it on the default bus: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html */
interface ServiceEvent {
  source: string;
  "detail-type": string;
  detail: Record<string, unknown>;
  resources?: string[];
}

/**
 * What services of the account published to topics, and what became of it: the sandbox plays the part of EventBridge, with
 * moto's matcher. Rules publish upon PutEvents, upon a machine that starts, and upon calls that a trail logs, some time after
 * their answer; alarms upon SetAlarmState. What no call brings about (money spent, a finding) is told here. What is told here,
 * and calls that a trail logs, are not on the record that a later start brings back.
 */
export interface Deliveries {
  /** Oldest first. */
  entries(): Delivery[];
  /** What rules sent to buses of other regions, oldest first. */
  forwards(): Forwarded[];
  clear(): void;
  /** Who was asked to confirm a subscription and has not. */
  unconfirmed(): Promise<Unconfirmed[]>;
  /** Resolves once everything is delivered that calls before it have brought about. */
  settled(): Promise<void>;
  /** Makes a service publish for something of the account, as a budget when it is overrun. */
  publish(notice: Notice): Promise<Delivery>;
  /** Puts an event of a service on the default bus of a region; the answer is what its rules published. */
  event(region: string, event: ServiceEvent): Promise<Delivery[]>;
}

/** The deliveries of an account, and the ways to bring some about. */
interface Delivering {
  deliveries: Deliveries;
  /** Delivers what calls have brought about. */
  settle: () => Promise<void>;
  /** Tells EventBridge of a call that a trail may log, if it is one; its caller does not wait. */
  hear: (event: Promise<TrailEvent | undefined>) => void;
}

/** The deliveries of an account. */
export function createDeliveries(
  moto: Pick<Moto, "send">,
  policies: Pick<Policies, "of">,
  accountId: string,
): Delivering {
  let known: Delivery[] = [];
  let sent: Forwarded[] = [];
  let unheard: Promise<TrailEvent | undefined>[] = [];
  const inTurn = createQueue();

  const publish = async (notice: Notice): Promise<Delivery> => {
    const { topicArn: arn, message, subject = "" } = notice;
    const failure = await judge(notice, (await ask(moto, "topic", { arn })) as Topic | null);
    const recipients = failure ? [] : ((await ask(moto, "publish", { arn, message, subject })) as Recipient[]);
    const delivery = { ...notice, at: new Date(), ...(failure ? { failure } : {}), recipients };
    known.push(delivery);
    return delivery;
  };

  const forward = async (wanted: Forward): Promise<Delivery[]> => {
    const failure = await judgeForward(policies, wanted);
    sent.push({ ...wanted, at: new Date(), ...(failure ? { failure } : {}) });
    return failure ? [] : deliverAll(await ask(moto, "forwarded", destinationOf(wanted), wanted.event));
  };

  const deliverAll = async (told: unknown): Promise<Delivery[]> => {
    const all: Delivery[] = [];
    for (const each of told as (Notice | Forward)[])
      all.push(...("busArn" in each ? await forward(each) : [await publish(each)]));
    return all;
  };

  /** All that were told meanwhile at once: a call costs little, and many come while one is heard. */
  const hearAll = async (): Promise<void> => {
    const told = unheard;
    unheard = [];
    const calls = (await Promise.all(told)).filter((call) => call !== undefined);
    // A trail of an account logs its calls, and not those of a member.
    const accounts = new Map<string, TrailEvent[]>();
    for (const call of calls) {
      const account = call.event.detail.recipientAccountId as string;
      accounts.set(account, [...(accounts.get(account) ?? []), call]);
    }
    for (const [account, own] of accounts) await deliverAll(await ask(moto, "calls", { account }, own));
  };

  return {
    deliveries: {
      entries: () => [...known],
      forwards: () => [...sent],
      clear: () => {
        known = [];
        sent = [];
      },
      unconfirmed: async () => (await ask(moto, "unconfirmed", {})) as Unconfirmed[],
      settled: () => inTurn(hearAll),
      publish,
      event: async (region, event) =>
        deliverAll(await ask(moto, "event", { account: accountId, region, event: JSON.stringify(event) })),
    },
    settle: async () => {
      await deliverAll(await ask(moto, "notices", {}));
    },
    hear: (event) => {
      unheard.push(event);
      void inTurn(hearAll).catch(() => undefined);
    },
  };
}
