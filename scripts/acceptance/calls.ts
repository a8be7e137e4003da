import { readEventHistory } from "../../cli/replay/event-history";
import type { Connected } from "../../cli/connection";

/** One call to AWS, as CloudTrail or the sandbox's journal tells it. */
export interface ApiCall {
  at: Date;
  /** `iam` */
  service: string;
  operation: string;
  errorCode?: string;
}

/** Calls of a time. */
export interface CallCount {
  calls: number;
  /** `<service>:<operation> <error>` -> how often. An answer that something is not there is an error, too. */
  errors: Record<string, number>;
}

/** All calls, or what nobody could read. */
export interface ReadCalls {
  calls: ApiCall[];
  gaps: string[];
}

/** The calls from one moment to before another. */
export function countCalls(calls: readonly ApiCall[], from: Date, to: Date): CallCount {
  const own = calls.filter(({ at }) => at >= from && at < to);
  const errors: Record<string, number> = {};
  for (const { service, operation, errorCode } of own) {
    if (errorCode === undefined) continue;
    const key = `${service}:${operation} ${errorCode}`;
    errors[key] = (errors[key] ?? 0) + 1;
  }
  return { calls: own.length, errors };
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html */
interface CloudTrailRecord {
  eventTime?: string;
  eventSource?: string;
  eventName?: string;
  errorCode?: string;
  userIdentity?: { arn?: string };
}

/**
 * The call in an event of the history, when the caller made it; times of CloudTrail are whole seconds.
 *
 * @param callerArn as GetCallerIdentity gave it
 */
export function callIn(event: unknown, callerArn: string): ApiCall | undefined {
  const { CloudTrailEvent: text } = event as { CloudTrailEvent?: string };
  if (text === undefined) return undefined;
  const { eventTime, eventSource, eventName, errorCode, userIdentity } = JSON.parse(text) as CloudTrailRecord;
  if (userIdentity?.arn !== callerArn || eventTime === undefined) return undefined;
  return {
    at: new Date(eventTime),
    service: (eventSource ?? "").replace(/\.amazonaws\.com$/, ""),
    operation: eventName ?? "",
    ...(errorCode === undefined ? {} : { errorCode }),
  };
}

const DAY = 86_400_000;
/** Milliseconds: two pages a second and region, of 50 events each. */
const DEADLINE = 10 * 60_000;

/** The caller's calls since a moment, as far as CloudTrail has them by now. Calls on data, such as GetObject, are not there. */
export async function callsByCloudTrail(connected: Connected, since: Date): Promise<ReadCalls> {
  const calls: ApiCall[] = [];
  const gaps = await readEventHistory(connected, {
    days: (Date.now() - since.getTime()) / DAY,
    deadline: DEADLINE,
    progress: () => undefined,
    take: (event) => {
      const call = callIn(event, connected.callerArn);
      if (call) calls.push(call);
    },
  });
  return { calls, gaps };
}
