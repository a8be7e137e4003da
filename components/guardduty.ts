import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { checkDetectors } from "../domain/guardduty";
import { assertNoProblems } from "./input-error";

export interface GuardDutyEverywhereArgs {
  /** Region codes; one detector is made in each. */
  regions: string[];
  /**
   * Features to switch on in every region beside the foundational sources: names of the GuardDuty API, such as
   * `S3_DATA_EVENTS`. Default: none; each has a price of its own.
   */
  features?: string[];
  /**
   * Region code -> id of a detector that exists already, because a region can have only one. It is adopted, and in the
   * same run given the settings of the others. An entry may stay once it is adopted. Default: none exists.
   */
  existingDetectorIds?: { [region: string]: string };
  /** Tags for the detectors. Default: none. */
  tags?: { [key: string]: pulumi.Input<string> };
}

/**
 * A GuardDuty detector in every region, which reports updated findings every 15 minutes instead of every six hours.
 * A region without a detector is a region where nobody sees the machines.
 * https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html
 *
 * @throws pulumi.RunError that lists unknown features and existing detectors outside `regions`
 */
export class GuardDutyEverywhere extends pulumi.ComponentResource {
  /** Region code -> id of its detector. */
  public readonly detectorIds: pulumi.Output<{ [region: string]: string }>;

  constructor(name: string, args: GuardDutyEverywhereArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:GuardDutyEverywhere", name, args, opts);
    const { features = [], existingDetectorIds = {}, tags } = args;
    const regions = [...new Set(args.regions)].sort();
    assertNoProblems("GuardDuty", checkDetectors({ regions, features, existingDetectorIds }));

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
      for (const feature of features) {
        new aws.guardduty.DetectorFeature(
          `${name}-${feature.toLowerCase().replaceAll("_", "-")}-${region}`,
          { region, detectorId: detector.id, name: feature, status: "ENABLED" },
          { parent: this },
        );
      }
      return detector;
    };

    this.detectorIds = pulumi.output(Object.fromEntries(regions.map((region) => [region, detectorIn(region).id])));
    this.registerOutputs({ detectorIds: this.detectorIds });
  }
}
