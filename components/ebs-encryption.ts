import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { refuse } from "./input-error";

export interface EbsEncryptionArgs {
  /** Region codes; the default is switched on in each. */
  regions: string[];
}

/**
 * New EBS volumes and snapshot copies are encrypted by default, with the AWS managed key. Volumes that exist are not
 * touched. Removing the resource switches the default off, so the baseline keeps it when it is destroyed.
 * https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html
 *
 * @throws pulumi.RunError when `regions` is empty
 */
export class EbsEncryption extends pulumi.ComponentResource {
  constructor(name: string, args: EbsEncryptionArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:EbsEncryption", name, args, opts);
    if (args.regions.length === 0) {
      refuse("EBS encryption", [{ path: "regions", message: "is empty; name at least one region" }]);
    }
    for (const region of [...new Set(args.regions)].sort()) {
      new aws.ebs.EncryptionByDefault(`${name}-${region}`, { region, enabled: true }, { parent: this });
    }
    this.registerOutputs();
  }
}
