import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { assertArguments } from "../control/arguments";
import type { Build } from "../control/build";
import { planned } from "../control/planned";

export interface EbsEncryptionArgs {
  /** Region codes; the default is switched on in each. */
  regions: string[];
}

/**
 * New EBS volumes and snapshot copies are encrypted by default, with the AWS managed key. Volumes that exist are not
 * touched. Removing the resource switches the default off, so the baseline keeps it when it is destroyed.
 * https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html
 *
 * @throws pulumi.RunError when `regions` is empty or names a region that there is not
 */
export class EbsEncryption extends pulumi.ComponentResource {
  constructor(name: string, args: EbsEncryptionArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:EbsEncryption", name, args, opts);
    assertArguments("EBS encryption", args);
    for (const region of [...new Set(args.regions)].sort()) {
      new aws.ebs.EncryptionByDefault(`${name}-${region}`, { region, enabled: true }, { parent: this });
    }
    this.registerOutputs();
  }
}

export const ebsEncryption: Build = {
  controls: ["ebs-encryption"],
  build: ({ plan, name, opts }) => {
    new EbsEncryption(name, planned({ regions: plan.regions.covered }), opts);
    return {};
  },
};
