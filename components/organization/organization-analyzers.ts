import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { assertArguments } from "../control/arguments";
import type { Build } from "../control/build";
import { planned } from "../control/planned";

export interface OrganizationAnalyzersArgs {
  /** Region codes; one analyzer is made in each. */
  regions: string[];
  /** Tags for the analyzers. Default: none. */
  tags?: { [key: string]: pulumi.Input<string> };
}

/**
 * An analyzer in every region that finds what any member shares with somebody outside the organization. The management account
 * makes it, or the administrator of IAM Access Analyzer.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-create-external.html
 *
 * @throws pulumi.RunError that lists regions that there are not
 */
export class OrganizationAnalyzers extends pulumi.ComponentResource {
  constructor(name: string, args: OrganizationAnalyzersArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:OrganizationAnalyzers", name, args, opts);
    assertArguments("organization analyzers", args);
    for (const region of [...new Set(args.regions)].sort()) {
      new aws.accessanalyzer.Analyzer(
        `${name}-${region}`,
        { region, analyzerName: name, type: "ORGANIZATION", tags: args.tags },
        { parent: this },
      );
    }
    this.registerOutputs();
  }
}

export const organizationAnalyzers: Build = {
  controls: ["organization-analyzers"],
  build: ({ plan, name, opts }) => {
    new OrganizationAnalyzers(name, planned({ regions: plan.regions.covered, tags: plan.tags }), opts);
    return {};
  },
};
