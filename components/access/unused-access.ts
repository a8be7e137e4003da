import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { assertArguments } from "../control/arguments";
import type { Build } from "../control/build";
import { planned } from "../control/planned";

export interface UnusedAccessArgs {
  /** Region code of the analyzer; it sees the whole account from there. */
  region: string;
  /** After how many days without use something is a finding, 1 to 365. Default: 90. */
  unusedAccessAge?: number;
  /**
   * Name of an analyzer of unused access that exists already in `region`, which can have only one. It is adopted with its
   * days and exclusions. Keep the entry. Default: none exists.
   */
  existingAnalyzer?: string;
  /** Tags for the analyzer. Default: none. */
  tags?: { [key: string]: pulumi.Input<string> };
}

/**
 * An analyzer that finds roles, keys, passwords and rights of the account that nobody uses. It bills by role and user.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-create-unused.html
 *
 * @throws pulumi.RunError when the region is none, the days are out of range, or the name is none of an analyzer
 */
export class UnusedAccess extends pulumi.ComponentResource {
  constructor(name: string, args: UnusedAccessArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:UnusedAccess", name, args, opts);
    assertArguments("unused access", args);
    const { region, unusedAccessAge = 90, existingAnalyzer, tags } = args;
    new aws.accessanalyzer.Analyzer(
      `${name}-analyzer`,
      {
        region,
        analyzerName: existingAnalyzer ?? name,
        type: "ACCOUNT_UNUSED_ACCESS",
        configuration: { unusedAccess: { unusedAccessAge } },
        tags,
      },
      {
        parent: this,
        // Days are changed by another analyzer, and a region takes one: the first has to go before.
        deleteBeforeReplace: true,
        ...(existingAnalyzer === undefined
          ? {}
          : { import: `${existingAnalyzer}@${region}`, ignoreChanges: ["configuration"] }),
      },
    );
    this.registerOutputs();
  }
}

export const unusedAccess: Build = {
  controls: ["unused-access"],
  build: ({ plan, name, opts }) => {
    const { unusedAccessAge } = plan.options["unused-access"];
    const { unusedAccessAnalyzer: existingAnalyzer } = plan.settings.existing;
    const args = { region: plan.regions.home, unusedAccessAge, existingAnalyzer, tags: plan.tags };
    new UnusedAccess(name, planned(args), opts);
    return {};
  },
};
