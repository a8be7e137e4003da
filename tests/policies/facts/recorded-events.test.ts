import { read, UNKNOWN } from "../../../policies/engine/reader";
import { recordedBy } from "../../../policies/facts/recorded-events";

const what = (props: object) => recordedBy(read(props)).what;
const advanced = (...selectors: object[][]) => ({
  advancedEventSelectors: selectors.map((fieldSelectors) => ({ fieldSelectors })),
});
const MANAGEMENT = { field: "eventCategory", equals: ["Management"] };
const DATA = { field: "eventCategory", equals: ["Data"] };
const readOnly = (value: string) => ({ field: "readOnly", equals: [value] });

// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html
describe("what a trail records of management events", () => {
  it.each<[string, object]>([
    ["nothing is selected", {}],
    ["a selector is empty", { eventSelectors: [{}] }],
    ["Terraform writes the block in the singular", { eventSelector: [{ readWriteType: "All" }] }],
    ["two selectors add up", { eventSelectors: [{ readWriteType: "ReadOnly" }, { readWriteType: "WriteOnly" }] }],
    ["two advanced selectors add up", advanced([MANAGEMENT, readOnly("true")], [MANAGEMENT, readOnly("false")])],
    ["data events come beside them", advanced([MANAGEMENT], [DATA])],
    ["another selector is not known", { eventSelectors: [{}, UNKNOWN] }],
  ])("all, when %s", (_, props) => {
    expect(what(props)).toBe("all");
  });

  it.each<[string, object]>([
    ["reads are left out", { eventSelectors: [{ readWriteType: "WriteOnly" }] }],
    ["management events are, and there are no others", { eventSelectors: [{ includeManagementEvents: false }] }],
    ["a template says so in words", { eventSelectors: [{ includeManagementEvents: "false" }] }],
    ["KMS is", { eventSelectors: [{ excludeManagementEventSources: ["kms.amazonaws.com"] }] }],
    ["writes are, by advanced selectors", advanced([MANAGEMENT, readOnly("true")])],
    ["one call is", advanced([MANAGEMENT, { field: "eventName", notEquals: ["RunInstances"] }])],
    ["selectors of two kinds each leave out the same", advanced([MANAGEMENT, readOnly("true")], [DATA])],
  ])("a part, when %s", (_, props) => {
    expect(what(props)).toBe("a part");
  });

  it.each<[string, object]>([
    ["basic", { eventSelectors: [{ includeManagementEvents: false, dataResources: [{ type: "AWS::S3::Object" }] }] }],
    ["advanced", advanced([DATA])],
  ])("data events only, by %s selectors", (_, props) => {
    expect(what(props)).toBe("data events only");
  });

  it.each<[string, object]>([
    ["the selectors", { advancedEventSelectors: UNKNOWN }],
    ["whether management events are in", { eventSelectors: [{ includeManagementEvents: UNKNOWN }] }],
    ["which calls", { eventSelectors: [{ readWriteType: UNKNOWN }] }],
    ["the category", advanced([{ field: "eventCategory", equals: [UNKNOWN] }])],
    ["whether there are data events", { eventSelectors: [{ includeManagementEvents: false, dataResources: UNKNOWN }] }],
  ])("unknown, when %s is not known", (_, props) => {
    expect(what(props)).toBe("unknown");
  });
});
