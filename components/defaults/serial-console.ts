import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { madeIn } from "../../domain/settings/left-alone";
import { assertArguments } from "../control/arguments";
import type { Build } from "../control/build";
import { planned } from "../control/planned";

export interface SerialConsoleArgs {
  /** Region codes; the setting is made in each. */
  regions: string[];
}

/**
 * Nobody reaches a machine through its serial console, past its network. Removing the resource leaves it off.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configure-access-to-serial-console.html
 *
 * @throws pulumi.RunError when `regions` is empty or names a region that there is not
 */
export class SerialConsole extends pulumi.ComponentResource {
  constructor(name: string, args: SerialConsoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:SerialConsole", name, args, opts);
    assertArguments("serial console", args);
    for (const region of [...new Set(args.regions)].sort()) {
      new aws.ec2.SerialConsoleAccess(`${name}-${region}`, { region, enabled: false }, { parent: this });
    }
    this.registerOutputs();
  }
}

export const serialConsole: Build = {
  controls: ["serial-console"],
  build: ({ plan, name, opts }) => {
    new SerialConsole(name, planned({ regions: madeIn(plan, "serial-console", plan.regions.covered) }), opts);
    return {};
  },
};
