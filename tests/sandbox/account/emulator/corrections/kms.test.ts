import * as kms from "@aws-sdk/client-kms";
import { startAccount, type SandboxAccount } from "../../../../../sandbox/account/account";
import { connect, content, failure } from "../../support";

let account: SandboxAccount;
let client: kms.KMSClient;
let KeyId: string;

beforeAll(async () => {
  account = await startAccount();
  client = connect(kms.KMSClient, account, "eu-central-1");
  const create = new kms.CreateKeyCommand({ Description: "alerts", Tags: [{ TagKey: "team", TagValue: "soc" }] });
  KeyId = (await client.send(create)).KeyMetadata!.KeyId!;
});

afterAll(() => account.stop());

const describeKey = async () => (await client.send(new kms.DescribeKeyCommand({ KeyId }))).KeyMetadata;
const rotation = async () => content(await client.send(new kms.GetKeyRotationStatusCommand({ KeyId })));

test("a key reads back as it was created, with AWS's defaults", async () => {
  expect(await describeKey()).toMatchObject({
    Description: "alerts",
    KeyUsage: "ENCRYPT_DECRYPT",
    KeySpec: "SYMMETRIC_DEFAULT",
    KeyState: "Enabled",
    MultiRegion: false,
  });
});

test("rotation is off, then every year, then as told", async () => {
  const Arn = (await describeKey())?.Arn;
  expect(await rotation()).toEqual({ KeyId: Arn, KeyRotationEnabled: false });
  await client.send(new kms.EnableKeyRotationCommand({ KeyId }));
  expect(await rotation()).toEqual({ KeyId: Arn, KeyRotationEnabled: true, RotationPeriodInDays: 365 });
  await client.send(new kms.EnableKeyRotationCommand({ KeyId, RotationPeriodInDays: 90 }));
  expect(await rotation()).toEqual({ KeyId: Arn, KeyRotationEnabled: true, RotationPeriodInDays: 90 });
});

test("policy, description and tags change", async () => {
  const root = { AWS: `arn:aws:iam::${account.accountId}:root` };
  const statement = { Effect: "Allow", Principal: root, Action: "kms:*", Resource: "*" };
  const Policy = JSON.stringify({ Version: "2012-10-17", Id: "changed", Statement: [statement] });
  await client.send(new kms.PutKeyPolicyCommand({ KeyId, PolicyName: "default", Policy }));
  expect((await client.send(new kms.GetKeyPolicyCommand({ KeyId }))).Policy).toBe(Policy);
  await client.send(new kms.UpdateKeyDescriptionCommand({ KeyId, Description: "billing" }));
  expect((await describeKey())?.Description).toBe("billing");
  await client.send(new kms.TagResourceCommand({ KeyId, Tags: [{ TagKey: "cost", TagValue: "7" }] }));
  await client.send(new kms.UntagResourceCommand({ KeyId, TagKeys: ["team"] }));
  expect((await client.send(new kms.ListResourceTagsCommand({ KeyId }))).Tags).toEqual([
    { TagKey: "cost", TagValue: "7" },
  ]);
});

test("an alias names one key", async () => {
  const AliasName = "alias/alerts";
  await client.send(new kms.CreateAliasCommand({ AliasName, TargetKeyId: KeyId }));
  expect(await failure(client.send(new kms.CreateAliasCommand({ AliasName, TargetKeyId: KeyId })))).toMatchObject({
    code: "AlreadyExistsException",
  });
  expect((await client.send(new kms.DescribeKeyCommand({ KeyId: AliasName }))).KeyMetadata?.KeyId).toBe(KeyId);
  await client.send(new kms.DeleteAliasCommand({ AliasName }));
  expect(await failure(client.send(new kms.DescribeKeyCommand({ KeyId: AliasName })))).toMatchObject({
    code: "NotFoundException",
  });
});

test("a deleted key waits for its end", async () => {
  await client.send(new kms.ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 }));
  expect(await describeKey()).toMatchObject({ KeyState: "PendingDeletion", Enabled: false });
});
