import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { assertArguments } from "../control/arguments";
import type { Build } from "../control/build";
import { planned } from "../control/planned";

export interface SsmSharingBlockArgs {
  /** Region codes; the setting is made in each. */
  regions: string[];
}

/**
 * No document of Systems Manager is newly shared with everybody; those that are public stay so. Removing the resource
 * allows it again.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-ssm-sharing.html
 *
 * @throws pulumi.RunError when `regions` is empty or names a region that there is not
 */
export class SsmSharingBlock extends pulumi.ComponentResource {
  constructor(name: string, args: SsmSharingBlockArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:SsmSharingBlock", name, args, opts);
    assertArguments("SSM sharing block", args);
    for (const region of [...new Set(args.regions)].sort()) {
      const setting = { settingId: "/ssm/documents/console/public-sharing-permission", settingValue: "Disable" };
      new aws.ssm.ServiceSetting(`${name}-${region}`, { region, ...setting }, { parent: this });
    }
    this.registerOutputs();
  }
}

export const ssmSharingBlock: Build = {
  controls: ["ssm-sharing-block"],
  build: ({ plan, name, opts }) => {
    new SsmSharingBlock(name, planned({ regions: plan.regions.covered }), opts);
    return {};
  },
};
