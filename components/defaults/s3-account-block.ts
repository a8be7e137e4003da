import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Build } from "../control/build";

/**
 * No bucket of the account is public, whatever its own policy and ACLs say. Public buckets become private at once: a component
 * used alone asks nobody. Removing the resource makes them public again.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export class S3AccountBlock extends pulumi.ComponentResource {
  constructor(name: string, args: S3AccountBlockArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:S3AccountBlock", name, args, opts);
    const all = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };
    new aws.s3.AccountPublicAccessBlock(`${name}-account`, all, { parent: this });
    this.registerOutputs();
  }
}

/** There is nothing to choose. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- Pulumi's schema inference wants an interface
export interface S3AccountBlockArgs {}

export const s3AccountBlock: Build = {
  controls: ["s3-account-block"],
  build: ({ name, opts }) => {
    new S3AccountBlock(name, {}, opts);
    return {};
  },
};
