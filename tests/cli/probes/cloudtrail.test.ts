import { trails, trailsMadeHere } from "../../../cli/probes/cloudtrail";
import { itemsOf } from "../../support/probe-answers";

const TrailARN = "arn:aws:cloudtrail:eu-west-1:123456789012:trail/all";
const unknownTrail = Object.assign(new Error("Unknown trail"), { name: "TrailNotFoundException" });

/** What the row makes of one trail. */
const judged = async (status: object, selectors: object): Promise<boolean | undefined> => {
  const found = await itemsOf(trails, {
    DescribeTrails: [{ trailList: [{ TrailARN }] }],
    GetTrailStatus: [status],
    GetEventSelectors: [selectors],
  });
  expect(found).toMatchObject([{ id: TrailARN, arn: TrailARN }]);
  return found[0]!.readsLogged;
};

const basic = (selector: object) => ({ EventSelectors: [selector] });
const fields = (...FieldSelectors: object[]) => ({ AdvancedEventSelectors: [{ FieldSelectors }] });
const MANAGEMENT = { Field: "eventCategory", Equals: ["Management"] };

// Forms of selectors: https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html
it.each<[string, object, boolean]>([
  ["all management events, the default", basic({ ReadWriteType: "All", IncludeManagementEvents: true }), true],
  ["a selector that says nothing", basic({}), true],
  ["reads alone", basic({ ReadWriteType: "ReadOnly", IncludeManagementEvents: true }), true],
  ["writes alone", basic({ ReadWriteType: "WriteOnly", IncludeManagementEvents: true }), false],
  ["data events alone", basic({ ReadWriteType: "All", IncludeManagementEvents: false }), false],
  ["nothing", {}, false],
  ["advanced: management events", fields(MANAGEMENT), true],
  ["advanced: management events that read", fields(MANAGEMENT, { Field: "readOnly", Equals: ["true"] }), true],
  ["advanced: management events that write", fields(MANAGEMENT, { Field: "readOnly", Equals: ["false"] }), false],
  [
    "advanced: management events without those of KMS",
    fields(MANAGEMENT, { Field: "eventSource", NotEquals: ["kms.amazonaws.com"] }),
    true,
  ],
  [
    "advanced: management events of KMS alone",
    fields(MANAGEMENT, { Field: "eventSource", Equals: ["kms.amazonaws.com"] }),
    false,
  ],
  [
    "advanced: management events without those of STS",
    fields(MANAGEMENT, { Field: "eventSource", NotEquals: ["sts.amazonaws.com"] }),
    false,
  ],
  [
    "advanced: management events whose source begins with a letter",
    fields(MANAGEMENT, { Field: "eventSource", StartsWith: ["e"] }),
    false,
  ],
  ["advanced: one call", fields(MANAGEMENT, { Field: "eventName", Equals: ["CreateUser"] }), false],
  ["advanced: data events", fields({ Field: "eventCategory", Equals: ["Data"] }), false],
])("a trail with %s logs reads: %s", async (_, selectors, expected) => {
  expect(await judged({ IsLogging: true }, selectors)).toBe(expected);
});

it("a trail that was stopped logs nothing", async () => {
  expect(await judged({ IsLogging: false }, basic({}))).toBe(false);
});

it("of a trail whose selectors or status cannot be seen nothing is known, as of an organization's in a member", async () => {
  expect(await judged({ IsLogging: true }, unknownTrail)).toBeUndefined();
  expect(await judged(unknownTrail, basic({}))).toBeUndefined();
});

it.each<[string, object, { reads: boolean; writes: boolean }]>([
  ["all management events", basic({}), { reads: true, writes: true }],
  ["reads alone", basic({ ReadWriteType: "ReadOnly" }), { reads: true, writes: false }],
  ["writes alone", basic({ ReadWriteType: "WriteOnly" }), { reads: false, writes: true }],
  ["advanced: management events", fields(MANAGEMENT), { reads: true, writes: true }],
  [
    "advanced: management events that write",
    fields(MANAGEMENT, { Field: "readOnly", Equals: ["false"] }),
    { reads: false, writes: true },
  ],
  ["data events alone", basic({ IncludeManagementEvents: false }), { reads: false, writes: false }],
])("tells what a trail with %s takes, while it is off too", async (_, selectors, expected) => {
  const found = await itemsOf(trails, {
    DescribeTrails: [{ trailList: [{ TrailARN, IsMultiRegionTrail: true }] }],
    GetTrailStatus: [{ IsLogging: false }],
    GetEventSelectors: [selectors],
  });
  expect(found).toMatchObject([{ arn: TrailARN, everyRegion: true, logging: false, ...expected }]);
});

it("a trail that was made in the region is told with its bucket, its key and whose tag it has; an organization's is left out", async () => {
  const others = { TrailARN: "arn:aws:cloudtrail:eu-west-1:999999999999:trail/all", Name: "all", S3BucketName: "x" };
  const trail = { TrailARN, Name: "all", S3BucketName: "logs", KmsKeyId: "key" };
  const tags = { ResourceTagList: [{ TagsList: [{ Key: "ringfence", Value: "1" }] }] };
  const found = await itemsOf(trailsMadeHere, { DescribeTrails: [{ trailList: [others, trail] }], ListTags: [tags] });
  expect(found).toEqual([{ id: "all", arn: TrailARN, bucket: "logs", key: "key", own: true }]);
});
