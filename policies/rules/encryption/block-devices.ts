/** Where a resource declares volumes or snapshots, and what it means when it does not say that they are encrypted. */
export interface BlockDevices {
  /** As `nameOf` spells them. */
  readonly things: readonly string[];
  /** What holds `encrypted`: members joined by dots, through lists; the resource itself is the empty path. */
  readonly paths: readonly string[];
  /**
   * - `off`: AWS makes it without encryption, unless the region encrypts by default
   * - `inherited`: something else decides that is not declared here: a template, an image, a default of the service
   */
  readonly absent: "off" | "inherited";
}

const DEVICES = ["blockDeviceMappings.ebs", "blockDeviceMapping.ebs"];
const OWN_DEVICES = ["rootBlockDevice", "ebsBlockDevices", "ebsBlockDevice", ...DEVICES];

const below = (parents: readonly string[], paths: readonly string[]): string[] =>
  parents.flatMap((parent) => paths.map((path) => `${parent}.${path}`));

/**
 * Absent: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVolume.html,
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EbsBlockDevice.html and
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CopyImage.html
 */
export const BLOCK_DEVICES: readonly BlockDevices[] = [
  {
    things: ["ec2:volume", "ec2:amicopy", "ec2:snapshotcopy", "ec2:snapshotimport", "workspacesinstances:volume"],
    paths: [""],
    absent: "off",
  },
  {
    things: [
      "ec2:instance",
      "ec2:spotinstancerequest",
      "ec2:launchconfiguration",
      "autoscaling:launchconfiguration",
      "ec2:ami",
    ],
    paths: OWN_DEVICES,
    absent: "off",
  },
  {
    things: ["ec2:launchtemplate"],
    paths: [...DEVICES, ...below(["launchTemplateData"], DEVICES)],
    absent: "off",
  },
  {
    things: ["ec2:spotfleetrequest", "ec2:spotfleet"],
    paths: [
      ...below(["launchSpecifications", "launchSpecification"], [...OWN_DEVICES, "rootBlockDevices"]),
      ...below(["spotFleetRequestConfigData.launchSpecifications"], DEVICES),
    ],
    absent: "off",
  },
  {
    // What an override leaves out comes from the template.
    things: ["ec2:fleet", "ec2:ec2fleet"],
    paths: below(["launchTemplateConfigs.overrides"], DEVICES),
    absent: "inherited",
  },
  {
    // https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_EbsInstanceBlockDeviceSpecification.html
    things: ["imagebuilder:imagerecipe", "imagebuilder:containerrecipe"],
    paths: [...DEVICES, ...below(["instanceConfiguration"], DEVICES)],
    absent: "inherited",
  },
  {
    // The provider writes true: https://www.pulumi.com/registry/packages/aws/api-docs/ecs/service/
    things: ["ecs:service"],
    paths: ["volumeConfiguration.managedEbsVolume", "volumeConfigurations.managedEbsVolume"],
    absent: "inherited",
  },
  {
    things: ["workspacesinstances:workspaceinstance"],
    paths: below(["managedInstance"], DEVICES),
    absent: "inherited",
  },
];

/** What a volume is made of; it is encrypted when that is. */
export const VOLUME_SOURCES: readonly string[] = ["snapshotId", "sourceVolumeId"];
