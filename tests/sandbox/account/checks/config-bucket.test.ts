import {
  ConfigServiceClient,
  PutConfigurationRecorderCommand,
  PutDeliveryChannelCommand,
} from "@aws-sdk/client-config-service";
import { CreateServiceLinkedRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { CreateBucketCommand, PutBucketPolicyCommand, S3Client } from "@aws-sdk/client-s3";
import { configBucketPolicy } from "../../../../domain/documents/resource-policies/config-bucket";
import { startAccount, type SandboxAccount } from "../../../../sandbox/account/account";
import { connect, failure } from "../support";

let account: SandboxAccount;
beforeAll(async () => {
  account = await startAccount();
});
afterAll(() => account.stop());

const config = () => connect(ConfigServiceClient, account);
const deliver = (s3BucketName: string, s3KeyPrefix?: string) =>
  config().send(new PutDeliveryChannelCommand({ DeliveryChannel: { name: "default", s3BucketName, s3KeyPrefix } }));
const record = (roleARN: string) =>
  config().send(new PutConfigurationRecorderCommand({ ConfigurationRecorder: { name: "default", roleARN } }));

/** Makes a bucket that AWS Config may deliver to for an account. */
async function bucketFor(Bucket: string, accountId: string): Promise<string> {
  const s3 = connect(S3Client, account);
  await s3.send(new CreateBucketCommand({ Bucket }));
  const policy = configBucketPolicy({ bucketArn: `arn:aws:s3:::${Bucket}`, accountId });
  await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify(policy) }));
  return Bucket;
}

test("a recorder needs a role that is there, and AWS makes none for it", async () => {
  const arn = `arn:aws:iam::${account.accountId}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`;
  expect((await failure(record(arn))).code).toBe("InvalidRoleException");
  const command = new CreateServiceLinkedRoleCommand({ AWSServiceName: "config.amazonaws.com" });
  expect((await connect(IAMClient, account).send(command)).Role?.Arn).toBe(arn);
  await record(arn);
  expect(await failure(connect(IAMClient, account).send(command))).toMatchObject({
    code: "InvalidInputException",
    message: expect.stringContaining("AWSServiceRoleForConfig has been taken in this account") as string,
  });
});

test("a channel needs a bucket that is there", async () => {
  expect((await failure(deliver("not-there"))).code).toBe("NoSuchBucketException");
});

test("a channel needs a bucket that lets AWS Config deliver for this account, to this place", async () => {
  await connect(S3Client, account).send(new CreateBucketCommand({ Bucket: "closed" }));
  await bucketFor("of-another", "999999999999");
  await bucketFor("of-ours", account.accountId);
  for (const call of [deliver("closed"), deliver("of-another"), deliver("of-ours", "elsewhere")])
    expect((await failure(call)).code).toBe("InsufficientDeliveryPolicyException");
  await deliver("of-ours");
});
