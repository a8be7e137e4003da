import { ConfigRecorder, type ConfigRecorderArgs } from "../../../components";
import { recordingGroup } from "../../../domain/controls/compliance/recorders";
import { configBucketPolicy } from "../../../domain/documents/resource-policies/config-bucket";
import { ACCOUNT_ID } from "../../support/mock-account";
import { record, resources, type Registration, valueOf } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const HOME = "ap-southeast-2";
const IDLE = "eu-west-1";
const BUCKET = "it-logs-1a2b3c4";
const ROLE = `arn:aws:iam::${ACCOUNT_ID}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`;

const build = (args: Partial<ConfigRecorderArgs> = {}) =>
  record(() => new ConfigRecorder("it", { regions: [IDLE, HOME, HOME], homeRegion: HOME, ...args }));

/** Those of AWS Config. */
const declared = async (args: Partial<ConfigRecorderArgs> = {}) =>
  resources((await build(args)).registrations).filter(({ type }) => type.startsWith("aws:cfg/"));

const channel = (region: string) => ({
  type: "aws:cfg/deliveryChannel:DeliveryChannel",
  name: `it-${region}`,
  inputs: { region, name: "it", s3BucketName: BUCKET },
});
const recorder = (region: string, group: object, name = "it") => ({
  type: "aws:cfg/recorder:Recorder",
  name: `it-${region}`,
  inputs: { region, name, roleArn: ROLE, recordingGroup: group },
});
const status = (region: string, name = "it") => ({
  type: "aws:cfg/recorderStatus:RecorderStatus",
  name: `it-${region}`,
  inputs: { region, name, isEnabled: true },
});

/** What must be there before it, by type. */
const after = (registrations: readonly Registration[], type: string, region: string) =>
  registrations
    .find((each) => each.type === `aws:cfg/${type}` && each.name === `it-${region}`)!
    .dependencies.map((urn) => urn.split("::")[2]!.split("$").at(-1));

describe("ConfigRecorder", () => {
  it("records everything in each region, once, and IAM at home alone", async () => {
    expect(await declared()).toEqual([
      channel(HOME),
      channel(IDLE),
      recorder(HOME, recordingGroup(false, true)),
      recorder(IDLE, recordingGroup(false, false)),
      status(HOME),
      status(IDLE),
    ]);
  });

  it("records the short list in idle regions", async () => {
    const group = (await declared({ idleRegions: [IDLE] })).find(({ name, type }) =>
      type.includes("/recorder:") ? name === `it-${IDLE}` : false,
    )!.inputs["recordingGroup"] as { allSupported: boolean; resourceTypes: string[] };
    expect(group.allSupported).toBe(false);
    expect(group.resourceTypes).toContain("AWS::EC2::Instance");
    expect(group.resourceTypes).not.toContain("AWS::IAM::Role");
  });

  it("delivers to one closed bucket at home, which takes files of AWS Config alone and stays", async () => {
    const { registrations, result } = await build({ keepDays: 400, tags: { team: "a" } });
    const bucket = registrations.filter(({ type }) => type.startsWith("aws:s3/"));
    expect(bucket).toHaveLength(6);
    expect(bucket.filter(({ retainOnDelete, inputs }) => !retainOnDelete || inputs["region"] !== HOME)).toEqual([]);
    const policy = configBucketPolicy({ bucketArn: `arn:aws:s3:::${BUCKET}`, accountId: ACCOUNT_ID });
    expect(bucket.find(({ type }) => type.includes("Policy:"))!.inputs["policy"]).toBe(JSON.stringify(policy));
    expect(bucket.find(({ type }) => type.includes("Lifecycle"))!.inputs).toMatchObject({
      rules: [{ expiration: { days: 400 } }],
    });
    expect(await valueOf(result.bucketName)).toBe(BUCKET);
  });

  // StartConfigurationRecorder: "You must have created a delivery channel"; DeleteDeliveryChannel: "you must stop the
  // customer managed configuration recorder" first. The engine removes in the reverse order.
  it("starts a recorder once it has a channel, which needs the recorder and the bucket's policy", async () => {
    const { registrations } = await build();
    expect(after(registrations, "recorder:Recorder", IDLE)).toContain("aws:iam/serviceLinkedRole:ServiceLinkedRole");
    expect(after(registrations, "deliveryChannel:DeliveryChannel", IDLE)).toEqual(
      expect.arrayContaining(["aws:cfg/recorder:Recorder", "aws:s3/bucketPolicy:BucketPolicy"]),
    );
    expect(after(registrations, "recorderStatus:RecorderStatus", IDLE)).toEqual(
      expect.arrayContaining(["aws:cfg/recorder:Recorder", "aws:cfg/deliveryChannel:DeliveryChannel"]),
    );
  });

  it("makes the role of AWS Config, or takes the one that is there, and keeps it in any case", async () => {
    const roleOf = async (args: Partial<ConfigRecorderArgs>) =>
      (await build(args)).registrations.find(({ type }) => type.includes("serviceLinkedRole"));
    expect(await roleOf({})).toMatchObject({
      name: "it-role",
      inputs: { awsServiceName: "config.amazonaws.com" },
      importId: "",
      retainOnDelete: true,
    });
    expect(await roleOf({ existingRoleArn: ROLE })).toMatchObject({
      importId: ROLE,
      ignoreChanges: ["description", "tags"],
    });
  });

  it("adopts a recorder with its role and types, switches it on, and leaves the channel that is there", async () => {
    const existing = { existingRecorders: { [IDLE]: "default" }, existingDeliveryChannels: { [IDLE]: "default" } };
    const { registrations } = await build(existing);
    const ofConfig = resources(registrations).filter(({ type }) => type.startsWith("aws:cfg/"));
    expect(ofConfig.filter(({ name }) => name === `it-${IDLE}`)).toEqual([
      recorder(IDLE, recordingGroup(false, false), "default"),
      status(IDLE, "default"),
    ]);
    expect(registrations.filter(({ importId }) => importId !== "")).toMatchObject([
      {
        type: "aws:cfg/recorder:Recorder",
        importId: `default@${IDLE}`,
        ignoreChanges: ["roleArn", "recordingGroup", "recordingMode"],
      },
    ]);
  });

  it("refuses what makes no sense, all at once", async () => {
    const args = { homeRegion: "ap-southest-2", keepDays: 1, existingRecorders: { "eu-west-2": "x" } };
    expect(await refusal(() => build(args))).toBe(
      [
        "config recorder: 3 problems",
        "  - keepDays: expected a whole number of days from 90 to 3650, received 1",
        '  - homeRegion: unknown region "ap-southest-2", did you mean "ap-southeast-2"?; allowed are the codes of the aws partition, such as us-east-1',
        "  - existingRecorders.eu-west-2: the region is not one of regions (ap-southeast-2, eu-west-1)",
      ].join("\n"),
    );
  });
});
