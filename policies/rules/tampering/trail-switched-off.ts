import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { fail, undetermined } from "../../engine/verdict";
import { kindOf, ofKinds } from "../../facts/kind";
import { recordedBy } from "../../facts/recorded-events";
import type { Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";
import { isFalse, isTrue, judgeDeclared, weakened, type Weakening } from "./weakening";

const TRAIL = "cloudtrail:trail";
const STORE = "cloudtrail:eventdatastore";

/**
 * Absent, a trail of the provider logs and takes global services in; CloudFormation demands `IsLogging`.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudtrail-trail.html
 */
const SWITCHES: readonly Weakening[] = [
  { kind: TRAIL, paths: ["enableLogging", "isLogging"], isWeak: isFalse, expected: "true" },
  { kind: STORE, paths: ["ingestionEnabled"], isWeak: isFalse, expected: "true" },
  { kind: STORE, paths: ["suspend"], isWeak: isTrue, expected: "false" },
];

/** A trail of one region alone may leave global services out, where another one has them; one of all regions may not. */
function judgeGlobal({ type, props }: Resource): Verdict[] {
  const everywhere = props.get("isMultiRegionTrail");
  const global = props.get("includeGlobalServiceEvents");
  if (kindOf(type) !== TRAIL || (everywhere.state === "known" && !isTrue(everywhere.value))) return [];
  if (everywhere.state === "absent" || global.state === "absent") return [];
  if (global.state === "unknown") return [undetermined(global.path)];
  if (!isFalse(global.value)) return [];
  return [everywhere.state === "unknown" ? undetermined(everywhere.path) : fail(global.path, "false", "true")];
}

function judgeEvents({ type, props }: Resource): Verdict[] {
  if (![TRAIL, STORE].includes(kindOf(type))) return [];
  const { what, by } = recordedBy(props);
  if (what === "unknown") return [undetermined(by.path)];
  return what === "a part"
    ? [fail(by.path, show(by.value), "every management event, reads and writes, KMS included")]
    : [];
}

const example = (title: string, props: Record<string, unknown>, type = "aws:cloudtrail/trail:Trail") => ({
  title,
  subject: { type, props },
});
const advanced = (...fieldSelectors: object[]) => ({ advancedEventSelectors: [{ fieldSelectors }] });
const MANAGEMENT = { field: "eventCategory", equals: ["Management"] };

export const trailSwitchedOff: ResourceRule = {
  id: "trail-switched-off",
  kind: "resource",
  title: "no trail is switched off, or records less than every management event",
  severity: "critical",
  level: "mandatory",
  starter: "mandatory",
  onUnknown: "advisory",
  why: "Whoever takes an account over stops the trail first. Every alarm on calls of the API hears through it, and what it left out nobody can look up afterwards.",
  fix: "leave logging on and select every management event; to save, leave data events out, never reads, writes or KMS",
  frameworks: [
    { framework: "cis-aws", version: "5.0.0", id: "3.1" },
    { framework: "cis-aws", version: "7.0.0", id: "4.1" },
    { framework: "mitre-attack", version: "17", id: "T1562.008" },
  ],
  exemptible: false,
  types: ofKinds("trails and event data stores of CloudTrail", [TRAIL, STORE]),
  needs: [],
  uses: [],
  options: {},

  check: (resource) =>
    judgeDeclared(resource, (one) => [...weakened(SWITCHES, one), ...judgeGlobal(one), ...judgeEvents(one)]),

  examples: {
    pass: [
      example("a trail that selects nothing, and so records every management event", { s3BucketName: "logs" }),
      example("management events in full, and data events of a bucket", {
        eventSelectors: [
          { includeManagementEvents: true, readWriteType: "All", dataResources: [{ type: "AWS::S3::Object" }] },
        ],
      }),
      example("reads by one selector and writes by another", {
        eventSelectors: [{ readWriteType: "ReadOnly" }, { readWriteType: "WriteOnly" }],
      }),
      example("a trail of data events, beside the one of the account", {
        eventSelectors: [
          { includeManagementEvents: false, readWriteType: "WriteOnly", dataResources: [{ type: "AWS::S3::Object" }] },
        ],
      }),
      example("an advanced selector of every management event", advanced(MANAGEMENT)),
      example(
        "one that leaves out the queries of the data API of RDS",
        advanced(MANAGEMENT, { field: "eventSource", notEquals: ["rdsdata.amazonaws.com"] }),
      ),
      example("a trail of one region that leaves global services to another", {
        isMultiRegionTrail: false,
        includeGlobalServiceEvents: false,
      }),
      example(
        "an event data store of Lambda calls",
        advanced(
          { field: "eventCategory", equals: ["Data"] },
          { field: "resources.type", equals: ["AWS::Lambda::Function"] },
        ),
        "aws:cloudtrail/eventDataStore:EventDataStore",
      ),
    ],
    fail: [
      example("a trail that does not log", { enableLogging: false }),
      example("the same of Cloud Control", { isLogging: false }, "aws-native:cloudtrail:Trail"),
      example("the same of Terraform, in words", { enableLogging: "false" }, "aws:index/cloudtrail:Cloudtrail"),
      example(
        "the same in a template",
        {
          templateBody: JSON.stringify({
            Resources: {
              Trail: { Type: "AWS::CloudTrail::Trail", Properties: { IsLogging: false, S3BucketName: "logs" } },
            },
          }),
        },
        "aws:cloudformation/stack:Stack",
      ),
      example("a trail of every region without global services", {
        isMultiRegionTrail: true,
        includeGlobalServiceEvents: false,
      }),
      example("a selector of writes only", { eventSelectors: [{ readWriteType: "WriteOnly" }] }),
      example("a selector without management events, and without data events", {
        eventSelectors: [{ includeManagementEvents: false }],
      }),
      example("a selector that leaves KMS out", {
        eventSelectors: [{ excludeManagementEventSources: ["kms.amazonaws.com"] }],
      }),
      example("an advanced selector of reads only", advanced(MANAGEMENT, { field: "readOnly", equals: ["true"] })),
      example(
        "an advanced selector that leaves IAM out",
        advanced(MANAGEMENT, { field: "eventSource", notEquals: ["iam.amazonaws.com"] }),
      ),
      example("a suspended event data store", { suspend: "true" }, "aws:cloudtrail/eventDataStore:EventDataStore"),
    ],
    unknown: [
      example("a trail that perhaps does not log", { enableLogging: UNKNOWN }),
      example("selectors that show at the deployment", { eventSelectors: UNKNOWN }),
      example("a selector whose field is not known", advanced(MANAGEMENT, { field: UNKNOWN, equals: ["true"] })),
    ],
  },
};
