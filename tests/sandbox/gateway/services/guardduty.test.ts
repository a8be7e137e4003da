import {
  CreateDetectorCommand,
  CreateFilterCommand,
  DeleteDetectorCommand,
  GetDetectorCommand,
  GetFilterCommand,
  GuardDutyClient,
  ListDetectorsCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateDetectorCommand,
} from "@aws-sdk/client-guardduty";
import { DEFAULT_REGIONS } from "../../../../domain/regions";
import { startAccount, type SandboxAccount } from "../../../../sandbox/gateway/account";
import { connect, failure } from "../support";

// An account takes a second to start, and more on a busy machine.
jest.setTimeout(60_000);

let account: SandboxAccount;

beforeAll(async () => {
  account = await startAccount();
});

afterAll(() => account.stop());

const NOT_OWNED = "The request is rejected because the input detectorId is not owned by the current account.";

const inRegion = (region: string) => connect(GuardDutyClient, account, region);

const statuses = (features: { Name?: string; Status?: string }[] | undefined) =>
  Object.fromEntries((features ?? []).map(({ Name, Status }) => [Name, Status])) as Record<string, string>;

test("each region has its own detector, and refuses a second one", async () => {
  const ids = await Promise.all(
    DEFAULT_REGIONS.map(
      async (region) => (await inRegion(region).send(new CreateDetectorCommand({ Enable: true }))).DetectorId,
    ),
  );
  expect(new Set(ids).size).toBe(DEFAULT_REGIONS.length);
  for (const [i, region] of DEFAULT_REGIONS.entries()) {
    const { DetectorIds } = await inRegion(region).send(new ListDetectorsCommand({}));
    expect(DetectorIds).toEqual([ids[i]]);
  }
  expect(await failure(inRegion("eu-west-1").send(new CreateDetectorCommand({ Enable: true })))).toEqual({
    code: "BadRequestException",
    message: "The request is rejected because a detector already exists for the current account.",
    status: 400,
  });
});

describe("a detector", () => {
  const region = "us-east-2";
  let client: GuardDutyClient;
  let DetectorId: string;

  beforeAll(async () => {
    client = inRegion(region);
    for (const id of (await client.send(new ListDetectorsCommand({}))).DetectorIds ?? [])
      await client.send(new DeleteDetectorCommand({ DetectorId: id }));
    const create = new CreateDetectorCommand({
      Enable: true,
      FindingPublishingFrequency: "FIFTEEN_MINUTES",
      Tags: { team: "security" },
      Features: [{ Name: "S3_DATA_EVENTS", Status: "DISABLED" }],
    });
    DetectorId = (await client.send(create)).DetectorId!;
  });

  const get = () => client.send(new GetDetectorCommand({ DetectorId }));

  test("reads back as it was created, with AWS's default features", async () => {
    const detector = await get();
    expect(detector).toMatchObject({
      Status: "ENABLED",
      FindingPublishingFrequency: "FIFTEEN_MINUTES",
      Tags: { team: "security" },
      ServiceRole:
        "arn:aws:iam::123456789012:role/aws-service-role/guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDuty",
      DataSources: { S3Logs: { Status: "DISABLED" }, Kubernetes: { AuditLogs: { Status: "ENABLED" } } },
    });
    expect(statuses(detector.Features)).toEqual({
      CLOUD_TRAIL: "ENABLED",
      DNS_LOGS: "ENABLED",
      FLOW_LOGS: "ENABLED",
      S3_DATA_EVENTS: "DISABLED",
      EKS_AUDIT_LOGS: "ENABLED",
      EBS_MALWARE_PROTECTION: "ENABLED",
      RDS_LOGIN_EVENTS: "ENABLED",
      LAMBDA_NETWORK_LOGS: "ENABLED",
      EKS_RUNTIME_MONITORING: "DISABLED",
      RUNTIME_MONITORING: "DISABLED",
    });
  });

  test("an update changes what it names and leaves the rest", async () => {
    const before = await get();
    const runtime = { Name: "RUNTIME_MONITORING" as const, Status: "ENABLED" as const };
    const agent = { Name: "EC2_AGENT_MANAGEMENT" as const, Status: "ENABLED" as const };
    await client.send(
      new UpdateDetectorCommand({
        DetectorId,
        FindingPublishingFrequency: "ONE_HOUR",
        Features: [{ ...runtime, AdditionalConfiguration: [agent] }],
      }),
    );
    const after = await get();
    expect(after).toMatchObject({
      Status: "ENABLED",
      FindingPublishingFrequency: "ONE_HOUR",
      Tags: before.Tags,
      CreatedAt: before.CreatedAt,
    });
    expect(statuses(after.Features)).toEqual({ ...statuses(before.Features), RUNTIME_MONITORING: "ENABLED" });
    const additional = after.Features?.find(({ Name }) => Name === "RUNTIME_MONITORING")?.AdditionalConfiguration;
    expect(statuses(additional)).toEqual({
      EKS_ADDON_MANAGEMENT: "DISABLED",
      ECS_FARGATE_AGENT_MANAGEMENT: "DISABLED",
      EC2_AGENT_MANAGEMENT: "ENABLED",
    });
  });

  test("the older form of features means the same", async () => {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the older form is what is tested
    await client.send(new UpdateDetectorCommand({ DetectorId, DataSources: { S3Logs: { Enable: true } } }));
    expect(statuses((await get()).Features)).toMatchObject({ S3_DATA_EVENTS: "ENABLED" });
  });

  test("can be suspended", async () => {
    await client.send(new UpdateDetectorCommand({ DetectorId, Enable: false }));
    expect((await get()).Status).toBe("DISABLED");
  });

  test("carries tags", async () => {
    const ResourceArn = `arn:aws:guardduty:${region}:${account.accountId}:detector/${DetectorId}`;
    await client.send(new TagResourceCommand({ ResourceArn, Tags: { team: "soc", cost: "7" } }));
    await client.send(new UntagResourceCommand({ ResourceArn, TagKeys: ["cost", "never-there"] }));
    expect((await client.send(new ListTagsForResourceCommand({ ResourceArn }))).Tags).toEqual({ team: "soc" });
    expect((await get()).Tags).toEqual({ team: "soc" });
  });

  test("carries filters, which the emulator keeps", async () => {
    const filter = {
      DetectorId,
      Name: "quiet",
      FindingCriteria: { Criterion: { severity: { Lt: 4 } } },
      Action: "ARCHIVE" as const,
    };
    await client.send(new CreateFilterCommand(filter));
    expect(await client.send(new GetFilterCommand({ DetectorId, FilterName: "quiet" }))).toMatchObject({
      Action: "ARCHIVE",
    });
  });

  test.each([
    [
      "both kinds of runtime monitoring",
      { Features: [{ Name: "RUNTIME_MONITORING" as const }, { Name: "EKS_RUNTIME_MONITORING" as const }] },
    ],
    [
      "features in both forms",
      { Features: [{ Name: "S3_DATA_EVENTS" as const }], DataSources: { S3Logs: { Enable: true } } },
    ],
    ["a frequency that is none", { FindingPublishingFrequency: "HOURLY" as "ONE_HOUR" }],
  ])("%s is refused", async (_what, change) => {
    expect(await failure(client.send(new UpdateDetectorCommand({ DetectorId, ...change })))).toMatchObject({
      code: "BadRequestException",
      status: 400,
    });
  });

  test("of another region is not known here", async () => {
    const call = inRegion("eu-west-1").send(new GetDetectorCommand({ DetectorId }));
    expect(await failure(call)).toEqual({ code: "BadRequestException", message: NOT_OWNED, status: 400 });
  });

  test("is deleted once, and makes room for another", async () => {
    await client.send(new DeleteDetectorCommand({ DetectorId }));
    expect(await failure(client.send(new DeleteDetectorCommand({ DetectorId })))).toMatchObject({ message: NOT_OWNED });
    expect(await failure(get())).toMatchObject({ message: NOT_OWNED });
    const { DetectorId: next } = await client.send(new CreateDetectorCommand({ Enable: true }));
    expect(next).not.toBe(DetectorId);
  });
});
