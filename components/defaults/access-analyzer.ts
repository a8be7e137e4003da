import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { outsideProblems } from "../../domain/controls/defaults/existing";
import { assertArguments } from "../control/arguments";
import type { Build } from "../control/build";
import { planned } from "../control/planned";

export interface AccessAnalyzerArgs {
  /** Region codes; one analyzer is made in each. */
  regions: string[];
  /**
   * Region code -> name of an analyzer of external access that exists already, because a region can have only one. It is
   * adopted. Keep the entry. Default: none exists.
   */
  existingAnalyzers?: { [region: string]: string };
  /** Tags for the analyzers. Default: none. */
  tags?: { [key: string]: pulumi.Input<string> };
}

/**
 * An analyzer in every region that finds what is shared with somebody outside the account: roles, buckets, keys, queues,
 * functions. Removing it deletes its findings.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/what-is-access-analyzer.html
 *
 * @throws pulumi.RunError that lists existing analyzers outside `regions`, and regions that there are not
 */
export class AccessAnalyzer extends pulumi.ComponentResource {
  constructor(name: string, args: AccessAnalyzerArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:AccessAnalyzer", name, args, opts);
    const { existingAnalyzers = {}, tags } = args;
    const regions = [...new Set(args.regions)].sort();
    assertArguments("access analyzer", args, ...outsideProblems("existingAnalyzers", existingAnalyzers, regions));
    for (const region of regions) {
      const existing = existingAnalyzers[region];
      new aws.accessanalyzer.Analyzer(
        `${name}-${region}`,
        { region, analyzerName: existing ?? name, type: "ACCOUNT", tags },
        // The region belongs to the id: the provider would look for it in its own region.
        { parent: this, ...(existing === undefined ? {} : { import: `${existing}@${region}` }) },
      );
    }
    this.registerOutputs();
  }
}

export const accessAnalyzer: Build = {
  controls: ["access-analyzer"],
  build: ({ plan, name, opts }) => {
    const { analyzers: existingAnalyzers } = plan.settings.existing;
    new AccessAnalyzer(name, planned({ regions: plan.regions.covered, existingAnalyzers, tags: plan.tags }), opts);
    return {};
  },
};
