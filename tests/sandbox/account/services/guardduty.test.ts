import { AccountClient, EnableRegionCommand, GetRegionOptStatusCommand } from "@aws-sdk/client-account";
import {
  CreateDetectorCommand,
  CreateFilterCommand,
  DeleteDetectorCommand,
  GetAdministratorAccountCommand,
  GetDetectorCommand,
  GetFilterCommand,
  GetMasterAccountCommand,
  GuardDutyClient,
  ListDetectorsCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateDetectorCommand,
} from "@aws-sdk/client-guardduty";
import { DEFAULT_REGIONS, findRegion } from "../../../../domain/regions/regions";
import { startAccount, type SandboxAccount } from "../../../../sandbox/account/account";
import { FEATURES } from "../../../../sandbox/account/services/guardduty/feature-table";
import { connect, failure } from "../support";

let account: SandboxAccount;

beforeAll(async () => {
  account = await startAccount();
});

afterAll(() => account.stop());

const ADMINISTRATOR = "210987654321";
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
      AI_PROTECTION: "DISABLED",
      AI_ANALYST: "DISABLED",
    });
  });

  test("shows every part of a feature, asked for or not", async () => {
    const parts = async (): Promise<Record<string, unknown>> => {
      const { Features = [] } = await get();
      return Object.fromEntries(
        Features.map(({ Name, AdditionalConfiguration = [] }) => [
          Name,
          AdditionalConfiguration.map((part) => part.Name),
        ]),
      ) as Record<string, unknown>;
    };
    const all = {
      EKS_RUNTIME_MONITORING: ["EKS_ADDON_MANAGEMENT"],
      RUNTIME_MONITORING: ["EKS_ADDON_MANAGEMENT", "ECS_FARGATE_AGENT_MANAGEMENT", "EC2_AGENT_MANAGEMENT"],
      RDS_LOGIN_EVENTS: ["RDS_DATA_RISK"],
      S3_DATA_EVENTS: [],
    };
    expect(await parts()).toMatchObject(all);
    const Features = [{ Name: "RUNTIME_MONITORING" as const, Status: "ENABLED" as const }];
    await client.send(new UpdateDetectorCommand({ DetectorId, Features }));
    expect(await parts()).toMatchObject(all);
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

  test("has one kind of runtime monitoring, features in one form, and a frequency that exists", async () => {
    for (const change of [
      { Features: [{ Name: "RUNTIME_MONITORING" as const }, { Name: "EKS_RUNTIME_MONITORING" as const }] },
      { Features: [{ Name: "S3_DATA_EVENTS" as const }], DataSources: { S3Logs: { Enable: true } } },
      { FindingPublishingFrequency: "HOURLY" as "ONE_HOUR" },
      {
        Features: [
          {
            Name: "S3_DATA_EVENTS" as const,
            AdditionalConfiguration: [{ Name: "EC2_AGENT_MANAGEMENT" as const, Status: "ENABLED" as const }],
          },
        ],
      },
    ])
      expect({
        change,
        ...(await failure(client.send(new UpdateDetectorCommand({ DetectorId, ...change })))),
      }).toMatchObject({ change, code: "BadRequestException", status: 400 });
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

describe("a region", () => {
  const optIn = async (region: string) => {
    const client = connect(AccountClient, account);
    await client.send(new EnableRegionCommand({ RegionName: region }));
    for (let reads = 0; reads < 2; reads++) await client.send(new GetRegionOptStatusCommand({ RegionName: region }));
  };
  const MALWARE = { Name: "EBS_MALWARE_PROTECTION" as const, Status: "DISABLED" as const };

  test("that lacks a feature shows none of it, and refuses whoever names it", async () => {
    await optIn("ap-east-2");
    const client = inRegion("ap-east-2");
    const refused = {
      code: "BadRequestException",
      message:
        "The request is rejected because the feature EBS_MALWARE_PROTECTION is not available in the current region.",
    };
    const create = new CreateDetectorCommand({ Enable: true, Features: [MALWARE] });
    expect(await failure(client.send(create))).toMatchObject(refused);
    const { DetectorId } = await client.send(new CreateDetectorCommand({ Enable: true }));
    const update = new UpdateDetectorCommand({ DetectorId, Features: [MALWARE] });
    expect(await failure(client.send(update))).toMatchObject(refused);
    const { Features } = await client.send(new GetDetectorCommand({ DetectorId }));
    expect(Object.keys(statuses(Features))).not.toContain("EBS_MALWARE_PROTECTION");
  });

  test.each(FEATURES.filter(({ absentFrom }) => absentFrom !== undefined))(
    "without $name is known",
    ({ absentFrom }) => {
      for (const region of absentFrom!.regions) expect(findRegion(region)?.name).toBe(region);
      expect(absentFrom!.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
    },
  );
});

// AWS answers an account without one with success and no content:
// https://docs.aws.amazon.com/guardduty/latest/APIReference/API_GetAdministratorAccount.html
test("a member is told who its administrator is, another account nothing", async () => {
  const client = inRegion("eu-west-3");
  const [DetectorId] = (await client.send(new ListDetectorsCommand({}))).DetectorIds!;
  const ask = async () => {
    const { Administrator } = await client.send(new GetAdministratorAccountCommand({ DetectorId }));
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the older name is what is tested
    const { Master } = await client.send(new GetMasterAccountCommand({ DetectorId }));
    return [Administrator, Master];
  };
  expect(await ask()).toEqual([undefined, undefined]);
  account.circumstances.guardDutyAdministrator = ADMINISTRATOR;
  const administrator = { AccountId: ADMINISTRATOR, RelationshipStatus: "Enabled" };
  expect(await ask()).toEqual([administrator, administrator]);
  account.circumstances.guardDutyAdministrator = undefined;
  const unknown = new GetAdministratorAccountCommand({ DetectorId: "0".repeat(32) });
  expect(await failure(client.send(unknown))).toMatchObject({ code: "BadRequestException", message: NOT_OWNED });
});

test("a member's detector keeps the frequency of its administrator", async () => {
  const client = inRegion("eu-west-3");
  const [DetectorId] = (await client.send(new ListDetectorsCommand({}))).DetectorIds!;
  account.circumstances.guardDutyAdministrator = ADMINISTRATOR;
  const update = (change: object) => client.send(new UpdateDetectorCommand({ DetectorId, ...change }));
  expect(await failure(update({ FindingPublishingFrequency: "FIFTEEN_MINUTES" }))).toMatchObject({
    code: "BadRequestException",
  });
  await update({ Enable: true, Features: [{ Name: "S3_DATA_EVENTS", Status: "DISABLED" }] });
  account.circumstances.guardDutyAdministrator = undefined;
  await update({ FindingPublishingFrequency: "FIFTEEN_MINUTES" });
});

test("nobody creates a detector with both kinds of runtime monitoring", async () => {
  const client = inRegion("eu-west-2");
  const [DetectorId] = (await client.send(new ListDetectorsCommand({}))).DetectorIds!;
  await client.send(new DeleteDetectorCommand({ DetectorId }));
  const Features = (["RUNTIME_MONITORING", "EKS_RUNTIME_MONITORING"] as const).map((Name) => ({ Name }));
  expect(await failure(client.send(new CreateDetectorCommand({ Enable: true, Features })))).toMatchObject({
    code: "BadRequestException",
  });
});
