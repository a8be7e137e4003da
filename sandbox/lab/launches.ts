import { AutoScalingClient, CreateAutoScalingGroupCommand } from "@aws-sdk/client-auto-scaling";
import {
  CreateFleetCommand,
  CreateLaunchTemplateCommand,
  EC2Client,
  RequestSpotFleetCommand,
  RequestSpotInstancesCommand,
  RunInstancesCommand,
} from "@aws-sdk/client-ec2";
import type { Keeper, Launches } from "./seed";

/** How clients reach the account, in whose hand. */
export interface Reach {
  endpoint: string;
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
}

/** The machine of the incident; a kind that never was protected on spot. */
const IMAGE = "ami-0123456789abcdef0";
const SIZE = "c4.xlarge";

interface Scene {
  ec2: EC2Client;
  groups: AutoScalingClient;
  region: string;
  /** Of the template, and of the group. */
  name: string;
}

const templateOf = ({ name }: Scene) => ({ LaunchTemplateName: name, Version: "1" });

/** Each keeps one machine. */
const KEEP: Record<Keeper, (scene: Scene) => Promise<unknown>> = {
  "ec2-fleet": (scene) =>
    scene.ec2.send(
      new CreateFleetCommand({
        Type: "maintain",
        TargetCapacitySpecification: { TotalTargetCapacity: 1, DefaultTargetCapacityType: "spot" },
        LaunchTemplateConfigs: [{ LaunchTemplateSpecification: templateOf(scene) }],
      }),
    ),
  group: (scene) =>
    scene.groups.send(
      new CreateAutoScalingGroupCommand({
        AutoScalingGroupName: scene.name,
        MinSize: 1,
        MaxSize: 1,
        AvailabilityZones: [`${scene.region}a`],
        LaunchTemplate: templateOf(scene),
      }),
    ),
  "spot-request": ({ ec2 }) =>
    ec2.send(
      new RequestSpotInstancesCommand({
        Type: "persistent",
        InstanceCount: 1,
        LaunchSpecification: { ImageId: IMAGE, InstanceType: SIZE },
      }),
    ),
};

/**
 * Starts what an intruder starts in one region.
 *
 * @param name in front of the names of what is made
 */
export async function launch(
  { endpoint, credentials }: Reach,
  accountId: string,
  name: string,
  { region, spotFleet, keeper, isHeld }: Launches,
): Promise<void> {
  const ec2 = new EC2Client({ endpoint, credentials, region });
  const groups = new AutoScalingClient({ endpoint, credentials, region });
  const scene = { ec2, groups, region, name: `${name}-workers` };
  try {
    const LaunchTemplateData = { ImageId: IMAGE, InstanceType: SIZE } as const;
    await ec2.send(new CreateLaunchTemplateCommand({ LaunchTemplateName: scene.name, LaunchTemplateData }));
    await ec2.send(
      new RequestSpotFleetCommand({
        SpotFleetRequestConfig: {
          Type: "maintain",
          IamFleetRole: `arn:aws:iam::${accountId}:role/aws-ec2-spot-fleet-tagging-role`,
          TargetCapacity: spotFleet,
          AllocationStrategy: "lowestPrice",
          LaunchSpecifications: [{ ImageId: IMAGE, InstanceType: SIZE }],
        },
      }),
    );
    await KEEP[keeper](scene);
    // A spot machine cannot be protected: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_ChangingDisableAPITermination.html
    if (isHeld) {
      const machine = { ImageId: IMAGE, InstanceType: SIZE, MinCount: 1, MaxCount: 1 } as const;
      await ec2.send(new RunInstancesCommand({ ...machine, DisableApiTermination: true }));
    }
  } finally {
    ec2.destroy();
    groups.destroy();
  }
}
