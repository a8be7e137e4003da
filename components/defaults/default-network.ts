import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { assertArguments } from "../control/arguments";
import type { Build } from "../control/build";
import { planned } from "../control/planned";

export interface DefaultNetworkArgs {
  /** Region code -> id of the network whose default security group is emptied. */
  vpcIds: { [region: string]: string };
  /** Tags for the groups, in the place of those that they have. Default: none. */
  tags?: { [key: string]: pulumi.Input<string> };
}

/**
 * The default security group of a network without rules, so that nothing passes through it. What is in the group loses its
 * traffic at once: a component used alone asks nobody. Nothing is deleted, and removing the resource only forgets the group.
 * https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
 *
 * @throws pulumi.RunError that lists regions that there are not
 */
export class DefaultNetwork extends pulumi.ComponentResource {
  constructor(name: string, args: DefaultNetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:DefaultNetwork", name, args, opts);
    const { vpcIds, tags } = args;
    assertArguments("default network", args);
    for (const region of Object.keys(vpcIds).sort()) {
      // The empty lists are what makes a rule that somebody adds show: without them the provider takes over what it finds.
      const rules = { ingress: [], egress: [] };
      const group = { region, vpcId: vpcIds[region], ...rules, tags };
      new aws.ec2.DefaultSecurityGroup(`${name}-${region}`, group, { parent: this });
    }
    this.registerOutputs();
  }
}

export const defaultNetwork: Build = {
  controls: ["default-network"],
  build: ({ plan, name, opts }) => {
    new DefaultNetwork(name, planned({ vpcIds: plan.defaultVpcIds, tags: plan.tags }), opts);
    return {};
  },
};
