/** A CloudTrail record, as far as a replay reads it. */
export interface TrailRecord {
  eventSource: string;
  eventName: string;
  awsRegion: string;
  /** ISO 8601 in UTC. */
  eventTime: string;
  userIdentity: unknown;
  requestParameters: unknown;
  responseElements: unknown;
  /** Things that the call touched, as far as the service records them. */
  resources: unknown;
  errorCode?: string;
  sourceIPAddress?: string;
  userAgent?: string;
  /** The account that has the record, 12 digits. */
  recipientAccountId?: string;
}

/** What a value that was read is, when it is no call. */
type NoCall =
  /** Written by CloudTrail, and no call of the API. */
  | { state: "beside"; what: string }
  /** No record of CloudTrail, or one that lacks what a decision needs. */
  | { state: "unreadable"; why: string };

export type Read = { state: "call"; record: TrailRecord } | NoCall;

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/**
 * Where the record is when it comes in an envelope: an answer of LookupEvents, an event of EventBridge, an event of
 * CloudWatch Logs.
 */
const ENVELOPES: readonly ((value: Fields) => unknown)[] = [
  // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Event.html
  ({ CloudTrailEvent: json }) => (typeof json === "string" ? parsed(json) : undefined),
  // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
  ({ detail, "detail-type": type }) => (type === undefined ? undefined : detail),
  // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilteredLogEvent.html
  ({ message, timestamp }) => (typeof message === "string" && timestamp !== undefined ? parsed(message) : undefined),
];

/**
 * `eventType` of records that are no calls of the API: AWS's own doings, sign-in, buttons of the console.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/non-api-aws-events.html
 */
const NO_CALLS: Readonly<Record<string, string>> = {
  AwsServiceEvent: "events of AWS services",
  AwsConsoleAction: "actions of the console that are no call",
  AwsConsoleSignIn: "sign-ins to the console",
  AwsCloudTrailInsight: "Insights",
};

const beside = (what: string): Read => ({ state: "beside", what });

/** What CloudTrail writes besides records, by what is in it. */
function besideRecords(value: Fields): Read | undefined {
  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html
  if ("digestStartTime" in value && "logFiles" in value) return beside("digest files");
  if ("insightDetails" in value || value.eventCategory === "Insight") return beside("Insights");
  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-aggregated-events.html
  if (value.eventCategory === "Aggregated") return beside("aggregated events");
  const noCall = NO_CALLS[String(value.eventType)];
  return noCall === undefined ? undefined : beside(noCall);
}

const NEEDED = ["eventSource", "eventName", "awsRegion", "eventTime"] as const;

/**
 * What a value is that was read from a file or an answer: a call, something else that CloudTrail writes, or nothing of
 * CloudTrail.
 */
export function readRecord(value: unknown): Read {
  if (!isFields(value)) return { state: "unreadable", why: "no object" };
  const inside = ENVELOPES.map((open) => open(value)).find(isFields);
  const fields = inside ?? value;
  if (!("eventSource" in fields) && "CloudTrailEvent" in value) {
    return { state: "unreadable", why: "an answer of LookupEvents whose CloudTrailEvent is no record" };
  }
  const other = besideRecords(fields);
  if (other) return other;
  const missing = NEEDED.filter((name) => text(fields[name]) === undefined);
  if (missing.length === NEEDED.length) return { state: "unreadable", why: "no record of CloudTrail" };
  if (missing.length > 0) return { state: "unreadable", why: `a record without ${missing.join(" and ")}` };
  const optional = (name: "errorCode" | "sourceIPAddress" | "userAgent" | "recipientAccountId") =>
    text(fields[name]) === undefined ? {} : { [name]: text(fields[name]) };
  return {
    state: "call",
    record: {
      eventSource: text(fields.eventSource)!,
      eventName: text(fields.eventName)!,
      awsRegion: text(fields.awsRegion)!,
      eventTime: text(fields.eventTime)!,
      userIdentity: fields.userIdentity,
      requestParameters: fields.requestParameters,
      responseElements: fields.responseElements,
      resources: fields.resources,
      ...optional("errorCode"),
      ...optional("sourceIPAddress"),
      ...optional("userAgent"),
      ...optional("recipientAccountId"),
    },
  };
}

/**
 * Codes of calls that somebody denied already: guardrails take nothing from these. Services spell it in their own ways:
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
const DENIED = /AccessDenied|UnauthorizedOperation|NotAuthorized|AuthorizationError|UnauthorizedException/;

export const wasDenied = ({ errorCode }: TrailRecord): boolean => errorCode !== undefined && DENIED.test(errorCode);
