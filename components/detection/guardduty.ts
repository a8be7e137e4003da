import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { featureProblems } from "../../domain/controls/detection/detectors";
import { planStates } from "../../domain/controls/detection/plans";
import { ManagedBy } from "../../domain/controls/managed-by";
import { assertArguments } from "../control/arguments";
import { type Build, eachOf } from "../control/build";
import { planned } from "../control/planned";

export interface GuardDutyEverywhereArgs {
  /** Region codes; one detector is made in each. */
  regions: string[];
  /**
   * Protection plans to switch on in every region beside the foundational sources: names of the GuardDuty API, such as
   * `S3_DATA_EVENTS`. Default: none; each has a price of its own.
   */
  features?: string[];
  /**
   * Protection plans to switch off in every region. Default: the five that AWS switches on in a new detector, without those
   * in `features`; in a detector of `existingDetectorIds` none.
   */
  disabledFeatures?: string[];
  /**
   * Region code -> id of a detector that exists already, because a region can have only one. It is adopted, and in the
   * same run given the settings of the others; its plans are left as they are, but for those that are named. Keep the
   * entry: once it is gone, the detector counts as made here, and plans that nobody named are switched off. Default: none
   * exists.
   */
  existingDetectorIds?: { [region: string]: string };
  /** Tags for the detectors. Default: none. */
  tags?: { [key: string]: pulumi.Input<string> };
}

/**
 * A GuardDuty detector in every region, which reports updated findings every 15 minutes instead of every six hours.
 * A region without a detector is a region where nobody sees the machines. A new detector has paid plans on that nobody asked
 * for; they are switched off.
 * https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html
 *
 * @throws pulumi.RunError that lists features that are unknown or contradict each other, and existing detectors outside
 *   `regions`
 */
export class GuardDutyEverywhere extends pulumi.ComponentResource {
  /** Region code -> id of its detector. */
  public readonly detectorIds: pulumi.Output<{ [region: string]: string }>;

  constructor(name: string, args: GuardDutyEverywhereArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:GuardDutyEverywhere", name, args, opts);
    const { features = [], disabledFeatures, existingDetectorIds = {}, tags } = args;
    const regions = [...new Set(args.regions)].sort();
    const outside = Object.keys(existingDetectorIds).filter((region) => !regions.includes(region));
    const message = `the region is not covered, so its detector cannot be adopted; covered are ${regions.join(", ")}`;
    const uncovered = outside.map((region) => ({ path: `existingDetectorIds.${region}`, message }));
    assertArguments("GuardDuty", args, ...featureProblems(args), ...uncovered);

    const detectorIn = (region: string): aws.guardduty.Detector => {
      const existing = existingDetectorIds[region];
      const detector = new aws.guardduty.Detector(
        `${name}-detector-${region}`,
        { region, enable: true, findingPublishingFrequency: "FIFTEEN_MINUTES", tags },
        {
          parent: this,
          // The region belongs to the id: the provider would look for it in its own region.
          ...(existing ? { import: `${existing}@${region}` } : {}),
        },
      );
      const wishes = { features, disabledFeatures, adopted: existing !== undefined };
      for (const { feature, status } of planStates(region, wishes)) {
        new aws.guardduty.DetectorFeature(
          `${name}-${feature.toLowerCase().replaceAll("_", "-")}-${region}`,
          { region, detectorId: detector.id, name: feature, status },
          // AWS answers with every part of a plan, and adds parts to plans (data activity to RDS_LOGIN_EVENTS in October 2026).
          // The provider takes a part that nobody gave for a change that replaces, in each preview:
          // https://github.com/hashicorp/terraform-provider-aws/issues/36695
          { parent: this, ignoreChanges: ["additionalConfigurations"] },
        );
      }
      return detector;
    };

    this.detectorIds = pulumi.output(Object.fromEntries(regions.map((region) => [region, detectorIn(region).id])));
    this.registerOutputs({ detectorIds: this.detectorIds });
  }
}

export const guardduty: Build = {
  controls: ["guardduty"],
  build: ({ plan, name, opts }) => {
    const regions = plan.regions.covered;
    const ids = plan.memberDetectorIds;
    const { features, disabledFeatures, managedBy } = plan.options.guardduty;
    if (managedBy === ManagedBy.Organization) return { detectorIds: eachOf(pulumi.output(ids), Object.keys(ids)) };
    const { detectorIds: existingDetectorIds } = plan.settings.existing;
    const args = planned({ regions, features, disabledFeatures, existingDetectorIds, tags: plan.tags });
    return { detectorIds: eachOf(new GuardDutyEverywhere(name, args, opts).detectorIds, regions) };
  },
};
