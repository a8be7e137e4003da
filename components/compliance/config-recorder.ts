import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { globalTypesRegion, recordingGroup } from "../../domain/controls/compliance/recorders";
import { outsideProblems } from "../../domain/controls/defaults/existing";
import { KEEP_DAYS } from "../../domain/controls/trail/trails";
import { CONFIG_SERVICE } from "../../domain/documents/own-principals";
import { configBucketPolicy } from "../../domain/documents/resource-policies/config-bucket";
import { assertArguments } from "../control/arguments";
import type { Build } from "../control/build";
import { logBucket } from "../control/log-bucket";
import { decidedFor, planned } from "../control/planned";

export interface ConfigRecorderArgs {
  /** Region codes; one recorder is made in each. */
  regions: string[];
  /** Region code of the bucket. Users, groups, roles and policies of IAM are recorded there, where it can. */
  homeRegion: string;
  /** Region codes among `regions` where only what an intruder would make is recorded. Default: none. */
  idleRegions?: string[];
  /** How long the bucket keeps what is delivered, in days, 90 to 3650. Default: 365. */
  keepDays?: number;
  /**
   * Region code -> name of a recorder that exists already, because a region can have only one. It is adopted and switched
   * on; its role and its types stay. Keep the entry. Default: none exists.
   */
  existingRecorders?: { [region: string]: string };
  /**
   * Region code -> name of a delivery channel that exists already, because a region can have only one. It is used as it is,
   * and none is made. Keep the entry. Default: none exists.
   */
  existingDeliveryChannels?: { [region: string]: string };
  /** ARN of the account's role `AWSServiceRoleForConfig`, when it is there: it is used as it is. Default: it is made. */
  existingRoleArn?: string;
  /** Tags for the bucket; AWS Config's own things take none here. Default: none. */
  tags?: { [key: string]: pulumi.Input<string> };
}

/**
 * What the account has already, as far as the baseline finds out by itself: an argument that is there in the second run only
 * would be a change of the component.
 */
type Found = Pick<ConfigRecorderArgs, "existingRoleArn">;

/**
 * A recorder of AWS Config in every region, which delivers to one bucket, and is started. AWS starts no recorder without a
 * channel, and takes no channel from one that is on: what depends on what says the order, of the making and of the removal.
 * https://docs.aws.amazon.com/config/latest/APIReference/API_StartConfigurationRecorder.html
 *
 * @throws pulumi.RunError that lists what exists outside `regions`, and regions that there are not
 */
export class ConfigRecorder extends pulumi.ComponentResource {
  /** Name of the bucket that the recorders deliver to. */
  public readonly bucketName: pulumi.Output<string>;

  constructor(name: string, args: ConfigRecorderArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:ConfigRecorder", name, args, opts);
    const { homeRegion, idleRegions = [], keepDays = KEEP_DAYS, tags } = args;
    const { existingRoleArn } = decidedFor<Found>(args, () => args);
    const { existingRecorders = {}, existingDeliveryChannels = {} } = args;
    const regions = [...new Set(args.regions)].sort();
    assertArguments(
      "config recorder",
      args,
      ...outsideProblems("existingRecorders", existingRecorders, regions),
      ...outsideProblems("existingDeliveryChannels", existingDeliveryChannels, regions),
    );
    const { accountId } = aws.getCallerIdentityOutput({}, { parent: this });
    const { bucket, policy } = logBucket(
      `${name}-logs`,
      {
        region: homeRegion,
        keepDays,
        policy: (bucketArn) => accountId.apply((account) => configBucketPolicy({ bucketArn, accountId: account })),
        tags,
      },
      this,
    );
    // AWS makes this role for its own recorders, and not for one that is put:
    // https://github.com/awslabs/landing-zone-accelerator-on-aws/issues/857
    const role = new aws.iam.ServiceLinkedRole(
      `${name}-role`,
      { awsServiceName: CONFIG_SERVICE },
      {
        parent: this,
        // Whoever records in this account does it with this role.
        retainOnDelete: true,
        ignoreChanges: ["description", "tags"],
        ...(existingRoleArn === undefined ? {} : { import: existingRoleArn }),
      },
    );

    const recorderIn = (region: string): void => {
      const existing = existingRecorders[region];
      const group = recordingGroup(idleRegions.includes(region), region === globalTypesRegion(homeRegion));
      const recorder = new aws.cfg.Recorder(
        `${name}-${region}`,
        { region, name: existing ?? name, roleArn: role.arn, recordingGroup: group },
        {
          parent: this,
          ...(existing === undefined
            ? {}
            : {
                // The region belongs to the id: the provider would look for it in its own region.
                import: `${existing}@${region}`,
                ignoreChanges: ["roleArn", "recordingGroup", "recordingMode"],
              }),
        },
      );
      const channel =
        existingDeliveryChannels[region] === undefined
          ? [
              new aws.cfg.DeliveryChannel(
                `${name}-${region}`,
                { region, name, s3BucketName: bucket.bucket },
                { parent: this, dependsOn: [recorder, policy] },
              ),
            ]
          : [];
      new aws.cfg.RecorderStatus(
        `${name}-${region}`,
        { region, name: recorder.name, isEnabled: true },
        { parent: this, dependsOn: channel },
      );
    };
    regions.forEach(recorderIn);
    this.bucketName = bucket.bucket;
    this.registerOutputs({ bucketName: this.bucketName });
  }
}

export const configRecorder: Build = {
  controls: ["config-recorder"],
  build: ({ plan, name, opts }) => {
    const { covered: regions, home: homeRegion, idle } = plan.regions;
    const { inIdleRegions, keepDays } = plan.options["config-recorder"];
    const { recorders: existingRecorders, deliveryChannels: existingDeliveryChannels } = plan.settings.existing;
    const idleRegions = inIdleRegions === "all" ? [] : idle;
    const existing = { existingRecorders, existingDeliveryChannels };
    const args = { regions, homeRegion, idleRegions, keepDays, ...existing, tags: plan.tags };
    const found: Found = { existingRoleArn: plan.configRoleArn };
    new ConfigRecorder(name, planned(args, found), opts);
    return {};
  },
};
