import {
  CreateFleetCommand,
  type EC2Client,
  EC2ServiceException,
  RequestSpotFleetCommand,
  RunInstancesCommand,
} from "@aws-sdk/client-ec2";

/** A region that nobody of the account looks at. */
export const IDLE_REGION = "eu-west-1";

/** Where the intruder starts machines. */
export const ATTACKED = [IDLE_REGION, "sa-east-1", "us-west-2", "ap-northeast-1", "eu-central-1"];

const IMAGE = "ami-0123456789abcdef0";

/** The ways to start many machines at once that intruders use: operation -> the call. */
const LAUNCHES: Record<string, (ec2: EC2Client, accountId: string) => Promise<unknown>> = {
  RunInstances: (ec2) =>
    ec2.send(new RunInstancesCommand({ ImageId: IMAGE, InstanceType: "c5.24xlarge", MinCount: 3, MaxCount: 3 })),
  RequestSpotFleet: (ec2, accountId) =>
    ec2.send(
      new RequestSpotFleetCommand({
        SpotFleetRequestConfig: {
          IamFleetRole: `arn:aws:iam::${accountId}:role/aws-ec2-spot-fleet-tagging-role`,
          TargetCapacity: 4,
          AllocationStrategy: "lowestPrice",
          SpotPrice: "4.08",
          LaunchSpecifications: [{ ImageId: IMAGE, InstanceType: "c5.24xlarge" }],
        },
      }),
    ),
  CreateFleet: (ec2) =>
    ec2.send(
      new CreateFleetCommand({
        Type: "instant",
        TargetCapacitySpecification: { TotalTargetCapacity: 5, DefaultTargetCapacityType: "on-demand" },
        LaunchTemplateConfigs: [{ LaunchTemplateSpecification: { LaunchTemplateName: "web", Version: "$Latest" } }],
      }),
    ),
};

/** What came of a launch: undefined when it was accepted, else the code of the refusal. */
export type Launched = Record<string, string | undefined>;

/** Tries every launch. */
export async function launchAll(ec2: EC2Client, accountId: string): Promise<Launched> {
  const launched: Launched = {};
  for (const [operation, launch] of Object.entries(LAUNCHES)) {
    launched[operation] = await launch(ec2, accountId).then(
      () => undefined,
      (error: unknown) => {
        if (error instanceof EC2ServiceException) return error.name;
        throw error;
      },
    );
  }
  return launched;
}
