import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { madeIn } from "../../domain/settings/left-alone";
import { assertArguments } from "../control/arguments";
import type { Build } from "../control/build";
import { planned } from "../control/planned";

export interface NetworkClosureArgs {
  /** Region codes; each is closed. */
  regions: string[];
}

/**
 * No traffic between the networks of a region and the internet, in either direction. What runs there and uses the internet is
 * cut off at once: a component used alone asks nobody. Nothing is deleted, and removing the resource opens the region again.
 * A change takes minutes. https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html
 *
 * @throws pulumi.RunError when `regions` is empty or names a region that there is not
 */
export class NetworkClosure extends pulumi.ComponentResource {
  constructor(name: string, args: NetworkClosureArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:NetworkClosure", name, args, opts);
    assertArguments("network closure", args);
    for (const region of [...new Set(args.regions)].sort()) {
      new aws.ec2.VpcBlockPublicAccessOptions(
        `${name}-${region}`,
        { region, internetGatewayBlockMode: "block-bidirectional" },
        { parent: this },
      );
    }
    this.registerOutputs();
  }
}

export const networkClosure: Build = {
  controls: ["network-closure"],
  build: ({ plan, name, opts }) => {
    new NetworkClosure(name, planned({ regions: madeIn(plan, "network-closure", plan.regions.idle) }), opts);
    return {};
  },
};
