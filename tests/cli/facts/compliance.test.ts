import {
  ConfigServiceClient,
  PutConfigurationRecorderCommand,
  PutDeliveryChannelCommand,
} from "@aws-sdk/client-config-service";
import { CreateServiceLinkedRoleCommand } from "@aws-sdk/client-iam";
import { CreateBucketCommand, PutBucketPolicyCommand } from "@aws-sdk/client-s3";
import {
  CreateFindingAggregatorCommand,
  EnableSecurityHubCommand,
  SecurityHubClient,
} from "@aws-sdk/client-securityhub";
import { createRun } from "../../../cli/probes/run";
import { configBucketPolicy } from "../../../domain/documents/resource-policies/config-bucket";
import { readCompliance, unknownCompliance } from "../../../cli/facts/compliance";
import { type SandboxAccount, startAccount } from "../../../sandbox/account/account";
import { clientsFor } from "../../../sandbox/account/clients";
import { planOf } from "../../support/plan";

const REGIONS = ["eu-west-1", "us-east-1"];

let account: SandboxAccount;
beforeAll(async () => {
  account = await startAccount();
});
afterAll(() => account.stop());

const read = (profile = "compliance") => {
  const { accountId, credentials, endpoint } = account;
  const run = createRun({ accountId, credentials, endpoint, deadline: 60_000 });
  return readCompliance(run, planOf({ profile }), REGIONS);
};

const everywhere = <T>(value: T) => Object.fromEntries(REGIONS.map((region) => [region, value]));

test("a new account has nothing of it", async () => {
  const nothing = everywhere({ found: undefined });
  expect(await read()).toEqual({
    recorders: nothing,
    deliveryChannels: nothing,
    hubs: nothing,
    configRole: { found: undefined },
  });
});

test("nothing is asked for controls that are off", async () => {
  const asked = account.journal.entries().length;
  expect(await read("standard")).toEqual({});
  expect(account.journal.entries()).toHaveLength(asked);
});

test("what exists is found in its region", async () => {
  const { endpoint, credentials, accountId } = account;
  const where = { endpoint, credentials, region: "us-east-1" };
  const { iam, s3 } = clientsFor(account);
  const { Role } = await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: "config.amazonaws.com" }));
  await s3.send(new CreateBucketCommand({ Bucket: "history" }));
  const policy = configBucketPolicy({ bucketArn: "arn:aws:s3:::history", accountId });
  await s3.send(new PutBucketPolicyCommand({ Bucket: "history", Policy: JSON.stringify(policy) }));
  const config = new ConfigServiceClient(where);
  const ConfigurationRecorder = { name: "default", roleARN: Role!.Arn, recordingGroup: { allSupported: true } };
  await config.send(new PutConfigurationRecorderCommand({ ConfigurationRecorder }));
  await config.send(new PutDeliveryChannelCommand({ DeliveryChannel: { name: "channel", s3BucketName: "history" } }));
  const hub = new SecurityHubClient(where);
  await hub.send(new EnableSecurityHubCommand({}));
  const { FindingAggregatorArn } = await hub.send(
    new CreateFindingAggregatorCommand({ RegionLinkingMode: "ALL_REGIONS" }),
  );
  const facts = await read();
  expect(facts.recorders!["us-east-1"]).toEqual({ found: { name: "default", everyType: true } });
  expect(facts.deliveryChannels!["us-east-1"]).toMatchObject({ found: { name: "channel" } });
  expect(facts.configRole).toEqual({ found: Role!.Arn });
  expect(facts.hubs!["us-east-1"]).toMatchObject({
    found: { arn: `arn:aws:securityhub:us-east-1:${accountId}:hub/default`, aggregator: FindingAggregatorArn },
  });
  expect(facts.hubs!["eu-west-1"]).toEqual({ found: undefined });
});

test("an account that nobody can ask is unknown, as far as a control asks", () => {
  const unknown = everywhere({ unknown: "no answer" });
  expect(unknownCompliance(planOf({ profile: "compliance" }), REGIONS, "no answer")).toEqual({
    recorders: unknown,
    deliveryChannels: unknown,
    configRole: { unknown: "no answer" },
    hubs: unknown,
  });
  expect(unknownCompliance(planOf({}), REGIONS, "no answer")).toEqual({});
});
