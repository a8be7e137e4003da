import { readRecord, wasDenied } from "../../../domain/replay/record";
import { trailRecord, userOf } from "../../support/trail-records";

const RECORD = trailRecord(userOf("anna"), "ec2.amazonaws.com", "RunInstances", "eu-west-1");

describe("a record is read", () => {
  it.each<[string, unknown]>([
    ["as CloudTrail writes it", RECORD],
    ["from an answer of LookupEvents", { EventId: "e", CloudTrailEvent: JSON.stringify(RECORD) }],
    ["from an event of EventBridge", { "detail-type": "AWS API Call via CloudTrail", detail: RECORD }],
    ["from an event of CloudWatch Logs", { timestamp: 1, message: JSON.stringify(RECORD) }],
  ])("%s", (_, value) => {
    expect(readRecord(value)).toMatchObject({
      state: "call",
      record: { eventName: "RunInstances", awsRegion: "eu-west-1", userIdentity: RECORD.userIdentity },
    });
  });

  it.each<[string, unknown]>([
    ["digest files", { digestStartTime: "2026-11-01T00:00:00Z", logFiles: [], awsAccountId: "1" }],
    ["Insights", { ...RECORD, eventType: "AwsCloudTrailInsight", insightDetails: {} }],
    ["aggregated events", { eventCategory: "Aggregated", eventName: "GetObject" }],
    ["sign-ins to the console", { ...RECORD, eventType: "AwsConsoleSignIn" }],
    ["events of AWS services", { ...RECORD, eventType: "AwsServiceEvent" }],
  ])("as something beside calls: %s", (what, value) => {
    expect(readRecord(value)).toEqual({ state: "beside", what });
  });

  it.each<[string, unknown]>([
    ["a record without awsRegion", { ...RECORD, awsRegion: undefined }],
    ["a record without eventName and eventTime", { ...RECORD, eventName: 7, eventTime: "" }],
    ["no record of CloudTrail", { version: "2", srcaddr: "10.0.0.1" }],
    ["no object", [RECORD]],
    ["an answer of LookupEvents whose CloudTrailEvent is no record", { CloudTrailEvent: "{" }],
  ])("not from %s", (why, value) => {
    expect(readRecord(value)).toEqual({ state: "unreadable", why });
  });
});

it.each([
  ["AccessDenied", true],
  ["AccessDeniedException", true],
  ["Client.UnauthorizedOperation", true],
  ["Client.DryRunOperation", false],
  ["ValidationException", false],
  [undefined, false],
])("with the code %s was denied: %p", (errorCode, denied) => {
  const read = readRecord({ ...RECORD, errorCode });
  expect(read.state === "call" && wasDenied(read.record)).toBe(denied);
});
