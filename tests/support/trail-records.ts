/** A CloudTrail record as far as tests look at it: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html */
export interface TrailRecord {
  [field: string]: unknown;
  eventTime: string;
  eventSource: string;
  eventName: string;
  awsRegion: string;
}

export const TRAIL_ACCOUNT = "123456789012";

/** Numbers from 0 up to 1, the same in every run: mulberry32. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The identity of somebody who works with a role. */
export const sessionOf = (role: string, session: string, mfa = "false"): object => ({
  type: "AssumedRole",
  principalId: `AROAEXAMPLEID:${session}`,
  arn: `arn:aws:sts::${TRAIL_ACCOUNT}:assumed-role/${role.split("/").at(-1)}/${session}`,
  accountId: TRAIL_ACCOUNT,
  accessKeyId: "ASIAEXAMPLE",
  sessionContext: {
    sessionIssuer: {
      type: "Role",
      principalId: "AROAEXAMPLEID",
      arn: `arn:aws:iam::${TRAIL_ACCOUNT}:role/${role}`,
      accountId: TRAIL_ACCOUNT,
      userName: role.split("/").at(-1),
    },
    webIdFederationData: {},
    attributes: { creationDate: "2026-11-01T08:00:00Z", mfaAuthenticated: mfa },
  },
});

/** The identity of a user who works with an access key. */
export const userOf = (name: string): object => ({
  type: "IAMUser",
  principalId: "AIDAEXAMPLEID",
  arn: `arn:aws:iam::${TRAIL_ACCOUNT}:user/${name}`,
  accountId: TRAIL_ACCOUNT,
  accessKeyId: "AKIAEXAMPLE",
  userName: name,
});

export const ROOT = {
  type: "Root",
  principalId: TRAIL_ACCOUNT,
  arn: `arn:aws:iam::${TRAIL_ACCOUNT}:root`,
  accountId: TRAIL_ACCOUNT,
};

const SSO = "aws-reserved/sso.amazonaws.com/ap-southeast-2/AWSReservedSSO_Developer_1a2b3c4d5e6f7a8b";

/** A call, without who makes it, where and when. */
interface Template {
  source: string;
  name: string;
  parameters: object | null;
  weight: number;
  /** Default: where the principal works. */
  region?: string;
  response?: object;
}

const READS: readonly Template[] = [
  { source: "ec2", name: "DescribeInstances", parameters: { instancesSet: {}, filterSet: { items: [] } }, weight: 20 },
  { source: "ec2", name: "DescribeSecurityGroups", parameters: { securityGroupSet: {}, maxResults: 100 }, weight: 6 },
  { source: "monitoring", name: "DescribeAlarms", parameters: { maxRecords: 100 }, weight: 6 },
  { source: "s3", name: "ListBuckets", parameters: { Host: "s3.amazonaws.com" }, weight: 4, region: "us-east-1" },
  { source: "s3", name: "GetBucketEncryption", parameters: { bucketName: "app-data", encryption: "" }, weight: 4 },
  { source: "lambda", name: "GetFunction20150331v2", parameters: { functionName: "api" }, weight: 6 },
  { source: "kms", name: "Decrypt", parameters: { encryptionContext: { service: "app" } }, weight: 20 },
  { source: "sts", name: "GetCallerIdentity", parameters: null, weight: 4, region: "us-east-1" },
  { source: "iam", name: "ListRoles", parameters: { maxItems: 100 }, weight: 4, region: "us-east-1" },
  { source: "logs", name: "DescribeLogGroups", parameters: { limit: 50 }, weight: 10 },
];

const WRITES: readonly Template[] = [
  {
    source: "ec2",
    name: "RunInstances",
    parameters: {
      instancesSet: { items: [{ imageId: "ami-0abcdef1234567890", minCount: 1, maxCount: 1 }] },
      instanceType: "t3.small",
      monitoring: { enabled: false },
      disableApiTermination: false,
    },
    response: { instancesSet: { items: [{ instanceId: "i-0123456789abcdef0", instanceType: "t3.small" }] } },
    weight: 3,
  },
  {
    source: "lambda",
    name: "UpdateFunctionCode20150331v2",
    parameters: { functionName: "api", s3Bucket: "artifacts", s3Key: "api.zip" },
    weight: 4,
  },
  { source: "cloudformation", name: "DescribeStacks", parameters: { stackName: "app" }, weight: 6 },
  {
    source: "monitoring",
    name: "PutMetricAlarm",
    parameters: { alarmName: "app-errors", threshold: 1, evaluationPeriods: 1 },
    weight: 2,
  },
  {
    source: "sns",
    name: "Publish",
    parameters: { topicArn: `arn:aws:sns:ap-southeast-2:${TRAIL_ACCOUNT}:app` },
    weight: 4,
  },
  { source: "elasticloadbalancing", name: "DescribeTargetHealth", parameters: { targetGroupArn: "app" }, weight: 4 },
];

/** Somebody who works, and what the guardrails of one region with their defaults take from them. */
interface Worker {
  identity: object;
  region: string;
  weight: number;
  does: readonly Template[];
}

const DENIED_WORK = {
  elsewhere: { source: "ec2", name: "DescribeInstances", parameters: {}, weight: 1, region: "eu-west-1" },
  large: {
    source: "ec2",
    name: "RunInstances",
    parameters: { instancesSet: { items: [{ minCount: 1, maxCount: 1 }] }, instanceType: "m5.4xlarge" },
    weight: 1,
  },
  database: {
    source: "rds",
    name: "CreateDBInstance",
    parameters: { dBInstanceIdentifier: "orders", dBInstanceClass: "db.r6g.2xlarge", engine: "postgres" },
    weight: 1,
  },
  model: { source: "bedrock", name: "InvokeModel", parameters: { modelId: "anthropic.claude" }, weight: 1 },
} satisfies Record<string, Template>;

const HOME = "ap-southeast-2";

const WORKERS: readonly Worker[] = [
  { identity: sessionOf(SSO, "mia@example.com", "true"), region: HOME, weight: 30, does: [...READS, ...WRITES] },
  { identity: sessionOf("ci-deploy", "run-1842"), region: HOME, weight: 25, does: [...WRITES, DENIED_WORK.large] },
  { identity: sessionOf("service-role/api", "api"), region: HOME, weight: 30, does: [...READS, DENIED_WORK.model] },
  { identity: sessionOf("data/etl", "etl"), region: HOME, weight: 8, does: [...READS, DENIED_WORK.database] },
  { identity: userOf("monitor"), region: HOME, weight: 5, does: [...READS, DENIED_WORK.elsewhere] },
  { identity: ROOT, region: "us-east-1", weight: 1, does: READS },
  {
    identity: sessionOf("aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling", "AutoScaling"),
    region: "eu-west-1",
    weight: 3,
    does: [DENIED_WORK.large, DENIED_WORK.elsewhere],
  },
  {
    identity: { type: "AWSService", invokedBy: "cloudtrail.amazonaws.com" },
    region: "eu-west-1",
    weight: 4,
    does: [{ source: "s3", name: "GetBucketAcl", parameters: { bucketName: "trail" }, weight: 1 }],
  },
];

function pick<T extends { weight: number }>(of: readonly T[], at: number): T {
  let left = at * of.reduce((sum, { weight }) => sum + weight, 0);
  return of.find(({ weight }) => (left -= weight) < 0) ?? of.at(-1)!;
}

/** A record of a call. */
export const trailRecord = (
  identity: object,
  eventSource: string,
  eventName: string,
  awsRegion: string,
  given: object = {},
): TrailRecord => ({
  eventVersion: "1.11",
  userIdentity: identity,
  eventTime: "2026-11-01T09:00:00Z",
  eventSource,
  eventName,
  awsRegion,
  sourceIPAddress: "198.51.100.7",
  userAgent: "aws-sdk-js/3.1169.0 ua/2.1 os/linux lang/js md/nodejs#20.20.2 api/ec2#3.1169.0 m/E,b",
  requestParameters: null,
  responseElements: null,
  requestID: "0f3b6f2e-3c8e-4e5e-9a59-0d7a8e2b6c11",
  eventID: "5c0d6b3b-44a1-4a3f-8f1c-5a0c7a6e9d22",
  readOnly: true,
  eventType: "AwsApiCall",
  managementEvent: true,
  recipientAccountId: TRAIL_ACCOUNT,
  eventCategory: "Management",
  tlsDetails: { tlsVersion: "TLSv1.3", cipherSuite: "TLS_AES_128_GCM_SHA256" },
  ...given,
});

const id = (number: number): string => `5c0d6b3b-44a1-4a3f-8f1c-${number.toString(16).padStart(12, "0")}`;

/**
 * Records of an account at work, the same in every run: people, pipelines, functions, a monitor, root, AWS itself. One in
 * about twenty calls meets the guardrails of one region with their defaults.
 *
 * @param count how many
 */
export function* trailRecords(count: number, seed = 1): Generator<TrailRecord> {
  const next = numbers(seed);
  const start = Date.parse("2026-08-28T00:00:00Z");
  for (let index = 0; index < count; index += 1) {
    const worker = pick(WORKERS, next());
    const call = pick(worker.does, next());
    // Ninety days, evenly.
    const at = new Date(start + Math.floor((index / count) * 90 * 86_400_000));
    yield trailRecord(worker.identity, `${call.source}.amazonaws.com`, call.name, call.region ?? worker.region, {
      eventTime: at.toISOString().replace(/\.\d+Z$/, "Z"),
      requestParameters: call.parameters,
      responseElements: call.response ?? null,
      readOnly: /^(Describe|Get|List|Decrypt)/.test(call.name),
      sourceIPAddress: `198.51.100.${Math.floor(next() * 256)}`,
      eventID: id(index),
      requestID: id(index + 2 ** 40),
    });
  }
}
