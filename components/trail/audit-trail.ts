import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { KEEP_DAYS, lockProblems } from "../../domain/controls/trail/trails";
import { minify } from "../../domain/documents/document";
import { trailBucketPolicy } from "../../domain/documents/resource-policies/trail-bucket";
import { trailKeyPolicy } from "../../domain/documents/resource-policies/trail-key";
import { assertArguments } from "../control/arguments";
import type { Build } from "../control/build";
import { logBucket } from "../control/log-bucket";
import { planned } from "../control/planned";

export interface AuditTrailArgs {
  /** Region code of trail, bucket and key. The trail records every region. */
  region: string;
  /** How long logs are kept, in days, 90 to 3650. Default: 365. */
  keepDays?: number;
  /** For how long nobody can delete a log, in days, at most `keepDays`. Default: no lock. */
  lockDays?: number;
  /** Encrypt the logs with a key of their own, about 1 USD a month. Default: false. */
  encrypt?: boolean;
  /**
   * Id of the organization whose members it records as well, `o-...`; only the account that manages it can make such a trail.
   * Default: it records this account.
   */
  organizationId?: pulumi.Input<string>;
  /** ARN of a log group in `region` that the trail sends to as well, with `:*` behind it. Default: none. */
  logGroupArn?: pulumi.Input<string>;
  /** ARN of the role that may write there, which comes with `logGroupArn`. Default: none. */
  logRoleArn?: pulumi.Input<string>;
  /** Tags for trail, bucket and key. Default: none. */
  tags?: { [key: string]: pulumi.Input<string> };
}

/**
 * A trail of every region that logs management events, validates its files and writes them to a bucket that takes them from
 * it alone. EventBridge gets calls of the API only while a trail logs them:
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 *
 * Bucket and key stay in the account whatever leaves the program: they are the evidence, and AWS deletes no bucket that
 * holds something.
 *
 * @throws pulumi.RunError when the region is none, or the days are out of range
 */
export class AuditTrail extends pulumi.ComponentResource {
  /** ARN of the trail. */
  public readonly trailArn: pulumi.Output<string>;
  /** Name of the bucket of its logs. */
  public readonly bucketName: pulumi.Output<string>;

  constructor(name: string, args: AuditTrailArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:AuditTrail", name, args, opts);
    assertArguments("audit trail", args, ...lockProblems(args), ...halfProblems(args));
    const { region, keepDays = KEEP_DAYS, lockDays, encrypt = false, logGroupArn, logRoleArn, tags } = args;
    const { organizationId } = args;
    const { accountId } = aws.getCallerIdentityOutput({}, { parent: this });
    const trailName = `${name}-all-regions`;
    // The trail is made after the policy of its bucket: what Pulumi adds to its name is not known yet.
    const trailArn = accountId.apply((id) => `arn:aws:cloudtrail:${region}:${id}:trail/${trailName}*`);

    const { bucket, policy } = logBucket(
      `${name}-logs`,
      {
        region,
        keepDays,
        lockDays,
        policy: (bucketArn) =>
          pulumi
            .all([accountId, trailArn, organizationId])
            .apply(([account, arn, organization]) =>
              trailBucketPolicy({ bucketArn, accountId: account, trailArn: arn, organizationId: organization }),
            ),
        tags,
      },
      this,
    );
    const key = encrypt
      ? new aws.kms.Key(
          `${name}-key`,
          {
            region,
            description: "Encrypts the logs of the audit trail of Ringfence",
            enableKeyRotation: true,
            // As the keys of the alert channel: the policy names the account, so nobody can be locked out.
            bypassPolicyLockoutSafetyCheck: true,
            policy: pulumi.all([accountId, trailArn]).apply(([id, arn]) => minify(trailKeyPolicy(id, arn))),
            tags,
          },
          { parent: this, retainOnDelete: true },
        )
      : undefined;
    const trail = new aws.cloudtrail.Trail(
      trailName,
      {
        region,
        s3BucketName: bucket.bucket,
        isMultiRegionTrail: true,
        isOrganizationTrail: organizationId === undefined ? undefined : true,
        includeGlobalServiceEvents: true,
        enableLogFileValidation: true,
        kmsKeyId: key?.arn,
        cloudWatchLogsGroupArn: logGroupArn,
        cloudWatchLogsRoleArn: logRoleArn,
        tags,
      },
      { parent: this, dependsOn: [policy] },
    );
    this.trailArn = trail.arn;
    this.bucketName = bucket.bucket;
    this.registerOutputs({ trailArn: this.trailArn, bucketName: this.bucketName });
  }
}

/** AWS takes a log group and its role together. */
const halfProblems = ({ logGroupArn, logRoleArn }: AuditTrailArgs) =>
  (logGroupArn === undefined) === (logRoleArn === undefined)
    ? []
    : [{ path: logGroupArn === undefined ? "logGroupArn" : "logRoleArn", message: "is missing; give both or none" }];

export const auditTrail: Build = {
  controls: ["audit-trail"],
  build: ({ plan, name, opts, made }) => {
    const { keepDays, lockDays, encrypt, organization } = plan.options["audit-trail"];
    const organizationId = organization ? plan.organizationId : undefined;
    const { logGroupArn, roleArn: logRoleArn } = made.trailLogs;
    const trail = { region: plan.regions.home, keepDays, lockDays, encrypt, organizationId };
    new AuditTrail(name, planned({ ...trail, logGroupArn, logRoleArn, tags: plan.tags }), opts);
    return {};
  },
};
