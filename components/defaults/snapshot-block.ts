import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { madeIn } from "../../domain/settings/left-alone";
import { assertArguments } from "../control/arguments";
import type { Build } from "../control/build";
import { planned } from "../control/planned";

export interface SnapshotBlockArgs {
  /** Region codes; the setting is made in each. */
  regions: string[];
  /** `block-all-sharing` or `block-new-sharing`. Default: block-all-sharing. */
  state?: string;
}

/**
 * No EBS snapshot is shared with everybody; those that are public already become private while it holds, unless `state` is
 * `block-new-sharing`. Sharing with single accounts is not touched. Removing the resource opens the region again.
 * https://docs.aws.amazon.com/ebs/latest/userguide/block-public-access-snapshots.html
 *
 * @throws pulumi.RunError when `regions` is empty or names a region that there is not
 */
export class SnapshotBlock extends pulumi.ComponentResource {
  constructor(name: string, args: SnapshotBlockArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:SnapshotBlock", name, args, opts);
    assertArguments("snapshot block", args);
    const { state = "block-all-sharing" } = args;
    for (const region of [...new Set(args.regions)].sort()) {
      new aws.ebs.SnapshotBlockPublicAccess(`${name}-${region}`, { region, state }, { parent: this });
    }
    this.registerOutputs();
  }
}

export const snapshotBlock: Build = {
  controls: ["snapshot-block"],
  build: ({ plan, name, opts }) => {
    new SnapshotBlock(
      name,
      planned({
        regions: madeIn(plan, "snapshot-block", plan.regions.covered),
        state: plan.options["snapshot-block"].state,
      }),
      opts,
    );
    return {};
  },
};
