import { askingOf } from "../doctor/ask";
import { ownTopics } from "../doctor/checks/delivery";
import type { Expected } from "../doctor/expected";
import type { Seen } from "../doctor/facts";
import type { Connected } from "../connection";
import type { Output } from "../output";
import { askCodes } from "./codes";
import { awaitDelivery } from "./delivery";

/** More than the wait itself, in seconds: the last question may come at its end. */
const SPARE = 60;

/**
 * Waits for what CloudWatch says of the delivery and, on a terminal, asks for the codes of the mails meanwhile.
 *
 * @param asks whether codes are asked for
 * @returns seconds within which SNS handed the first message over; undefined: nobody knows
 */
export async function measure(
  connected: Connected,
  {
    seen,
    expected,
    sentAt,
    waitSeconds,
    asks,
  }: { seen: Seen; expected: Expected; sentAt: Date; waitSeconds: number; asks: boolean },
  output: Output,
): Promise<number | undefined> {
  const { home } = expected;
  const topicArn = home === undefined ? undefined : ownTopics(seen, expected).get(home);
  if (waitSeconds === 0 || home === undefined || topicArn === undefined) return undefined;
  const { run } = askingOf(connected, (waitSeconds + SPARE) * 1_000);
  const over = new AbortController();
  const place = { topicArn, region: home, sentAt };
  const delivered = awaitDelivery(run, place, { seconds: waitSeconds, signal: over.signal });
  if (asks) {
    await askCodes(connected, { run, expected }, output);
    over.abort();
  }
  return delivered;
}
