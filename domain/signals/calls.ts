import { EXEMPT_PATH } from "../documents/own-principals";
import { compact } from "../documents/actions/compact";
import type { EventPattern, ValueTest } from "./event-patterns";

/** Prefixes of actions whose calls CloudTrail records under another name of the service. */
const RECORDED_AS: Readonly<Record<string, string>> = { cloudwatch: "monitoring" };

/**
 * Services whose events carry the version of their API behind the name: `CreateFunction20150331`.
 * https://docs.aws.amazon.com/lambda/latest/dg/logging-using-cloudtrail.html
 */
const VERSIONED: readonly string[] = ["lambda"];

/** The service that CloudTrail names, for the prefix of an action. */
export const eventSourceOf = (service: string): string => `${RECORDED_AS[service] ?? service}.amazonaws.com`;

/** The name of an action, or a pattern of names, as a test of an event's name. */
function nameTest(service: string, name: string): ValueTest {
  const text = VERSIONED.includes(service) && !name.endsWith("*") ? `${name}*` : name;
  if (!text.includes("*")) return text;
  return text.indexOf("*") === text.length - 1 ? { prefix: text.slice(0, -1) } : { wildcard: text };
}

/** Actions, `service:Name` with `*` in the name, as the calls that CloudTrail records: one alternative a service, or a few. */
export function callsOf(actions: readonly string[]): EventPattern[] {
  const names = new Map<string, ValueTest[]>();
  for (const action of compact(actions)) {
    const [service, name] = action.split(":") as [string, string];
    names.set(service, [...(names.get(service) ?? []), nameTest(service, name)]);
  }
  // Services with the same names share an alternative; one that is wanted whole needs no names.
  const services = new Map<string, string[]>();
  for (const [service, tests] of names) {
    const key = JSON.stringify(tests);
    services.set(key, [...(services.get(key) ?? []), eventSourceOf(service)]);
  }
  return [...services].map(([key, eventSource]) => {
    const eventName = JSON.parse(key) as ValueTest[];
    return { eventSource, ...(key === '[{"prefix":""}]' ? {} : { eventName }) };
  });
}

/** Any call of the services of these actions that begins with the verb of one of them: shorter, and wider, than their names. */
export function setUpOf(actions: readonly string[]): EventPattern {
  const parts = actions.map((action) => action.split(":") as [string, string]);
  const verbs = parts.flatMap(([, name]) => /^[A-Z][a-z]+/.exec(name) ?? []);
  return {
    eventSource: [...new Set(parts.map(([service]) => eventSourceOf(service)))].sort(),
    eventName: [...new Set(verbs)].sort().map((prefix) => ({ prefix })),
  };
}

/**
 * What CloudTrail says of a call that the caller has no right to: EC2, services with a query API, services with a JSON API,
 * SNS. Listed, and not by a part of the word, so that what is refused and what is not are two halves.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
const REFUSALS: readonly string[] = [
  "AccessDenied",
  "AccessDeniedException",
  "AuthorizationError",
  "Client.UnauthorizedOperation",
  "UnauthorizedOperation",
];

/** The call was refused. */
export const REFUSED: EventPattern = { errorCode: REFUSALS };

/** The call was done, was a dry run, or failed for another reason. */
export const NOT_REFUSED: EventPattern = { errorCode: [{ exists: false }, { "anything-but": REFUSALS }] };

/**
 * Anybody but the root user, whose every call has a signal of its own.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 */
export const NOT_ROOT: EventPattern = { type: [{ exists: false }, { "anything-but": "Root" }] };

/**
 * Anybody but root and the deploy role, which applies the baseline. A session names its role with path in the issuer only.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 */
export const NOT_DEPLOY: EventPattern = {
  ...NOT_ROOT,
  sessionContext: {
    sessionIssuer: { arn: [{ exists: false }, { "anything-but": { wildcard: `*:role${EXEMPT_PATH}*deploy*` } }] },
  },
};

/** What a trail records of a call. */
export const API_CALL = "AWS API Call via CloudTrail";

/** Calls as a trail records them, by one of the alternatives, and by what else holds for all of them. */
export const apiCall = ([first = {}, ...others]: readonly EventPattern[], detail: EventPattern = {}): EventPattern => ({
  "detail-type": [API_CALL],
  detail: { userIdentity: NOT_ROOT, ...detail, ...(others.length > 0 ? { $or: [first, ...others] } : first) },
});

/** What a mail says about a call. What may be empty stands in brackets, so that nothing seems to be missing. */
export const CALL = {
  facts: [
    "What: <call> of <service>. Error: [<error>] (empty: it was done).",
    "Who: [<who>], from [<from>], with key [<key>], at <time>.",
  ],
  paths: {
    call: "$.detail.eventName",
    service: "$.detail.eventSource",
    error: "$.detail.errorCode",
    who: "$.detail.userIdentity.arn",
    from: "$.detail.sourceIPAddress",
    key: "$.detail.userIdentity.accessKeyId",
    user: "$.detail.userIdentity.userName",
    role: "$.detail.userIdentity.sessionContext.sessionIssuer.userName",
  },
} as const;

/** The page that shows an event of a call. */
export const CALL_EVENTS = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html";
