import { KEY_SOURCES } from "../documents/key-sources";
import { valuesAt } from "../documents/values-at";
import type { RecordedCaller } from "./caller";
import type { TrailRecord } from "./record";

/** A call whose caller is known. */
export interface RecordedCall {
  record: TrailRecord;
  caller: RecordedCaller;
  /** The action in question, as IAM writes it. */
  action: string;
}

/**
 * What a record says of a condition key: its values; none, when the request did not have the key; undefined, when the record
 * does not say.
 */
type Said = readonly string[] | undefined;

type Ask = (call: RecordedCall) => Said;

const ABSENT: Said = [];

const some = (values: readonly string[]): Said => (values.length > 0 ? values : undefined);

/** What the parameters of the call say, at the paths where the table of keys finds it. */
function given(key: string, { record }: RecordedCall): readonly string[] {
  const { paths } = KEY_SOURCES[key] ?? { paths: [key.slice(key.indexOf(":") + 1)] };
  return paths.map((path) => valuesAt(record.requestParameters, path)).find((values) => values.length > 0) ?? [];
}

/** A key that AWS makes of the request alone: what the request does not have, the key does not have. */
const fromRequest =
  (key: string): Ask =>
  (call) =>
    given(key, call);

/** Every value of a member, however deep: SageMaker names instance types in a dozen places. */
function deep(value: unknown, name: string): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => deep(each, name));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key.toLowerCase() === name && typeof inner === "string" ? [inner] : deep(inner, name),
  );
}

/** Tags in a request, in whatever shape a service records them. */
function tagsIn(value: unknown): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(visit);
    if (typeof part !== "object" || part === null || Array.isArray(part)) return;
    const [key] = valuesAt(part, "key");
    const [text] = valuesAt(part, "value");
    if (key !== undefined && text !== undefined) found.set(key, text);
    Object.values(part).forEach(visit);
  };
  visit(value);
  return found;
}

const launched = ({ record }: RecordedCall, path: string): string[] =>
  valuesAt(record.responseElements, `instancesSet.${path}`);

/** A launch template decides what the request leaves open, and the record shows it in the answer only. */
const isWhole = ({ record }: RecordedCall): boolean =>
  valuesAt(record.requestParameters, "launchTemplate.launchTemplateId").length === 0 &&
  valuesAt(record.requestParameters, "launchTemplate.launchTemplateName").length === 0;

const hadAnswer = (call: RecordedCall): boolean => launched(call, "instanceId").length > 0;

/** CPU units of what a task asks for: `1024`, or `1 vCPU`. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html */
const cpuUnits = (text: string): string => {
  const vcpus = /^([\d.]+)\s*vcpu$/i.exec(text)?.[1];
  return vcpus === undefined ? text : String(Number(vcpus) * 1024);
};

/** Makes what a boundary is about; of another call, the key is the boundary that the role has already. */
const SETS_BOUNDARY = /^iam:(Create(Role|User)|Put(Role|User)PermissionsBoundary)$/;

/**
 * Condition key -> what a record says of it. A key of a guardrail without a row here makes every decision on it "may be
 * denied"; tests/domain/replay/record-keys.test.ts asks for a row.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const RECORD_KEYS: Readonly<Record<string, Ask>> = {
  "aws:CalledVia": ({ caller: { via } }) => (via === undefined ? ABSENT : [via]),
  "aws:CurrentTime": ({ record }) => [record.eventTime],
  // A key of a user has no session, and so no sign of a device.
  "aws:MultiFactorAuthPresent": ({ caller: { mfa } }) => (mfa === undefined ? ABSENT : [String(mfa)]),
  "aws:PrincipalAccount": ({ caller }) => [caller.account],
  "aws:PrincipalArn": ({ caller }) => [caller.arn],
  "aws:PrincipalType": ({ caller }) => [caller.type],
  "aws:RequestedRegion": ({ record }) => [record.awsRegion],
  // Of a call through a service, the record has the service's name there.
  "aws:SourceIp": ({ record: { sourceIPAddress: ip } }) =>
    ip !== undefined && /^[\d.]+$|:/.test(ip) ? [ip] : undefined,
  "aws:UserAgent": ({ record: { userAgent } }) => (userAgent === undefined ? undefined : [userAgent]),
  "aws:ViaAWSService": ({ caller: { via } }) => [String(via !== undefined)],
  "account:TargetRegion": fromRequest("account:TargetRegion"),
  "autoscaling:InstanceTypes": fromRequest("autoscaling:InstanceTypes"),
  "autoscaling:MaxSize": fromRequest("autoscaling:MaxSize"),
  "cloud9:InstanceType": fromRequest("cloud9:InstanceType"),
  "ec2:Attribute/DisableApiTermination": ({ record }) =>
    [
      ...valuesAt(record.requestParameters, "disableApiTermination.value"),
      ...valuesAt(record.requestParameters, "disableApiTermination"),
    ].slice(0, 1),
  "ec2:InstanceMarketType": (call) => {
    const asked = given("ec2:InstanceMarketType", call);
    if (asked.length > 0) return asked;
    const lifecycles = launched(call, "instanceLifecycle");
    if (lifecycles.length > 0) return [...new Set(lifecycles)];
    return isWhole(call) || hadAnswer(call) ? [KEY_SOURCES["ec2:InstanceMarketType"]!.otherwise!] : undefined;
  },
  "ec2:InstanceType": (call) => {
    // A fleet whose launch template has the type sends none: domain/documents/guardrails/fleets.ts.
    if (call.action === "ec2:CreateFleet") return deep(call.record.requestParameters, "instancetype");
    const asked = given("ec2:InstanceType", call);
    return some(asked.length > 0 ? asked : [...new Set(launched(call, "instanceType"))]);
  },
  "ecs:task-cpu": (call) => given("ecs:task-cpu", call).map(cpuUnits),
  "iam:PermissionsBoundary": (call) =>
    SETS_BOUNDARY.test(call.action) ? given("iam:PermissionsBoundary", call) : undefined,
  "elasticache:CacheNodeType": fromRequest("elasticache:CacheNodeType"),
  "iam:PolicyARN": fromRequest("iam:PolicyARN"),
  "lambda:FunctionUrlAuthType": fromRequest("lambda:FunctionUrlAuthType"),
  "rds:DatabaseClass": fromRequest("rds:DatabaseClass"),
  "sagemaker:InstanceTypes": ({ record }) => deep(record.requestParameters, "instancetype"),
};

const REQUEST_TAG = "aws:requesttag/";

/** Whether there is something that says what a record has of a condition key. */
export const hasRow = (key: string): boolean =>
  ROWS.has(key.toLowerCase()) || key.toLowerCase().startsWith(REQUEST_TAG);

const ROWS = new Map(Object.entries(RECORD_KEYS).map(([key, ask]) => [key.toLowerCase(), ask]));

/**
 * What the record of a call says of a condition key.
 *
 * @returns its values; none when the request did not have the key; undefined when the record does not say
 */
export function saidOf(key: string, call: RecordedCall): Said {
  if (!key.toLowerCase().startsWith(REQUEST_TAG)) return ROWS.get(key.toLowerCase())?.(call);
  const value = tagsIn(call.record.requestParameters).get(key.slice(REQUEST_TAG.length));
  return value === undefined ? ABSENT : [value];
}
