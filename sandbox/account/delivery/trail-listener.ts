import type { Policies } from "../authorization/policies";
import type { Principal } from "../services/operation";
import type { Call } from "../wire/call";
import { trailEvent, type TrailEvent } from "./trail-events";

/**
 * Tells of every call that was answered, as a trail would, from the first rule on: before that nobody hears. Whether a trail
 * logs the call is for the emulator to say.
 *
 * @param isHeard whether the account may have rules already
 * @returns what to tell of each call
 */
export function createTrailListener(
  policies: Pick<Policies, "of">,
  hear: (event: Promise<TrailEvent | undefined>) => void,
  isHeard: boolean,
): (call: Call, principal: Principal, at: Date, errorCode?: string) => void {
  let mayBeHeard = isHeard;

  /** A session does not show the path of its role, and a rule may ask for it. */
  const ownArnOf = async ({ arn }: Principal): Promise<string> =>
    arn.includes(":assumed-role/") ? ((await policies.of(arn).catch(() => null))?.arn ?? arn) : arn;

  return (call, principal, at, errorCode) => {
    mayBeHeard ||= call.service === "events" && call.operation === "PutRule";
    if (!mayBeHeard) return;
    hear(ownArnOf(principal).then((ownArn) => trailEvent({ call, principal, ownArn, at, errorCode })));
  };
}
