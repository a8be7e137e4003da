import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { madeIn } from "../../domain/settings/left-alone";
import { assertArguments } from "../control/arguments";
import type { Build } from "../control/build";
import { planned } from "../control/planned";

export interface ImageAllowlistArgs {
  /** Region codes; the criteria are set in each. */
  regions: string[];
  /** Region codes among `regions` where nothing is refused and AWS only shows what would be. Default: none. */
  auditedRegions?: string[];
  /** Whose images may be used beside the account's own: amazon, aws-marketplace, aws-backup-vault, account ids. Default: amazon. */
  providers?: string[];
}

/**
 * Machines start from images of Amazon and of the account itself only. Machines that run are not touched, but none is
 * replaced whose image is not allowed. Removing the resource lets every image be used again.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-allowed-amis.html
 *
 * @throws pulumi.RunError when `regions` is empty or names a region that there is not
 */
export class ImageAllowlist extends pulumi.ComponentResource {
  constructor(name: string, args: ImageAllowlistArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:ImageAllowlist", name, args, opts);
    const { auditedRegions = [], providers = ["amazon"] } = args;
    assertArguments("image allow-list", args);
    for (const region of [...new Set(args.regions)].sort()) {
      const state = auditedRegions.includes(region) ? "audit-mode" : "enabled";
      const imageCriterions = [{ imageProviders: [...providers].sort() }];
      new aws.ec2.AllowedImagesSettings(`${name}-${region}`, { region, state, imageCriterions }, { parent: this });
    }
    this.registerOutputs();
  }
}

export const imageAllowlist: Build = {
  controls: ["image-allowlist"],
  build: ({ plan, name, opts }) => {
    const { providers, inAllowedRegions } = plan.options["image-allowlist"];
    const auditedRegions = inAllowedRegions === "enabled" ? [] : plan.settings.allowedRegions;
    new ImageAllowlist(
      name,
      planned({ regions: madeIn(plan, "image-allowlist", plan.regions.covered), auditedRegions, providers }),
      opts,
    );
    return {};
  },
};
