/** An event as EventBridge has it, and the one signal that rings for it; none when it is daily work. */
export interface Example {
  what: string;
  rings: string | undefined;
  event: { readonly region: string; readonly [field: string]: unknown };
}

export const ACCOUNT = "123456789012";

/** Allowed regions of the examples, home first; every other one is idle. */
export const HOME = "ap-southeast-2";
export const ALLOWED = [HOME, "eu-west-1"];
export const IDLE = "sa-east-1";

/** What EventBridge puts around every event: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html */
export const envelope = (source: string, detailType: string, region: string, detail: object) => ({
  version: "0",
  id: "6a7e8feb-b491-4cf7-a9f1-bf3703467718",
  "detail-type": detailType,
  source,
  account: ACCOUNT,
  time: "2026-11-20T03:12:45Z",
  region,
  resources: [],
  detail,
});

/** Callers: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html */
export const WHO = {
  user: {
    type: "IAMUser",
    principalId: "AIDACKCEVSQ6C2EXAMPLE",
    arn: `arn:aws:iam::${ACCOUNT}:user/mia`,
    accountId: ACCOUNT,
    accessKeyId: "AKIAIOSFODNN7EXAMPLE",
    userName: "mia",
  },
  canary: {
    type: "IAMUser",
    principalId: "AIDACKCEVSQ6C2EXAMPLE",
    arn: `arn:aws:iam::${ACCOUNT}:user/svc/sync/backup-sync`,
    accountId: ACCOUNT,
    accessKeyId: "AKIAIOSFODNN7EXAMPLE",
    userName: "backup-sync",
  },
  role: roleSession("pipeline", "role/pipeline"),
  deploy: roleSession("ringfence-deploy", "role/ringfence/exempt/ringfence-deploy"),
  responder: roleSession("ringfence-responder", "role/ringfence/exempt/ringfence-responder"),
  root: {
    type: "Root",
    principalId: ACCOUNT,
    arn: `arn:aws:iam::${ACCOUNT}:root`,
    accountId: ACCOUNT,
    accessKeyId: "ASIAIOSFODNN7EXAMPLE",
  },
  awsAsRoot: {
    type: "Root",
    principalId: ACCOUNT,
    arn: `arn:aws:iam::${ACCOUNT}:root`,
    accountId: ACCOUNT,
    invokedBy: "AWS Internal",
  },
  service: { type: "AWSService", invokedBy: "autoscaling.amazonaws.com" },
} as const;

function roleSession(userName: string, resource: string) {
  return {
    type: "AssumedRole",
    principalId: "AROAIDPPEZS35WEXAMPLE:work",
    arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${userName}/work`,
    accountId: ACCOUNT,
    accessKeyId: "ASIAIOSFODNN7EXAMPLE",
    sessionContext: {
      sessionIssuer: {
        type: "Role",
        principalId: "AROAIDPPEZS35WEXAMPLE",
        arn: `arn:aws:iam::${ACCOUNT}:${resource}`,
        accountId: ACCOUNT,
        userName,
      },
      attributes: { mfaAuthenticated: "false", creationDate: "2026-11-20T03:10:00Z" },
    },
  };
}

/** What differs from a call that a user makes in an idle region, and that is done. */
interface Call {
  region?: string;
  who?: keyof typeof WHO;
  parameters?: object | null;
  error?: string;
  reads?: boolean;
  eventSource?: string;
}

/**
 * A call that a trail records: `call("ec2:RunInstances")`.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export function call(
  action: string,
  { region = IDLE, who = "user", parameters = {}, error, reads = false, eventSource }: Call = {},
) {
  const [service, eventName] = action.split(":") as [string, string];
  const refused = error === undefined ? {} : { errorCode: error, errorMessage: 'You said: "no", and that is it' };
  return envelope(`aws.${service}`, "AWS API Call via CloudTrail", region, {
    eventVersion: "1.11",
    userIdentity: WHO[who],
    eventTime: "2026-11-20T03:12:45Z",
    eventSource: eventSource ?? `${service}.amazonaws.com`,
    eventName,
    awsRegion: region,
    sourceIPAddress: "198.51.100.7",
    userAgent: "aws-cli/2.31.0",
    ...refused,
    requestParameters: parameters,
    responseElements: null,
    readOnly: reads,
    eventType: "AwsApiCall",
    managementEvent: true,
    recipientAccountId: ACCOUNT,
    eventCategory: "Management",
  });
}

/** Signing in: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html */
export const signIn = (eventName: string, who: keyof typeof WHO, result: "Success" | "Failure", mfa: "Yes" | "No") =>
  envelope("aws.signin", "AWS Console Sign In via CloudTrail", "us-east-1", {
    eventVersion: "1.08",
    userIdentity: WHO[who],
    eventTime: "2026-11-20T03:12:45Z",
    eventSource: "signin.amazonaws.com",
    eventName,
    awsRegion: "us-east-1",
    sourceIPAddress: "198.51.100.7",
    requestParameters: null,
    responseElements: { [eventName]: result },
    additionalEventData: { LoginTo: "https://console.aws.amazon.com/console/home", MobileVersion: "No", MFAUsed: mfa },
    readOnly: false,
    eventType: "AwsConsoleSignIn",
    managementEvent: true,
    recipientAccountId: ACCOUNT,
    eventCategory: "Management",
  });
