import { AuditTrail, type AuditTrailArgs } from "../../../components";
import { trailBucketPolicy } from "../../../domain/documents/resource-policies/trail-bucket";
import { trailKeyPolicy } from "../../../domain/documents/resource-policies/trail-key";
import { ACCOUNT_ID } from "../../support/mock-account";
import { named, record, resources, valueOf } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const region = "ap-southeast-2";
const BUCKET = "trail-logs-1a2b3c4";
const PATTERN = `arn:aws:cloudtrail:${region}:${ACCOUNT_ID}:trail/trail-all-regions*`;
const build = (args: Partial<AuditTrailArgs> = {}) => record(() => new AuditTrail("trail", { region, ...args }));
const declared = async (args: Partial<AuditTrailArgs> = {}) => resources((await build(args)).registrations);

const of = (type: string, name: string, inputs: object) => ({
  type: `aws:${type}`,
  name,
  inputs: { region, ...inputs },
});
const setting = (kind: string, inputs: object) =>
  of(`s3/bucket${kind}:Bucket${kind}`, "trail-logs", { bucket: BUCKET, ...inputs });

const trail = (inputs: object = {}) =>
  of("cloudtrail/trail:Trail", "trail-all-regions", {
    s3BucketName: BUCKET,
    isMultiRegionTrail: true,
    includeGlobalServiceEvents: true,
    enableLogFileValidation: true,
    ...inputs,
  });
const expiry = (days: number) =>
  setting("LifecycleConfiguration", {
    rules: [
      {
        id: "expire",
        status: "Enabled",
        filter: {},
        expiration: { days },
        noncurrentVersionExpiration: { noncurrentDays: 30 },
        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
      },
    ],
  });
const policy = trailBucketPolicy({ bucketArn: `arn:aws:s3:::${BUCKET}`, accountId: ACCOUNT_ID, trailArn: PATTERN });

/** What is always made, but for the days. */
const settings = [
  setting("OwnershipControls", { rule: { objectOwnership: "BucketOwnerEnforced" } }),
  setting("Policy", { policy: JSON.stringify(policy) }),
  setting("PublicAccessBlock", {
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  }),
  setting("Versioning", { versioningConfiguration: { status: "Enabled" } }),
];

describe("AuditTrail", () => {
  it("makes a trail of every region and a closed bucket that takes its logs", async () => {
    expect(await declared()).toEqual([trail(), of("s3/bucket:Bucket", "trail-logs", {}), expiry(365), ...settings]);
  });

  it("keeps logs for as long as it is told, locks and encrypts them", async () => {
    const tags = { team: "security" };
    const keyArn = `arn:aws:kms:${region}:${ACCOUNT_ID}:key/trail-key`;
    expect(await declared({ keepDays: 400, lockDays: 90, encrypt: true, tags })).toEqual([
      trail({ kmsKeyId: keyArn, tags }),
      of("kms/key:Key", "trail-key", {
        description: "Encrypts the logs of the audit trail of Ringfence",
        enableKeyRotation: true,
        bypassPolicyLockoutSafetyCheck: true,
        policy: JSON.stringify(trailKeyPolicy(ACCOUNT_ID, PATTERN)),
        tags,
      }),
      of("s3/bucket:Bucket", "trail-logs", { tags }),
      expiry(400),
      setting("ObjectLockConfiguration", { rule: { defaultRetention: { mode: "GOVERNANCE", days: 90 } } }),
      ...settings,
    ]);
  });

  it("makes the trail once its bucket lets it write, and the policy once the bucket is closed", async () => {
    const { registrations } = await build();
    const after = (type: string) =>
      registrations
        .find((each) => each.type === `aws:${type}`)!
        .dependencies.map((urn) => urn.split("::")[2]!.split("$").at(-1));
    expect(after("cloudtrail/trail:Trail")).toContain("aws:s3/bucketPolicy:BucketPolicy");
    expect(after("s3/bucketPolicy:BucketPolicy")).toContain("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock");
  });

  it("records every member of an organization, into a bucket that takes their files", async () => {
    const organizationId = "o-abcdefghij";
    const made = await declared({ organizationId });
    expect(made).toContainEqual(trail({ isOrganizationTrail: true }));
    const bucketArn = `arn:aws:s3:::${BUCKET}`;
    const ofAll = trailBucketPolicy({ bucketArn, accountId: ACCOUNT_ID, trailArn: PATTERN, organizationId });
    expect(made).toContainEqual(setting("Policy", { policy: JSON.stringify(ofAll) }));
  });

  it("keeps bucket and key whatever leaves the program, and not the trail", async () => {
    const { registrations } = await build({ encrypt: true, lockDays: 30 });
    const kept = registrations.filter(({ retainOnDelete }) => retainOnDelete).map(({ type }) => type);
    const made = registrations.filter(({ custom }) => custom).map(({ type }) => type);
    expect(made.filter((type) => !kept.includes(type))).toEqual(["aws:cloudtrail/trail:Trail"]);
  });

  it("gives out the trail and its bucket", async () => {
    const { result, registrations } = await build();
    expect(await valueOf(result.bucketName)).toBe(BUCKET);
    expect(await valueOf(result.trailArn)).toBe(
      `arn:aws:cloudtrail:${region}:${ACCOUNT_ID}:trail/trail-all-regions-1a2b3c4`,
    );
    expect(named(registrations, "trail-all-regions")).toBeDefined();
  });

  it("refuses a region that there is not, and days that make no sense, all at once", async () => {
    expect(await refusal(() => new AuditTrail("trail", { region: "ap-southest-2", keepDays: 1, lockDays: 0.5 }))).toBe(
      [
        "audit trail: 3 problems",
        '  - region: unknown region "ap-southest-2", did you mean "ap-southeast-2"?; allowed are the codes of the aws partition, such as us-east-1',
        "  - keepDays: expected a whole number of days from 90 to 3650, received 1",
        "  - lockDays: expected a whole number of days from 1 to 3650, received 0.5",
      ].join("\n"),
    );
    expect(await refusal(() => new AuditTrail("trail", { region, lockDays: 400 }))).toBe(
      "audit trail: 1 problem\n  - lockDays: is 400, more than the 365 days that logs are kept; give at most 365, or raise keepDays",
    );
  });
});
