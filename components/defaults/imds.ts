import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { madeIn } from "../../domain/settings/left-alone";
import { assertArguments } from "../control/arguments";
import type { Build } from "../control/build";
import { planned } from "../control/planned";

export interface ImdsArgs {
  /** Region codes; the setting is made in each. */
  regions: string[];
  /** How many hops an answer may take, 1 to 64. Default: 2, which a container needs. */
  hopLimit?: number;
}

/**
 * New machines answer version 2 of the instance metadata service only, where their launch does not say otherwise. Machines
 * that run are not touched. Removing the resource clears all four defaults of the region.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html
 *
 * @throws pulumi.RunError when `regions` is empty or names a region that there is not
 */
export class Imds extends pulumi.ComponentResource {
  constructor(name: string, args: ImdsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:Imds", name, args, opts);
    assertArguments("instance metadata defaults", args);
    const { hopLimit = 2 } = args;
    for (const region of [...new Set(args.regions)].sort()) {
      const defaults = { httpTokens: "required", httpPutResponseHopLimit: hopLimit };
      new aws.ec2.InstanceMetadataDefaults(`${name}-${region}`, { region, ...defaults }, { parent: this });
    }
    this.registerOutputs();
  }
}

export const imds: Build = {
  controls: ["imds"],
  build: ({ plan, name, opts }) => {
    new Imds(
      name,
      planned({ regions: madeIn(plan, "imds", plan.regions.covered), hopLimit: plan.options.imds.hopLimit }),
      opts,
    );
    return {};
  },
};
