import { namesActions } from "../../../domain/documents/evaluate";
import { some, type Truth } from "../../../domain/documents/truth";
import { whole } from "../../../domain/fields/values";
import * as v from "valibot";
import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { fail, pass, undetermined } from "../../engine/verdict";
import { pointsAt } from "../../facts/alert-topics";
import { type Store, storesOf } from "../../facts/evidence";
import { notSurely } from "../../facts/own-parts";
import { kindOf } from "../../facts/kind";
import { ownDocumentsOf } from "../../facts/policies";
import type { PolicyStatement } from "../../facts/policy-document";
import { valuesAt } from "../../facts/table";
import type { Property, Stack, StackResource } from "../../resource";
import type { StackRule, Verdict } from "../../rule";
import { isFalse, isOneOf } from "./weakening";

const BUCKET = "aws:s3/bucket:Bucket";
const GROUP = "aws:cloudwatch/logGroup:LogGroup";
const KEY = "aws:kms/key:Key";
const TRAIL = "aws:cloudtrail/trail:Trail";
const LIFECYCLE = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
const POLICY = "aws:s3/bucketPolicy:BucketPolicy";

/** An intrusion is found after weeks, and CloudTrail itself shows the last 90 days. */
const LEAST_DAYS = 90;

const options = {
  minimumDays: v.pipe(
    v.optional(whole(1, 3650, "days")),
    v.metadata({ shape: "number of days" }),
    v.description("How long evidence has to be kept, at least. Default: 90."),
  ),
};

type Judge = (property: Property) => Verdict[];

/** A number of days that is too small; 0 and absent mean for ever where AWS says so. */
const atLeast =
  (days: number, place: string): Judge =>
  ({ path, state, value }) => {
    if (state === "unknown") return [undetermined(`${place}.${path}`)];
    const number = Number(value);
    return state === "known" && number > 0 && number < days
      ? [fail(`${place}.${path}`, show(value), `at least ${days} days`)]
      : [];
  };

const isNot =
  (isBad: (value: unknown) => boolean, expected: string, place: string): Judge =>
  ({ path, state, value }) => {
    if (state === "unknown") return [undetermined(`${place}.${path}`)];
    return state === "known" && isBad(value) ? [fail(`${place}.${path}`, show(value), expected)] : [];
  };

/** Rules of a life cycle: where they are, how each says that it is on, and after how many days it deletes. */
const LIFECYCLES = [
  { rules: ["rules", "rule"], on: "status", days: ["expiration.days"] },
  { rules: ["lifecycleRules", "lifecycleRule"], on: "enabled", days: ["expiration.days"] },
  { rules: ["lifecycleConfiguration.rules"], on: "status", days: ["expirationInDays"] },
];

const isOffInRule = (on: Property): boolean => isFalse(on.value) || isOneOf("disabled")(on.value);

const judgeLifecycle = (props: Property, days: number, place: string): Verdict[] =>
  LIFECYCLES.flatMap(({ rules, on, days: paths }) =>
    rules
      .flatMap((path) => valuesAt(props, path))
      .flatMap((list) => (list.state === "unknown" ? [list] : list.items()))
      .flatMap((rule) => {
        if (rule.state === "unknown") return [undetermined(`${place}.${rule.path}`)];
        if (isOffInRule(rule.get(on))) return [];
        return paths.flatMap((path) => valuesAt(rule, path)).flatMap(atLeast(days, place));
      }),
  );

/** What takes evidence away, or lets somebody do it. */
const DELETING: readonly string[] = [
  "s3:DeleteBucket",
  "s3:DeleteBucketPolicy",
  "s3:DeleteObject",
  "s3:DeleteObjectVersion",
  "s3:PutBucketPolicy",
  "s3:PutBucketVersioning",
  "s3:PutLifecycleConfiguration",
];

function letsDelete({ effect, actions, notActions }: PolicyStatement): Truth {
  if (effect.text === "Deny") return false;
  if (notActions.length > 0) return effect.text === undefined ? undefined : true;
  const isUnknown = effect.text === undefined || actions.some(({ text }) => text === undefined);
  const covers = namesActions(actions.flatMap(({ text }) => (text === undefined ? [] : [text])));
  return DELETING.some(covers) ? (effect.text === undefined ? undefined : true) : isUnknown ? undefined : false;
}

function judgeDocuments(one: StackResource): Verdict[] {
  const documents = ownDocumentsOf(one, "resource");
  const statements = documents.flatMap((document) => document.statements);
  const bad = statements.find((each) => letsDelete(each) === true);
  if (bad !== undefined) {
    return [fail(`${one.name}.${bad.path}`, "allows to delete evidence", "nobody who may delete it", one.urn)];
  }
  const isUnknown = some(statements.map(letsDelete)) === undefined || documents.some(({ unread }) => unread.length > 0);
  return isUnknown ? [undetermined(`${one.name}: policy`)] : [];
}

/** What stands beside a bucket, and names it. */
const BESIDE: Readonly<Record<string, (one: StackResource, days: number) => Verdict[]>> = {
  "s3:bucketlifecycleconfiguration": ({ props, name }, days) => judgeLifecycle(props, days, name),
  "s3:bucketpolicy": judgeDocuments,
};

const STORES: Readonly<Record<string, (one: StackResource, days: number) => Verdict[]>> = {
  "s3:bucket": (one, days) => [...judgeLifecycle(one.props, days, one.name), ...judgeDocuments(one)],
  // Absent and 0 mean for ever: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
  "logs:group": ({ props, name }, days) => atLeast(days, name)(props.get("retentionInDays")),
  "kms:key": ({ props, name }) =>
    ["isEnabled", "enabled"].flatMap((path) => isNot(isFalse, "true", name)(props.get(path))),
};

/** What is evidence wherever it stands. */
const ALWAYS: Readonly<Record<string, (one: StackResource, days: number) => Verdict[]>> = {
  "cloudtrail:eventdatastore": ({ props, name }, days) => [
    ...atLeast(days, name)(props.get("retentionPeriod")),
    ...isNot(isFalse, "true", name)(props.get("terminationProtectionEnabled")),
  ],
  "config:retentionconfiguration": ({ props, name }, days) => atLeast(days, name)(props.get("retentionPeriodInDays")),
};

function judge(stack: Stack, days: number): Verdict[] {
  const stores = storesOf(stack);
  return stack.resources.flatMap((one) => {
    const kind = kindOf(one.type);
    const own = stores.find(({ store }) => store === one);
    const beside =
      kind in BESIDE
        ? stores.find(({ store }) => kindOf(store.type) === "s3:bucket" && pointsAt(one, ["bucket"], store))
        : undefined;
    const sure = (by: Store | undefined, verdicts: Verdict[]) =>
      by?.surely === false ? notSurely(verdicts) : verdicts;
    const found = [
      ...(ALWAYS[kind]?.(one, days) ?? []),
      ...sure(own, own === undefined ? [] : (STORES[kind]?.(one, days) ?? [])),
      ...sure(beside, beside === undefined ? [] : BESIDE[kind]!(one, days)),
    ];
    return found.map((verdict) => (verdict.kind === "fail" ? { ...verdict, urn: one.urn } : verdict));
  });
}

const trail = (...properties: string[]) => ({
  type: TRAIL,
  name: "trail",
  props: Object.fromEntries(properties.map((name) => [name, UNKNOWN])),
  propertyDependencies: Object.fromEntries(properties.map((name) => [name, ["store"]])),
});
const bucket = (props: Record<string, unknown> = {}) => ({
  type: BUCKET,
  name: "store",
  props: { bucket: "logs", ...props },
});
const group = (days: unknown) => ({ type: GROUP, name: "store", props: { name: "calls", retentionInDays: days } });
const beside = (type: string, props: Record<string, unknown>) => ({
  type,
  name: "beside",
  props,
  propertyDependencies: { bucket: ["store"] },
});
const expiring = (days: unknown) => beside(LIFECYCLE, { rules: [{ status: "Enabled", expiration: { days } }] });
const policy = (...Action: string[]) =>
  beside(POLICY, {
    policy: JSON.stringify({ Statement: [{ Effect: "Allow", Principal: { AWS: "*" }, Action, Resource: "*" }] }),
  });

export const logEvidenceShortened: StackRule<never, never, typeof options> = {
  id: "log-evidence-shortened",
  kind: "stack",
  title: "evidence is kept, and nobody may delete it",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: "An intrusion is found after weeks, and a short retention, a switched-off key or one allowed deletion takes away for ever what the logs held. Evidence is what a trail, AWS Config, GuardDuty or a flow log writes to, and what has the tag, the name or the component of a baseline.",
  fix: "keep logs for at least minimumDays, leave their key on, and let no policy of the bucket allow a deletion",
  frameworks: [
    { framework: "mitre-attack", version: "17", id: "T1070" },
    { framework: "mitre-attack", version: "17", id: "T1562.008" },
  ],
  types: [BUCKET, LIFECYCLE, POLICY, GROUP, KEY, TRAIL],
  needs: [],
  uses: [],
  options,

  check(stack, { minimumDays = LEAST_DAYS }) {
    const verdicts = judge(stack, minimumDays);
    return verdicts.length > 0 ? verdicts : [pass];
  },

  examples: {
    pass: [
      {
        title: "a bucket of a trail that keeps a year",
        subject: { resources: [trail("s3BucketName"), bucket(), expiring(365)] },
      },
      {
        title: "a group of a trail that keeps for ever",
        subject: { resources: [trail("cloudWatchLogsGroupArn"), group(0)] },
      },
      { title: "a group of a workload that keeps a week", subject: { resources: [group(7)] } },
      {
        title: "a bucket of a workload that keeps a day",
        subject: { resources: [bucket(), expiring(1)] },
      },
      {
        title: "a policy that lets CloudTrail write",
        subject: { resources: [trail("s3BucketName"), bucket(), policy("s3:PutObject", "s3:GetBucketAcl")] },
      },
      {
        title: "a rule of a life cycle that is disabled",
        subject: {
          resources: [
            trail("s3BucketName"),
            bucket(),
            beside(LIFECYCLE, { rules: [{ status: "Disabled", expiration: { days: 1 } }] }),
          ],
        },
      },
    ],
    fail: [
      {
        title: "a bucket of a trail that keeps a week",
        subject: { resources: [trail("s3BucketName"), bucket(), expiring(7)] },
      },
      {
        title: "the same as v6 and CloudFormation write it",
        subject: {
          resources: [
            trail("s3BucketName"),
            {
              type: "aws-native:s3:Bucket",
              name: "store",
              props: { lifecycleConfiguration: { rules: [{ status: "Enabled", expirationInDays: 7 }] } },
            },
          ],
        },
      },
      {
        title: "a group of a trail that keeps a week",
        subject: { resources: [trail("cloudWatchLogsGroupArn"), group(7)] },
      },
      {
        title: "a group of a flow log that keeps three days",
        subject: {
          resources: [
            group(3),
            {
              type: "aws:ec2/flowLog:FlowLog",
              name: "flow",
              props: { logDestination: UNKNOWN },
              propertyDependencies: { logDestination: ["store"] },
            },
          ],
        },
      },
      {
        title: "a group that bears the tag of the baseline",
        subject: {
          resources: [{ type: GROUP, name: "calls", props: { retentionInDays: 1, tags: { ringfence: "1.0.0" } } }],
        },
      },
      {
        title: "a key of a trail that is switched off",
        subject: { resources: [trail("kmsKeyId"), { type: KEY, name: "store", props: { isEnabled: false } }] },
      },
      {
        title: "a policy that lets somebody delete logs",
        subject: { resources: [trail("s3BucketName"), bucket(), policy("s3:Get*", "s3:Delete*")] },
      },
      {
        title: "an event data store that anybody may delete",
        subject: {
          resources: [
            {
              type: "aws:cloudtrail/eventDataStore:EventDataStore",
              name: "lake",
              props: { terminationProtectionEnabled: false },
            },
          ],
        },
      },
    ],
    unknown: [
      {
        title: "a retention that is not known",
        subject: { resources: [trail("cloudWatchLogsGroupArn"), group(UNKNOWN)] },
      },
      {
        title: "a policy that shows at the deployment",
        subject: { resources: [trail("s3BucketName"), bucket(), beside(POLICY, { policy: UNKNOWN })] },
      },
    ],
  },
};
