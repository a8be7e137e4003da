import {
  ConfigServiceClient,
  DescribeConfigurationRecordersCommand,
  DescribeConfigurationRecorderStatusCommand,
  DescribeDeliveryChannelsCommand,
  PutConfigurationRecorderCommand,
  PutDeliveryChannelCommand,
  StopConfigurationRecorderCommand,
} from "@aws-sdk/client-config-service";
import { CreateRoleCommand, GetRoleCommand } from "@aws-sdk/client-iam";
import { CreateBucketCommand, HeadBucketCommand, PutBucketPolicyCommand } from "@aws-sdk/client-s3";
import {
  DescribeHubCommand,
  EnableSecurityHubCommand,
  GetEnabledStandardsCommand,
  ListFindingAggregatorsCommand,
  SecurityHubClient,
} from "@aws-sdk/client-securityhub";
import { configBucketPolicy } from "../../domain/documents/resource-policies/config-bucket";
import { DEFAULT_REGIONS } from "../../domain/regions/regions";
import { clientsFor } from "../../sandbox/account/clients";
import { only, openTestStack, type TestStack, THREE_ANSWERS } from "../support/stack";

const HOME = "ap-southeast-2";
const USED = "us-east-1";
const OWN = "ringfence-config-recorder";
const ROLE = "AWSServiceRoleForConfig";
const BUCKET = "somebodys-history";

const SETTINGS = {
  ...THREE_ANSWERS,
  profile: "compliance",
  controls: only("config-recorder", "security-hub"),
};

const CIS_1_2 = "arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0";
const standards = (region: string) => [
  `arn:aws:securityhub:${region}::standards/aws-foundational-security-best-practices/v/1.0.0`,
  `arn:aws:securityhub:${region}::standards/cis-aws-foundations-benchmark/v/5.0.0`,
];

/** An account where somebody records one region, for a while stopped, and looks at it with Security Hub. */
describe("the compliance controls in every region of an account that has some of it", () => {
  let stack: TestStack;

  const config = (region: string) => new ConfigServiceClient(where(region));
  const hub = (region: string) => new SecurityHubClient(where(region));
  const where = (region: string) => {
    const { endpoint, credentials } = stack.session.account;
    return { endpoint, credentials, region };
  };

  /** What a region records, where to, and whether it does. */
  const recorded = async (region: string) => {
    const client = config(region);
    const { ConfigurationRecorders = [] } = await client.send(new DescribeConfigurationRecordersCommand({}));
    const { ConfigurationRecordersStatus = [] } = await client.send(new DescribeConfigurationRecorderStatusCommand({}));
    const { DeliveryChannels = [] } = await client.send(new DescribeDeliveryChannelsCommand({}));
    client.destroy();
    return {
      names: ConfigurationRecorders.map(({ name }) => name),
      on: ConfigurationRecordersStatus.map(({ recording }) => recording),
      channels: DeliveryChannels.map(({ name }) => name),
      role: ConfigurationRecorders[0]?.roleARN,
      group: ConfigurationRecorders[0]?.recordingGroup,
      bucket: DeliveryChannels[0]?.s3BucketName,
    };
  };

  /** The standards that a region is held against; none without a hub. */
  const checked = async (region: string): Promise<string[] | undefined> => {
    const client = hub(region);
    try {
      await client.send(new DescribeHubCommand({}));
      const { StandardsSubscriptions = [] } = await client.send(new GetEnabledStandardsCommand({}));
      return StandardsSubscriptions.map(({ StandardsArn }) => StandardsArn!).sort();
    } catch (error) {
      expect((error as Error).name).toBe("InvalidAccessException");
      return undefined;
    } finally {
      client.destroy();
    }
  };

  beforeAll(async () => {
    stack = await openTestStack(SETTINGS);
    const { accountId } = stack.session.account;
    const { iam, s3 } = clientsFor(stack.session.account, USED);
    const Statement = [{ Effect: "Allow", Principal: { Service: "config.amazonaws.com" }, Action: "sts:AssumeRole" }];
    const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
    const { Role } = await iam.send(new CreateRoleCommand({ RoleName: "history", AssumeRolePolicyDocument }));
    await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
    const policy = configBucketPolicy({ bucketArn: `arn:aws:s3:::${BUCKET}`, accountId });
    await s3.send(new PutBucketPolicyCommand({ Bucket: BUCKET, Policy: JSON.stringify(policy) }));
    const client = config(USED);
    const recordingGroup = { allSupported: false, resourceTypes: ["AWS::S3::Bucket" as const] };
    const ConfigurationRecorder = { name: "default", roleARN: Role!.Arn, recordingGroup };
    await client.send(new PutConfigurationRecorderCommand({ ConfigurationRecorder }));
    await client.send(new PutDeliveryChannelCommand({ DeliveryChannel: { name: "default", s3BucketName: BUCKET } }));
    await client.send(new StopConfigurationRecorderCommand({ ConfigurationRecorderName: "default" }));
    client.destroy();
    await hub(USED).send(new EnableSecurityHubCommand({}));
  });
  afterAll(() => stack.close());

  const hubArn = () => `arn:aws:securityhub:${USED}:${stack.session.account.accountId}:hub/default`;

  test("without a word about it, nothing is made, and the block that adopts it is printed", async () => {
    const { code, output } = await stack.up();
    expect(code).not.toBe(0);
    const block = output.slice(output.indexOf("ringfence:existing:"));
    for (const line of [
      `recorders:\\s+${USED}: "default"`,
      `deliveryChannels:\\s+${USED}: "default"`,
      `hubs:\\s+${USED}: "${hubArn()}"`,
    ])
      expect(block).toMatch(new RegExp(line));
    expect((await stack.resources()).filter(({ type }) => type.startsWith("aws:"))).toEqual([]);
  });

  test("with the block it comes up, and the next up and a refresh change nothing", async () => {
    const region = (value: string) => ({ [USED]: value });
    const existing = { recorders: region("default"), deliveryChannels: region("default"), hubs: region(hubArn()) };
    stack.configure({ ...SETTINGS, existing });
    expect(await stack.up()).toMatchObject({ code: 0 });
    expect(await stack.up("--expect-no-changes")).toMatchObject({ code: 0 });
    expect(await stack.run(["refresh", "--yes", "--skip-preview", "--expect-no-changes"])).toMatchObject({ code: 0 });
  });

  test("every region has a recorder that is on and delivers", async () => {
    const all = await Promise.all(DEFAULT_REGIONS.map(async (region) => ({ region, ...(await recorded(region)) })));
    const seen = all.map(({ region, names, on, channels }) => ({ region, names, on, channels }));
    const name = (region: string) => (region === USED ? "default" : OWN);
    expect(seen).toEqual(
      DEFAULT_REGIONS.map((region) => ({ region, names: [name(region)], on: [true], channels: [name(region)] })),
    );
    const own = all.filter(({ region }) => region !== USED);
    expect(new Set(own.map(({ bucket }) => bucket)).size).toBe(1);
    const everything = own.filter(({ group }) => group?.allSupported).map(({ region }) => region);
    expect(everything).toEqual([HOME]);
    expect(own.filter(({ group }) => group?.includeGlobalResourceTypes).map(({ region }) => region)).toEqual([HOME]);
  });

  test("the adopted recorder and channel are as they were, but on", async () => {
    const { group, bucket, role } = await recorded(USED);
    expect(role).toMatch(/:role\/history$/);
    expect(group).toMatchObject({ allSupported: false, resourceTypes: ["AWS::S3::Bucket"] });
    expect(bucket).toBe(BUCKET);
  });

  test("every region is held against the two standards, and the adopted hub against its own too", async () => {
    const all = await Promise.all(DEFAULT_REGIONS.map(async (region) => [region, await checked(region)] as const));
    expect(Object.fromEntries(all)).toEqual(
      Object.fromEntries(
        DEFAULT_REGIONS.map((region) => [region, [...(region === USED ? [CIS_1_2] : []), ...standards(region)].sort()]),
      ),
    );
    const { FindingAggregators = [] } = await hub(USED).send(new ListFindingAggregatorsCommand({}));
    expect(FindingAggregators.map(({ FindingAggregatorArn }) => FindingAggregatorArn!.split(":")[3])).toEqual([HOME]);
  });

  test("a recorder that somebody stops is seen by a refresh and started again", async () => {
    const client = config("eu-west-1");
    await client.send(new StopConfigurationRecorderCommand({ ConfigurationRecorderName: OWN }));
    client.destroy();
    expect(await stack.up("--refresh")).toMatchObject({ code: 0 });
    expect((await recorded("eu-west-1")).on).toEqual([true]);
  });

  test("teardown takes recorders, channels and hubs away, in AWS's order; the bucket and the role stay", async () => {
    const { bucket } = await recorded(HOME);
    const region = (value: string) => ({ [USED]: value });
    const existing = { recorders: region("default"), deliveryChannels: region("default"), hubs: region(hubArn()) };
    stack.configure({ ...SETTINGS, existing, teardown: true });
    expect(await stack.up()).toMatchObject({ code: 0 });
    expect(await stack.run(["destroy", "--yes", "--skip-preview"])).toMatchObject({ code: 0 });
    expect(await recorded(HOME)).toMatchObject({ names: [], on: [], channels: [] });
    expect(await checked(HOME)).toBeUndefined();
    const { iam, s3 } = clientsFor(stack.session.account, HOME);
    expect(await s3.send(new HeadBucketCommand({ Bucket: bucket }))).toBeDefined();
    expect((await iam.send(new GetRoleCommand({ RoleName: ROLE }))).Role?.RoleName).toBe(ROLE);
  });
});
