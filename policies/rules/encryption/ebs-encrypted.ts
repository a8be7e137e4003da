import * as v from "valibot";
import { expected } from "../../../domain/fields/shapes";
import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { fail, notApplicable, undetermined } from "../../engine/verdict";
import { change } from "../../facts/change";
import { judgeKinds, ofKinds } from "../../facts/kind";
import { firstOf, isGiven, positionOf } from "../../facts/members";
import { valuesAt } from "../../facts/table";
import { nameOf } from "../../facts/thing";
import { regionList } from "../../settings";
import { regionOf } from "../regions/placement";
import { BLOCK_DEVICES, VOLUME_SOURCES, type BlockDevices } from "./block-devices";
import type { Property, Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";

/** Whether the region of a resource encrypts what is made without a word about it. */
type ByDefault = "yes" | "no" | "unknown";

interface Device {
  readonly device: Property;
  readonly absent: BlockDevices["absent"];
}

/** Every volume that a resource declares; a device that is taken away, or is a disk of the host, is none. */
const devicesOf = ({ type, props }: Resource): Device[] =>
  BLOCK_DEVICES.filter(({ things }) => things.includes(nameOf(type))).flatMap(({ paths, absent }) =>
    paths
      .flatMap((path) => (path === "" ? [props] : valuesAt(props, path).flatMap((each) => each.items())))
      .filter((device) => positionOf(device.get("noDevice")) !== "on" && !isGiven(device.get("virtualName")))
      .map((device) => ({ device, absent })),
  );

const KINDS = BLOCK_DEVICES.flatMap(({ things }) => things);

const isAmong = ({ type }: Resource): boolean => KINDS.includes(nameOf(type));

const isTemplate = ({ type }: Resource): boolean => nameOf(type) === "ec2:launchtemplate";

function judgeDevice({ device, absent }: Device, byDefault: ByDefault): Verdict[] {
  const encrypted = device.get("encrypted");
  const position = positionOf(encrypted);
  if (position === "unknown") return [undetermined(encrypted.path)];
  if (position === "on" || (position === "absent" && absent === "inherited")) return [];
  if (byDefault === "unknown")
    return [undetermined(encrypted.path, "the region is not known, and not every region encrypts by default")];
  const source = firstOf(device, VOLUME_SOURCES);
  if (position === "absent" && (source.state === "unknown" || isGiven(source))) {
    return [undetermined(encrypted.path, `what ${source.path} names decides; say true to be sure`)];
  }
  return [fail(encrypted.path, show(encrypted.value), "true")];
}

/** A template is deployed in the region of its stack. */
function byDefaultIn(resource: Resource, regions: true | readonly string[] | undefined): ByDefault {
  if (regions === true) return "yes";
  if (regions === undefined) return "no";
  const { state, value } = regionOf(resource);
  if (state !== "known") return "unknown";
  return regions.some((region) => region === value) ? "yes" : "no";
}

const options = { encryptedByDefault: ["ap-southeast-2"] };
const example = (title: string, type: string, props: Record<string, unknown>) => ({ title, subject: { type, props } });

const encryptedByDefault = v.pipe(
  v.optional(v.union([v.literal(true), regionList], expected("true, or a list of region codes"))),
  v.metadata({ shape: "true, or list of region codes" }),
  v.description(
    "Regions where EBS encryption by default is on (`true`: in every one): what is made there is encrypted whether a program says so or not.",
  ),
);

export const ebsEncrypted: ResourceRule<never, never, { encryptedByDefault: typeof encryptedByDefault }> = {
  id: "ebs-encrypted",
  kind: "resource",
  title: "every EBS volume that a program declares is encrypted",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: "A snapshot of an unencrypted volume can be shared with any account, and read there; one that is encrypted is of no use without the key.",
  fix: "write encrypted: true, or name the regions with encryption by default in encryptedByDefault of this rule",
  frameworks: [{ framework: "fsbp", version: "1.0.0", id: "EC2.3" }],
  types: ofKinds("volumes, what declares block devices, and copies of images and snapshots", KINDS),
  needs: [],
  uses: [],
  options: { encryptedByDefault },

  check(resource, { encryptedByDefault: regions }) {
    const byDefault = byDefaultIn(resource, regions);
    if (byDefault === "yes") return [notApplicable("the region encrypts by default")];
    // Without a device of its own a machine gets those of its image, which nothing here tells of: encrypted where the
    // image is, or where the region encrypts by default, which ebs-default-encryption-on looks after.
    // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/AMIEncryption.html
    if (isAmong(resource) && devicesOf(resource).length === 0) {
      return [notApplicable("no volume is declared; image and region decide")];
    }
    return judgeKinds(resource, KINDS, (one) => devicesOf(one).flatMap((device) => judgeDevice(device, byDefault)));
  },

  remediate: (resource) =>
    devicesOf(resource)
      .filter((device) => judgeDevice(device, "no").some(({ kind }) => kind === "fail"))
      // Only what a template of machines says of volumes is for machines to come.
      .map(({ device }) => change(device.get("encrypted"), true, !isTemplate(resource))),

  examples: {
    pass: [
      example("an encrypted volume", "aws:ebs/volume:Volume", { encrypted: true, size: 8 }),
      example("a machine whose volumes are encrypted", "aws:ec2/instance:Instance", {
        rootBlockDevice: { encrypted: true },
        ebsBlockDevices: [{ deviceName: "/dev/sdb", encrypted: true }],
      }),
      example("a machine with the volumes of its image", "aws:ec2/instance:Instance", { ami: "ami-1" }),
      example("a machine with a disk of its host", "aws-native:ec2:Instance", {
        blockDeviceMappings: [{ deviceName: "/dev/sdb", virtualName: "ephemeral0" }],
      }),
      example("a device that is taken away", "aws:ec2/launchConfiguration:LaunchConfiguration", {
        ebsBlockDevices: [{ deviceName: "/dev/sdb", noDevice: true }],
      }),
      example("a template, which has its switch as text", "aws:ec2/launchTemplate:LaunchTemplate", {
        blockDeviceMappings: [{ ebs: { encrypted: "true", volumeSize: 8 } }],
      }),
      example("a template of Cloud Control", "aws-native:ec2:LaunchTemplate", {
        launchTemplateData: { blockDeviceMappings: [{ ebs: { encrypted: true } }] },
      }),
      example("a task with a volume, which is encrypted unless told otherwise", "aws:ecs/service:Service", {
        volumeConfiguration: { name: "data", managedEbsVolume: { sizeInGb: 8 } },
      }),
      example("an encrypted copy of an image", "aws:ec2/amiCopy:AmiCopy", { encrypted: true, sourceAmiId: "ami-1" }),
      example("a template without volumes", "aws:cloudformation/stack:Stack", {
        templateBody: JSON.stringify({ Resources: { Topic: { Type: "AWS::SNS::Topic" } } }),
      }),
      {
        title: "a volume in a region that encrypts by default",
        options,
        subject: { type: "aws:ebs/volume:Volume", props: { region: "ap-southeast-2", encrypted: false } },
      },
      {
        title: "a volume in an account that encrypts by default everywhere",
        options: { encryptedByDefault: true },
        subject: { type: "aws:ebs/volume:Volume", props: { size: 8 } },
      },
    ],
    fail: [
      example("a volume that does not say it", "aws:ebs/volume:Volume", { size: 8 }),
      example("a volume that says no", "aws:ebs/volume:Volume", { encrypted: false }),
      example("a root volume that does not say it", "aws:ec2/instance:Instance", {
        rootBlockDevice: { volumeSize: 20 },
      }),
      example("one of two volumes", "aws:ec2/instance:Instance", {
        ebsBlockDevices: [
          { deviceName: "/dev/sdb", encrypted: true },
          { deviceName: "/dev/sdc", encrypted: false },
        ],
      }),
      example("a template with a switch as text", "aws:ec2/launchTemplate:LaunchTemplate", {
        blockDeviceMappings: [{ ebs: { encrypted: "false" } }],
      }),
      example("a launch configuration", "aws:ec2/launchConfiguration:LaunchConfiguration", {
        rootBlockDevice: { volumeType: "gp3" },
      }),
      example("a spot request", "aws:ec2/spotInstanceRequest:SpotInstanceRequest", {
        rootBlockDevice: { volumeSize: 100 },
      }),
      example("a spot fleet", "aws:ec2/spotFleetRequest:SpotFleetRequest", {
        launchSpecifications: [{ rootBlockDevices: [{ volumeSize: 100 }] }],
      }),
      example("a copy of an image", "aws:ec2/amiCopy:AmiCopy", { sourceAmiId: "ami-1" }),
      example("a task whose volume is told not to be", "aws:ecs/service:Service", {
        volumeConfiguration: { name: "data", managedEbsVolume: { encrypted: false } },
      }),
      example("a volume of Cloud Control", "aws-native:ec2:Volume", { size: 8 }),
      example("a machine of Cloud Control", "aws-native:ec2:Instance", {
        blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeSize: 8 } }],
      }),
      example("a template of Cloud Control", "aws-native:ec2:LaunchTemplate", {
        launchTemplateData: { blockDeviceMappings: [{ ebs: { volumeSize: 8 } }] },
      }),
      example("a volume of any Terraform provider", "aws:index/ebsVolume:EbsVolume", { size: 8 }),
      example("a machine of any Terraform provider", "aws:index/instance:Instance", {
        ebsBlockDevice: [{ deviceName: "/dev/sdb", encrypted: false }],
      }),
      example("a volume in the template of a stack", "aws:cloudformation/stack:Stack", {
        templateBody: JSON.stringify({ Resources: { Data: { Type: "AWS::EC2::Volume", Properties: { Size: 8 } } } }),
      }),
      {
        title: "a volume in a region that does not encrypt by default",
        options,
        subject: { type: "aws:ebs/volume:Volume", props: { region: "us-east-1", size: 8 } },
      },
    ],
    unknown: [
      example("a volume that another resource decides about", "aws:ebs/volume:Volume", { encrypted: UNKNOWN }),
      example("devices that are not known yet", "aws:ec2/instance:Instance", { ebsBlockDevices: UNKNOWN }),
      example("a volume that is made of a snapshot", "aws:ebs/volume:Volume", { snapshotId: "snap-1" }),
      {
        title: "a volume in a region that is not known yet",
        options,
        subject: { type: "aws:ebs/volume:Volume", props: { region: UNKNOWN, size: 8 } },
      },
    ],
  },
};
