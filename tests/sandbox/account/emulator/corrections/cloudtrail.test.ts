import { S3Client } from "@aws-sdk/client-s3";
import { startAccount, type SandboxAccount } from "../../../../../sandbox/account/account";
import { logBucket } from "../../../../support/log-bucket";
import { connect } from "../../support";
import { rawCall } from "../../raw";

let account: SandboxAccount;

beforeAll(async () => {
  account = await startAccount();
  await logBucket(connect(S3Client, account), "trail-logs");
});

afterAll(() => account.stop());

const call = async (operation: string, input: object = {}, region = "us-east-1") => {
  const target = `com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.${operation}`;
  return (await rawCall(account, { service: "cloudtrail", target, region }, input)).body;
};

const TrailARN = "arn:aws:cloudtrail:us-east-1:123456789012:trail/all";
const ALL_MANAGEMENT = {
  ReadWriteType: "All",
  IncludeManagementEvents: true,
  DataResources: [],
  ExcludeManagementEventSources: [],
};

test("a new account has no trail", async () => {
  expect(await call("DescribeTrails")).toEqual({ trailList: [] });
  expect(await call("GetTrailStatus", { Name: "none" })).toMatchObject({ __type: "TrailNotFoundException" });
});

describe("a trail of all regions", () => {
  beforeAll(() => call("CreateTrail", { Name: "all", S3BucketName: "trail-logs", IsMultiRegionTrail: true }));

  test("is seen from each region, unless shadows are not asked for", async () => {
    const trail = { Name: "all", TrailARN, HomeRegion: "us-east-1", IsMultiRegionTrail: true };
    for (const region of ["us-east-1", "eu-west-1"])
      expect(await call("DescribeTrails", {}, region)).toMatchObject({ trailList: [trail] });
    expect(await call("DescribeTrails", { includeShadowTrails: false }, "eu-west-1")).toEqual({ trailList: [] });
  });

  test("shows nothing that it does not have", async () => {
    const { trailList } = (await call("DescribeTrails")) as { trailList: [object] };
    expect(Object.values(trailList[0])).not.toContain(null);
  });

  test("logs once it is told to, until it is told to stop", async () => {
    const isLogging = async () => (await call("GetTrailStatus", { Name: TrailARN }, "eu-west-1")).IsLogging;
    expect(await isLogging()).toBe(false);
    await call("StartLogging", { Name: "all" });
    expect(await isLogging()).toBe(true);
    await call("StopLogging", { Name: "all" });
    expect(await isLogging()).toBe(false);
  });

  test("logs all management events without selectors, then what its selectors say", async () => {
    const selectors = (region = "us-east-1") => call("GetEventSelectors", { TrailName: TrailARN }, region);
    const described = async () => (await call("DescribeTrails")).trailList as [{ HasCustomEventSelectors: boolean }];
    expect(await selectors("eu-west-1")).toMatchObject({ TrailARN, EventSelectors: [ALL_MANAGEMENT] });
    expect((await described())[0].HasCustomEventSelectors).toBe(false);

    const advanced = [{ Name: "writes", FieldSelectors: [{ Field: "eventCategory", Equals: ["Management"] }] }];
    await call("PutEventSelectors", { TrailName: "all", AdvancedEventSelectors: advanced });
    expect(await selectors()).toMatchObject({ EventSelectors: [], AdvancedEventSelectors: advanced });

    await call("PutEventSelectors", { TrailName: "all", EventSelectors: [{ ReadWriteType: "WriteOnly" }] });
    expect(await selectors()).toMatchObject({
      EventSelectors: [{ ...ALL_MANAGEMENT, ReadWriteType: "WriteOnly" }],
      AdvancedEventSelectors: [],
    });
    expect((await described())[0].HasCustomEventSelectors).toBe(true);
  });
});

describe("trails of one account", () => {
  const create = (Name: string, region?: string) => call("CreateTrail", { Name, S3BucketName: "trail-logs" }, region);
  const west = "us-west-2";

  test("have different names in a region", async () => {
    await create("twice", west);
    expect(await create("twice", west)).toMatchObject({ __type: "TrailAlreadyExistsException" });
    expect(await create("all", west)).toMatchObject({ __type: "TrailAlreadyExistsException" });
  });

  test("are described by name or ARN, and those that are not there are left out", async () => {
    const TrailARN = `arn:aws:cloudtrail:${west}:123456789012:trail/twice`;
    for (const name of ["twice", TrailARN]) {
      const answer = await call("DescribeTrails", { trailNameList: [name, "none"] }, west);
      expect(answer).toMatchObject({ trailList: [{ TrailARN }] });
    }
  });

  test("are changed in the region where they were made", async () => {
    for (const operation of ["DeleteTrail", "StopLogging", "UpdateTrail"])
      expect(await call(operation, { Name: TrailARN }, west)).toMatchObject({ __type: "InvalidHomeRegionException" });
  });

  test("are deleted by their ARN too, once", async () => {
    const Name = `arn:aws:cloudtrail:${west}:123456789012:trail/twice`;
    await call("DeleteTrail", { Name }, west);
    expect(await call("DescribeTrails", { trailNameList: [Name] }, west)).toEqual({ trailList: [] });
    expect(await call("DeleteTrail", { Name }, west)).toMatchObject({ __type: "TrailNotFoundException" });
  });

  test("are five in a region", async () => {
    // One of all regions is seen there already.
    for (const name of ["one", "two", "three", "four"]) await create(name, west);
    expect(await create("five", west)).toMatchObject({ __type: "MaximumNumberOfTrailsExceededException" });
  });
});
