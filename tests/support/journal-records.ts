import { PREFIXES } from "../../domain/documents/actions/operation-names";
import type { JournalEntry } from "../../sandbox/account/gateway/journal";
import { TRAIL_ACCOUNT, type TrailRecord } from "./trail-records";

/** Where the source of an event is not the service's name in the AWS CLI: the endpoint is. */
const SOURCES: Record<string, string> = {
  ...Object.fromEntries(Object.entries(PREFIXES).map(([endpoint, prefix]) => [prefix, endpoint])),
  s3control: "s3",
};

function identityOf(arn: string): object {
  const role = /:assumed-role\/([^/]+)\//.exec(arn)?.[1];
  if (arn.endsWith(":root")) return { type: "Root", arn, accountId: TRAIL_ACCOUNT };
  if (role === undefined) return { type: "IAMUser", arn, accountId: TRAIL_ACCOUNT };
  return { type: "AssumedRole", arn, accountId: TRAIL_ACCOUNT };
}

/** What CloudTrail would have of a journal of the sandbox; the journal keeps no parameters. */
export const journalRecords = (entries: readonly JournalEntry[]): TrailRecord[] =>
  entries
    .filter(({ principal }) => principal.startsWith("arn:"))
    .map(({ service, operation, region, principal, readOnly, errorCode, at }) => ({
      eventVersion: "1.11",
      userIdentity: identityOf(principal),
      eventTime: at.toISOString(),
      eventSource: `${SOURCES[service] ?? service}.amazonaws.com`,
      eventName: operation,
      awsRegion: region,
      readOnly,
      eventType: "AwsApiCall",
      recipientAccountId: TRAIL_ACCOUNT,
      ...(errorCode === undefined ? {} : { errorCode }),
    }));
