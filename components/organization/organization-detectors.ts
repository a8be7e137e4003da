import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { planStates } from "../../domain/controls/detection/plans";
import { AutoEnable } from "../../domain/controls/organization/auto-enable";
import { assertArguments } from "../control/arguments";
import type { Build } from "../control/build";
import { planned } from "../control/planned";

export interface OrganizationDetectorsArgs {
  /** Region codes; the organization is configured in each. */
  regions: string[];
  /** Region code -> id of this account's detector there. */
  detectorIds: { [region: string]: pulumi.Input<string> };
  /** For whom GuardDuty is switched on: ALL, NEW or NONE. Default: NEW. */
  members?: AutoEnable;
  /**
   * Plans to switch on in the same members, by their names in the GuardDuty API. Default: none; each that AWS switches on in a
   * new detector is kept off.
   */
  features?: string[];
}

/**
 * What the administrator of GuardDuty decides for the members of an organization, in every region: who gets a detector, and
 * with which plans.
 * https://docs.aws.amazon.com/guardduty/latest/ug/set-guardduty-auto-enable-preferences.html
 *
 * @throws pulumi.RunError that lists regions without a detector, and every other argument that is wrong
 */
export class OrganizationDetectors extends pulumi.ComponentResource {
  constructor(name: string, args: OrganizationDetectorsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:OrganizationDetectors", name, args, opts);
    const { detectorIds, members = AutoEnable.New, features = [] } = args;
    const regions = [...new Set(args.regions)].sort();
    const without = regions.filter((region) => detectorIds[region] === undefined);
    const missing = {
      path: "detectorIds",
      message: `has no detector of ${without.join(", ")}; add it, or leave the region out`,
    };
    assertArguments("organization detectors", args, ...(without.length > 0 ? [missing] : []));
    for (const region of regions) {
      const detectorId = detectorIds[region]!;
      const configuration = new aws.guardduty.OrganizationConfiguration(
        `${name}-${region}`,
        { region, detectorId, autoEnableOrganizationMembers: members },
        { parent: this },
      );
      for (const { feature, status } of planStates(region, { features, adopted: false })) {
        // The provider knows no such plan of an organization.
        if (feature === "AI_ANALYST") continue;
        new aws.guardduty.OrganizationConfigurationFeature(
          `${name}-${feature.toLowerCase().replaceAll("_", "-")}-${region}`,
          { region, detectorId, name: feature, autoEnable: status === "ENABLED" ? members : AutoEnable.None },
          // Each sends again for whom GuardDuty is switched on, so that has to be set before; parts of a plan as in guardduty.ts.
          { parent: this, dependsOn: [configuration], ignoreChanges: ["additionalConfigurations"] },
        );
      }
    }
    this.registerOutputs();
  }
}

export const organizationDetectors: Build = {
  controls: ["organization-detectors"],
  build: ({ plan, name, opts, made }) => {
    const { members, features } = plan.options["organization-detectors"];
    const args = { regions: plan.regions.covered, detectorIds: { ...made.detectorIds }, members, features };
    new OrganizationDetectors(name, planned(args), opts);
    return {};
  },
};
