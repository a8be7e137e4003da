import type { Principal } from "../services/operation";
import type { Call } from "../wire/call";
import { inputOf } from "../authorization/input";

/** A call that a trail may log, and what came of it. */
export interface LoggedCall {
  call: Call;
  principal: Principal;
  /** ARN of the user or role, with its path. */
  ownArn: string;
  /** As the service answered. */
  errorCode?: string;
  at: Date;
}

/** An event of CloudTrail on the default bus of a region. */
export interface TrailEvent {
  region: string;
  event: {
    source: string;
    "detail-type": "AWS API Call via CloudTrail";
    detail: { readonly [field: string]: unknown };
  };
}

/**
 * Calls about what is kept in a service are data events, which the trails here do not log, and those that send events are
 * logged by none: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
const DATA: Readonly<Record<string, RegExp>> = {
  dynamodb: /Item|^(Query|Scan|Execute)/,
  events: /^PutEvents$/,
  lambda: /^Invoke/,
  logs: /^(PutLogEvents|GetLogEvents|FilterLogEvents)$/,
  monitoring: /^(PutMetricData|GetMetric(Data|Statistics))$/,
  s3: /Object|Part|Upload/,
  sns: /^Publish/,
  sqs: /Message/,
};

/**
 * Calls that CloudTrail records as reads, whatever their verb: https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html
 * and https://docs.aws.amazon.com/bedrock/latest/userguide/logging-using-cloudtrail.html
 */
const READS: Readonly<Record<string, RegExp>> = { bedrock: /^(Invoke|Converse)/, sts: /^(Assume|Get)/ };

/** The bucket's own settings, among operations with Object in their name. */
const BUCKET_SETTINGS = /ObjectLockConfiguration$/;

const isData = ({ signingName, operation }: Call): boolean =>
  (DATA[signingName]?.test(operation) ?? false) && !BUCKET_SETTINGS.test(operation);

const lowerFirst = (name: string): string => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;

/** Members as CloudTrail writes them, with a small letter first. */
function asLogged(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asLogged);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [lowerFirst(name), asLogged(inner)]));
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html */
function identityOf({ call: { accessKeyId }, principal, ownArn }: LoggedCall): object {
  const { arn, accountId, userId } = principal;
  const common = { principalId: userId, arn, accountId, accessKeyId };
  const name = ownArn.split("/").at(-1)!;
  if (arn.endsWith(":root")) return { type: "Root", ...common };
  if (arn.includes(":user/")) return { type: "IAMUser", ...common, userName: name };
  const sessionIssuer = { type: "Role", principalId: userId.split(":")[0], arn: ownArn, accountId, userName: name };
  return { type: "AssumedRole", ...common, sessionContext: { sessionIssuer } };
}

/** EC2 says who is to blame for an error: https://docs.aws.amazon.com/ec2/latest/devguide/errors-overview.html */
const codeOf = ({ call: { signingName }, errorCode }: LoggedCall): string | undefined =>
  errorCode === undefined || signingName !== "ec2" || errorCode.startsWith("Client.")
    ? errorCode
    : `Client.${errorCode}`;

/**
 * What CloudTrail tells EventBridge of a call, in as much of its form as the pages of the services show; undefined for a data
 * event, for a call with a key that nobody has, and for one that nobody signed, such as one that the link in a mail of SNS makes:
 * https://docs.aws.amazon.com/sns/latest/dg/logging-using-cloudtrail.html
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
export function trailEvent(logged: LoggedCall): TrailEvent | undefined {
  const { call, principal, at } = logged;
  const { signingName, operation, region, request } = call;
  const readOnly = call.readOnly || (READS[signingName]?.test(operation) ?? false);
  if (isData(call) || !principal.arn.startsWith("arn:") || operation === "Unknown") return undefined;
  const errorCode = codeOf(logged);
  return {
    region,
    event: {
      source: `aws.${signingName}`,
      "detail-type": "AWS API Call via CloudTrail",
      detail: {
        eventVersion: "1.11",
        userIdentity: identityOf(logged),
        eventTime: at.toISOString().replace(/\.\d+Z$/, "Z"),
        eventSource: `${signingName}.amazonaws.com`,
        eventName: operation,
        awsRegion: region,
        sourceIPAddress: "127.0.0.1",
        userAgent: request.headers["user-agent"] ?? "",
        ...(errorCode === undefined ? {} : { errorCode }),
        requestParameters: asLogged(inputOf(call)),
        responseElements: null,
        readOnly,
        eventType: "AwsApiCall",
        managementEvent: true,
        recipientAccountId: principal.accountId,
        eventCategory: "Management",
      },
    },
  };
}
