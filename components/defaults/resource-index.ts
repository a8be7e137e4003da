import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { aggregatorProblems, outsideProblems } from "../../domain/controls/defaults/existing";
import { assertArguments } from "../control/arguments";
import type { Build } from "../control/build";
import { planned } from "../control/planned";

export interface ResourceIndexArgs {
  /** Region codes; one index is made in each. */
  regions: string[];
  /** The one of `regions` whose index has the resources of all, and the view. Default: none, so that each has its own. */
  aggregatorRegion?: string;
  /**
   * Region code -> ARN of an index that exists already, because a region can have only one. It is adopted. Keep the entry.
   * Default: none exists.
   */
  existingIndexes?: { [region: string]: string };
  /** Tags for the indexes and the view. Default: none. */
  tags?: { [key: string]: pulumi.Input<string> };
}

/**
 * An index of Resource Explorer in every region, that of one region with the resources of all of them, and a default view
 * there: one search finds a machine wherever it runs. An account has one aggregator, and 24 hours after it is removed none.
 * https://docs.aws.amazon.com/resource-explorer/latest/userguide/welcome.html
 *
 * @throws pulumi.RunError that lists existing indexes outside `regions`, and regions that there are not
 */
export class ResourceIndex extends pulumi.ComponentResource {
  constructor(name: string, args: ResourceIndexArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:ResourceIndex", name, args, opts);
    const { aggregatorRegion, existingIndexes = {}, tags } = args;
    const regions = [...new Set(args.regions)].sort();
    assertArguments(
      "resource index",
      args,
      ...outsideProblems("existingIndexes", existingIndexes, regions),
      ...aggregatorProblems("aggregatorRegion", aggregatorRegion, regions),
    );
    const indexes = regions.map((region) => {
      const existing = existingIndexes[region];
      const type = region === aggregatorRegion ? "AGGREGATOR" : "LOCAL";
      const adopted = existing === undefined ? {} : { import: existing };
      return new aws.resourceexplorer.Index(`${name}-${region}`, { region, type, tags }, { parent: this, ...adopted });
    });
    const aggregator = indexes[regions.indexOf(aggregatorRegion ?? "")];
    if (aggregator) {
      new aws.resourceexplorer.View(
        `${name}-view-${aggregatorRegion}`,
        { region: aggregatorRegion, defaultView: true, includedProperties: [{ name: "tags" }], tags },
        { parent: this, dependsOn: [aggregator] },
      );
    }
    this.registerOutputs();
  }
}

export const resourceIndex: Build = {
  controls: ["resource-index"],
  build: ({ plan, name, opts }) => {
    const { covered, home } = plan.regions;
    const { aggregatorRegion = home } = plan.options["resource-index"];
    const { indexes: existingIndexes } = plan.settings.existing;
    const args = planned({ regions: covered, aggregatorRegion, existingIndexes, tags: plan.tags });
    new ResourceIndex(name, args, opts);
    return {};
  },
};
