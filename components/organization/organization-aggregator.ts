import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { minify } from "../../domain/documents/document";
import { aggregatorTrust } from "../../domain/documents/organization/aggregator-trust";
import { ORGANIZATION_READER_ARN, OWN_PATH } from "../../domain/documents/own-principals";
import { assertArguments } from "../control/arguments";
import type { Build } from "../control/build";
import { planned } from "../control/planned";

export interface OrganizationAggregatorArgs {
  /** Code of the region where everything is gathered. */
  region: string;
  /** Tags for the aggregator and its role. Default: none. */
  tags?: { [key: string]: pulumi.Input<string> };
}

/**
 * An aggregator of AWS Config that gathers what the recorders of every member record, in every region, those that AWS opens later
 * included. The management account makes it, or the administrator of AWS Config. It records nothing by itself.
 * https://docs.aws.amazon.com/config/latest/developerguide/aggregate-data.html
 *
 * @throws pulumi.RunError when there is no such region
 */
export class OrganizationAggregator extends pulumi.ComponentResource {
  constructor(name: string, args: OrganizationAggregatorArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:OrganizationAggregator", name, args, opts);
    assertArguments("organization aggregator", args);
    const { region, tags } = args;
    const child = { parent: this };
    const role = new aws.iam.Role(
      name,
      {
        path: OWN_PATH,
        description: "With it AWS Config reads who belongs to the organization, and does nothing else",
        assumeRolePolicy: minify(aggregatorTrust()),
        tags,
      },
      child,
    );
    const reading = new aws.iam.RolePolicyAttachment(
      name,
      { role: role.name, policyArn: ORGANIZATION_READER_ARN },
      child,
    );
    new aws.cfg.ConfigurationAggregator(
      name,
      { region, name, organizationAggregationSource: { allRegions: true, roleArn: role.arn }, tags },
      // AWS Config asks for the organization with the role as soon as it gets it.
      { parent: this, dependsOn: [reading] },
    );
    this.registerOutputs();
  }
}

export const organizationAggregator: Build = {
  controls: ["organization-aggregator"],
  build: ({ plan, name, opts }) => {
    new OrganizationAggregator(name, planned({ region: plan.regions.home, tags: plan.tags }), opts);
    return {};
  },
};
