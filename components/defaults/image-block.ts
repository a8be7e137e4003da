import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { madeIn } from "../../domain/settings/left-alone";
import { assertArguments } from "../control/arguments";
import type { Build } from "../control/build";
import { planned } from "../control/planned";

export interface ImageBlockArgs {
  /** Region codes; the setting is made in each. */
  regions: string[];
}

/**
 * No image is newly shared with everybody; those that are public stay so. Removing the resource only forgets it.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-public-access-to-amis.html
 *
 * @throws pulumi.RunError when `regions` is empty or names a region that there is not
 */
export class ImageBlock extends pulumi.ComponentResource {
  constructor(name: string, args: ImageBlockArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:ImageBlock", name, args, opts);
    assertArguments("image block", args);
    for (const region of [...new Set(args.regions)].sort()) {
      new aws.ec2.ImageBlockPublicAccess(`${name}-${region}`, { region, state: "block-new-sharing" }, { parent: this });
    }
    this.registerOutputs();
  }
}

export const imageBlock: Build = {
  controls: ["image-block"],
  build: ({ plan, name, opts }) => {
    new ImageBlock(name, planned({ regions: madeIn(plan, "image-block", plan.regions.covered) }), opts);
    return {};
  },
};
