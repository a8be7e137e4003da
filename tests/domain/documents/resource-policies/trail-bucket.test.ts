import { trailBucketPolicy } from "../../../../domain/documents/resource-policies/trail-bucket";
import { ACCOUNT_ID } from "../../../support/mock-account";
import { isLetIn, isShutOut } from "../../../support/simulate";

const BUCKET = "arn:aws:s3:::ringfence-audit-trail-logs-1a2b3c4";
const ours = (name: string, account = ACCOUNT_ID) => `arn:aws:cloudtrail:ap-southeast-2:${account}:trail/${name}`;
const POLICY = trailBucketPolicy({
  bucketArn: BUCKET,
  accountId: ACCOUNT_ID,
  trailArn: ours("ringfence-audit-trail-*"),
});

/** A request of CloudTrail, as the policy of its guide expects it. */
const fromTrail = (trail: string, action: string, resource: string, context: Record<string, string> = {}) => ({
  service: "cloudtrail.amazonaws.com",
  action,
  resource,
  context: { "aws:SourceArn": trail, "aws:SecureTransport": "true", ...context },
});

const write = (trail: string, account = ACCOUNT_ID, acl = "bucket-owner-full-control") =>
  fromTrail(trail, "s3:PutObject", `${BUCKET}/AWSLogs/${account}/CloudTrail/eu-west-1/log.json.gz`, {
    "s3:x-amz-acl": acl,
  });

const OWN = ours("ringfence-audit-trail-1a2b3c4");

describe("the policy of the bucket of a trail", () => {
  it.each([
    ["look at the bucket", fromTrail(OWN, "s3:GetBucketAcl", BUCKET)],
    ["write the logs of the account", write(OWN)],
  ])("lets the trail %s", async (_what, call) => {
    expect(await isLetIn(POLICY, call)).toBe(true);
  });

  it.each([
    ["a trail of another account", write(ours("ringfence-audit-trail-1a2b3c4", "999999999999"))],
    ["another trail", write(ours("other"))],
    ["the logs of another account", write(OWN, "999999999999")],
    ["logs that the bucket would not own", write(OWN, ACCOUNT_ID, "private")],
  ])("does not let in %s", async (_what, call) => {
    expect(await isLetIn(POLICY, call)).toBe(false);
  });

  it("does not let the trail read or delete", async () => {
    const log = `${BUCKET}/AWSLogs/${ACCOUNT_ID}/log`;
    for (const action of ["s3:GetObject", "s3:DeleteObject"])
      expect(await isLetIn(POLICY, fromTrail(OWN, action, log))).toBe(false);
  });

  it.each(["true", "false"])("shuts out plain http, and nothing else: secure %s", async (secure) => {
    const read = { action: "s3:GetObject", resource: `${BUCKET}/log`, context: { "aws:SecureTransport": secure } };
    expect(await isShutOut(POLICY, read)).toBe(secure === "false");
  });
});

describe("the policy of the bucket of an organization's trail", () => {
  const ORGANIZATION = "o-abcdefghij";
  const trailArn = ours("ringfence-audit-trail-*");
  const policy = trailBucketPolicy({
    bucketArn: BUCKET,
    accountId: ACCOUNT_ID,
    trailArn,
    organizationId: ORGANIZATION,
  });

  it("lets it write the logs of the account, and of every member", async () => {
    expect(await isLetIn(policy, write(OWN))).toBe(true);
    expect(await isLetIn(policy, write(OWN, `${ORGANIZATION}/999999999999`))).toBe(true);
  });

  it.each([
    ["another organization", write(OWN, "o-zzzzzzzzzz/999999999999")],
    ["another trail", write(ours("other"), `${ORGANIZATION}/999999999999`)],
    ["a member outside its organization's folder", write(OWN, "999999999999")],
  ])("and nothing of %s", async (_what, call) => {
    expect(await isLetIn(policy, call)).toBe(false);
  });
});
