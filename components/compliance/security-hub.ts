import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { accountOf, DEFAULT_STANDARDS, regionOf, standardArn } from "../../domain/controls/compliance/hubs";
import { outsideProblems } from "../../domain/controls/defaults/existing";
import { assertArguments } from "../control/arguments";
import type { Build } from "../control/build";
import { decidedFor, planned } from "../control/planned";

export interface SecurityHubArgs {
  /** Region codes; Security Hub CSPM is switched on in each. */
  regions: string[];
  /** The one of `regions` where findings of all gather. */
  homeRegion: string;
  /** Standards to check: cis, fsbp, nist-800-53, pci-dss. Default: cis and fsbp. */
  standards?: string[];
  /**
   * Region code -> ARN of a hub that exists already, because a region can have only one. It is adopted; its settings and
   * its other standards stay. Keep the entry. Default: none exists.
   */
  existingHubs?: { [region: string]: string };
  /**
   * ARN of the account's finding aggregator, because an account can have only one. It is adopted in its region and gathers
   * all regions then. Keep it. Default: none exists.
   */
  existingAggregatorArn?: string;
}

/**
 * What the account has already, as far as the baseline finds out by itself: an argument that is there in the second run only
 * would be a change of the component.
 */
type Found = Pick<SecurityHubArgs, "existingAggregatorArn">;

/**
 * Security Hub CSPM in every region with the standards that are named, and no others, and an aggregator that gathers the
 * findings of all regions at home. It needs AWS Config in these regions. Removing a hub disables it, and its findings are
 * lost.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/what-is-securityhub.html
 *
 * @throws pulumi.RunError that lists unknown standards, what exists outside `regions`, and regions that there are not
 */
export class SecurityHub extends pulumi.ComponentResource {
  constructor(name: string, args: SecurityHubArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:SecurityHub", name, args, opts);
    const { homeRegion, standards = DEFAULT_STANDARDS, existingHubs = {} } = args;
    const { existingAggregatorArn } = decidedFor<Found>(args, () => args);
    const regions = [...new Set(args.regions)].sort();
    assertArguments("security hub", args, ...outsideProblems("existingHubs", existingHubs, regions));
    const hubIn = (region: string): aws.securityhub.Account => {
      const existing = existingHubs[region];
      const hub = new aws.securityhub.Account(
        `${name}-${region}`,
        {
          region,
          enableDefaultStandards: false,
          autoEnableControls: true,
          controlFindingGenerator: "SECURITY_CONTROL",
        },
        {
          parent: this,
          // Said once, when the hub is made, and never told again; a difference would disable the hub and make another:
          // https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/securityhub_account
          ignoreChanges: [
            "enableDefaultStandards",
            ...(existing === undefined ? [] : ["autoEnableControls", "controlFindingGenerator"]),
          ],
          // The region belongs to the id: the provider would look for it in its own region.
          ...(existing === undefined ? {} : { import: `${accountOf(existing)}@${region}` }),
        },
      );
      for (const standard of standards) {
        new aws.securityhub.StandardsSubscription(
          `${name}-${standard}-${region}`,
          { region, standardsArn: standardArn(standard, region) },
          { parent: this, dependsOn: [hub] },
        );
      }
      return hub;
    };
    const hubs = regions.map(hubIn);
    const gathersIn = existingAggregatorArn === undefined ? homeRegion : regionOf(existingAggregatorArn);
    new aws.securityhub.FindingAggregator(
      `${name}-aggregator`,
      { region: gathersIn, linkingMode: "ALL_REGIONS" },
      {
        parent: this,
        dependsOn: hubs.filter((_hub, index) => regions[index] === gathersIn),
        ...(existingAggregatorArn === undefined ? {} : { import: existingAggregatorArn }),
      },
    );
    this.registerOutputs();
  }
}

export const securityHub: Build = {
  controls: ["security-hub"],
  build: ({ plan, name, opts }) => {
    const { covered: regions, home: homeRegion } = plan.regions;
    const { standards } = plan.options["security-hub"];
    const { hubs: existingHubs } = plan.settings.existing;
    const found: Found = { existingAggregatorArn: plan.findingAggregatorArn };
    new SecurityHub(name, planned({ regions, homeRegion, standards, existingHubs }, found), opts);
    return {};
  },
};
