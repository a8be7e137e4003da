import { configBucketPolicy } from "../../../../domain/documents/resource-policies/config-bucket";
import { ACCOUNT_ID } from "../../../support/mock-account";
import { isLetIn, isShutOut } from "../../../support/simulate";

const BUCKET = "arn:aws:s3:::ringfence-config-recorder-logs-1a2b3c4";
const POLICY = configBucketPolicy({ bucketArn: BUCKET, accountId: ACCOUNT_ID });

/** A request of AWS Config, as the policy of its guide expects it. */
const fromConfig = (action: string, resource: string, account = ACCOUNT_ID, context: Record<string, string> = {}) => ({
  service: "config.amazonaws.com",
  action,
  resource,
  context: { "aws:SourceAccount": account, "aws:SecureTransport": "true", ...context },
});

const write = ({ source = ACCOUNT_ID, below = ACCOUNT_ID, acl = "bucket-owner-full-control" } = {}) =>
  fromConfig("s3:PutObject", `${BUCKET}/AWSLogs/${below}/Config/eu-west-1/2026/11/27/history.json.gz`, source, {
    "s3:x-amz-acl": acl,
  });

describe("the policy of the bucket of AWS Config", () => {
  it.each([
    ["look whose the bucket is", fromConfig("s3:GetBucketAcl", BUCKET)],
    ["look whether it is there", fromConfig("s3:ListBucket", BUCKET)],
    ["deliver for the account", write()],
  ])("lets the service %s", async (_what, call) => {
    expect(await isLetIn(POLICY, call)).toBe(true);
  });

  it.each([
    ["what it does for another account", write({ source: "999999999999" })],
    ["a look for another account", fromConfig("s3:GetBucketAcl", BUCKET, "999999999999")],
    ["files of another account", write({ below: "999999999999" })],
    ["files that the bucket would not own", write({ acl: "private" })],
    ["files beside those of AWS Config", fromConfig("s3:PutObject", `${BUCKET}/AWSLogs/${ACCOUNT_ID}/CloudTrail/x`)],
    ["a read", fromConfig("s3:GetObject", `${BUCKET}/AWSLogs/${ACCOUNT_ID}/Config/x`)],
  ])("does not let in %s", async (_what, call) => {
    expect(await isLetIn(POLICY, call)).toBe(false);
  });

  it.each(["true", "false"])("shuts out plain http, and nothing else: secure %s", async (secure) => {
    const read = { action: "s3:GetObject", resource: `${BUCKET}/log`, context: { "aws:SecureTransport": secure } };
    expect(await isShutOut(POLICY, read)).toBe(secure === "false");
  });
});
