import { CloudTrailClient, CreateTrailCommand, UpdateTrailCommand } from "@aws-sdk/client-cloudtrail";
import { CreateBucketCommand, PutBucketPolicyCommand, S3Client } from "@aws-sdk/client-s3";
import { startAccount, type SandboxAccount } from "../../../../sandbox/account/account";
import { trailBucketPolicy } from "../../../../domain/documents/resource-policies/trail-bucket";
import { logBucket } from "../../../support/log-bucket";
import { connect, failure } from "../support";

let account: SandboxAccount;
beforeAll(async () => {
  account = await startAccount();
});
afterAll(() => account.stop());

const create = (Name: string, S3BucketName: string) =>
  connect(CloudTrailClient, account).send(new CreateTrailCommand({ Name, S3BucketName }));

test("a trail needs a bucket that is there", async () => {
  expect((await failure(create("nowhere", "not-there"))).code).toBe("S3BucketDoesNotExistException");
});

test("a trail needs a bucket that lets it write", async () => {
  await connect(S3Client, account).send(new CreateBucketCommand({ Bucket: "closed" }));
  expect((await failure(create("shut-out", "closed"))).code).toBe("InsufficientS3BucketPolicyException");
});

test("a trail needs a bucket that lets it write, and not another trail", async () => {
  const s3 = connect(S3Client, account);
  await s3.send(new CreateBucketCommand({ Bucket: "of-one" }));
  const trailArn = "arn:aws:cloudtrail:us-east-1:123456789012:trail/one";
  const policy = trailBucketPolicy({ bucketArn: "arn:aws:s3:::of-one", accountId: "123456789012", trailArn });
  await s3.send(new PutBucketPolicyCommand({ Bucket: "of-one", Policy: JSON.stringify(policy) }));
  expect((await failure(create("other", "of-one"))).code).toBe("InsufficientS3BucketPolicyException");
  await create("one", "of-one");
});

test("a trail cannot be moved into a bucket that does not let it write", async () => {
  await logBucket(connect(S3Client, account), "open");
  const { TrailARN: Name } = await create("moving", "open");
  const move = new UpdateTrailCommand({ Name, S3BucketName: "closed" });
  expect((await failure(connect(CloudTrailClient, account).send(move))).code).toBe(
    "InsufficientS3BucketPolicyException",
  );
});
