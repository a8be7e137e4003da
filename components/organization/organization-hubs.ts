import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { assertArguments } from "../control/arguments";
import type { Build } from "../control/build";
import { planned } from "../control/planned";

export interface OrganizationHubsArgs {
  /** Region codes; the organization is configured in each. This account has a hub there. */
  regions: string[];
  /** Whether accounts that join from now on get a hub. Default: true. */
  newMembers?: boolean;
  /** Whether their hubs check AWS's default standards, which costs them by the check. Default: false. */
  defaultStandards?: boolean;
}

/**
 * What the administrator of Security Hub CSPM decides for accounts that join the organization, in every region, by local
 * configuration. An organization with central configuration would lose its policies by this.
 *
 * It stays when it leaves the program: to take a hub from accounts that join is a decision of its own, and no part of a removal.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/accounts-orgs-auto-enable.html
 *
 * @throws pulumi.RunError that lists regions that there are not
 */
export class OrganizationHubs extends pulumi.ComponentResource {
  constructor(name: string, args: OrganizationHubsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:OrganizationHubs", name, args, opts);
    assertArguments("organization hubs", args);
    const { newMembers = true, defaultStandards = false } = args;
    for (const region of [...new Set(args.regions)].sort()) {
      new aws.securityhub.OrganizationConfiguration(
        `${name}-${region}`,
        {
          region,
          autoEnable: newMembers,
          autoEnableStandards: newMembers && defaultStandards ? "DEFAULT" : "NONE",
          organizationConfiguration: { configurationType: "LOCAL" },
        },
        { parent: this, retainOnDelete: true },
      );
    }
    this.registerOutputs();
  }
}

export const organizationHubs: Build = {
  controls: ["organization-hubs"],
  build: ({ plan, name, opts }) => {
    const { newMembers, defaultStandards } = plan.options["organization-hubs"];
    const args = { regions: plan.regions.covered, newMembers, defaultStandards };
    new OrganizationHubs(name, planned(args), opts);
    return {};
  },
};
