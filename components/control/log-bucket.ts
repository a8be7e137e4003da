import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { minify, type PolicyDocument } from "../../domain/documents/document";

/** What a bucket of logs is made from. */
interface LogBucketArgs {
  /** Region code. */
  region: string;
  /** How long it keeps what is written to it, in days. */
  keepDays: number;
  /** For how long nobody can delete it, in days. Default: no lock. */
  lockDays?: number | undefined;
  /** Who may write to it, by its ARN. */
  policy: (bucketArn: string) => pulumi.Input<PolicyDocument>;
  tags?: { [key: string]: pulumi.Input<string> } | undefined;
}

/** How long S3 keeps what was overwritten or deleted, and parts of uploads that never ended. Days. */
const GONE = {
  noncurrentVersionExpiration: { noncurrentDays: 30 },
  abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
};

/**
 * A bucket for the logs of a service, and its policy, without which the service makes nothing that writes to it. It belongs
 * to the account whole, is closed to the public, keeps versions, and stays in the account whatever leaves the program: it
 * is evidence, and AWS deletes no bucket that holds something.
 *
 * @param stem of the names of the resources
 * @param parent of the resources
 */
export function logBucket(
  stem: string,
  { region, keepDays, lockDays, policy: policyOf, tags }: LogBucketArgs,
  parent: pulumi.Resource,
): { bucket: aws.s3.Bucket; policy: aws.s3.BucketPolicy } {
  const kept = (...dependsOn: pulumi.Resource[]) => ({ parent, retainOnDelete: true, dependsOn });
  const made = new aws.s3.Bucket(stem, { region, tags }, kept());
  const bucket = made.bucket;
  new aws.s3.BucketOwnershipControls(
    stem,
    { region, bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
    kept(),
  );
  const block = new aws.s3.BucketPublicAccessBlock(
    stem,
    {
      region,
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    kept(),
  );
  const versioning = new aws.s3.BucketVersioning(
    stem,
    { region, bucket, versioningConfiguration: { status: "Enabled" } },
    kept(),
  );
  // S3 takes one change of a bucket's access at a time: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html (OperationAborted)
  const policy = new aws.s3.BucketPolicy(
    stem,
    { region, bucket, policy: made.arn.apply((arn) => pulumi.output(policyOf(arn)).apply(minify)) },
    kept(block),
  );
  new aws.s3.BucketLifecycleConfiguration(
    stem,
    {
      region,
      bucket,
      rules: [{ id: "expire", status: "Enabled", filter: {}, expiration: { days: keepDays }, ...GONE }],
    },
    kept(versioning),
  );
  if (lockDays !== undefined) {
    new aws.s3.BucketObjectLockConfiguration(
      stem,
      { region, bucket, rule: { defaultRetention: { mode: "GOVERNANCE", days: lockDays } } },
      kept(versioning),
    );
  }
  return { bucket: made, policy };
}
