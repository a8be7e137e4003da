import type { LookupEventsCommandInput, LookupEventsCommandOutput } from "@aws-sdk/client-cloudtrail";
import { setTimeout as sleep } from "node:timers/promises";
import type { Refusal } from "../probes/refusal";

/** One page of the event history of a region. */
type AskPage = (region: string, input: LookupEventsCommandInput) => Promise<LookupEventsCommandOutput>;

export interface LookupArgs {
  regions: readonly string[];
  /** Days back from now; the event history has 90. */
  days: number;
  now: Date;
  /** Milliseconds for all of it. */
  deadline: number;
  ask: AskPage;
  /** What a failure means, or the failure thrown again when it is none of the account's. */
  refusal: (error: unknown) => Refusal;
  take: (record: unknown) => void;
  progress: (text: string) => void;
  /** Milliseconds between two calls to a region. AWS takes two a second, all callers of an account together. */
  pause?: number;
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html */
const PAGE = 50;
const PAUSE = 550;
const DAY = 86_400_000;

async function lookupRegion(region: string, args: LookupArgs, count: () => void): Promise<string[]> {
  const { days, now, deadline, ask, refusal, take, pause = PAUSE } = args;
  const started = Date.now();
  const range = { StartTime: new Date(now.getTime() - days * DAY), EndTime: now };
  let next: string | undefined;
  let oldest: Date | undefined;
  do {
    const asked = Date.now();
    if (asked - started > deadline) {
      return [`${region}: the time is over; events before ${oldest?.toISOString() ?? "now"} were not read`];
    }
    let page: LookupEventsCommandOutput;
    try {
      page = await ask(region, { ...range, MaxResults: PAGE, ...(next === undefined ? {} : { NextToken: next }) });
    } catch (error) {
      const { state, because } = refusal(error);
      const rest = oldest === undefined ? "" : `; events before ${oldest.toISOString()} were not read`;
      return [`${region}: ${state}: ${because}${rest}`];
    }
    for (const event of page.Events ?? []) {
      take(event);
      oldest = event.EventTime ?? oldest;
      count();
    }
    next = page.NextToken || undefined;
    if (next !== undefined) await sleep(Math.max(0, asked + pause - Date.now()));
  } while (next !== undefined);
  return [];
}

/**
 * Reads the event history of an account, every region beside the others and each as fast as AWS allows.
 *
 * @returns what could not be read, in words
 */
export async function lookup(args: LookupArgs): Promise<string[]> {
  let events = 0;
  let done = 0;
  const gaps = args.regions.map(async (region) => {
    const found = await lookupRegion(region, args, () => {
      events += 1;
      if (events % 1000 === 0) args.progress(`${events} events, ${done} of ${args.regions.length} regions`);
    });
    done += 1;
    args.progress(`${events} events, ${done} of ${args.regions.length} regions`);
    return found;
  });
  return (await Promise.all(gaps)).flat();
}
