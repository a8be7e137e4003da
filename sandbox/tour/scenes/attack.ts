import {
  CancelSpotFleetRequestsCommand,
  CreateFleetCommand,
  CreateLaunchTemplateCommand,
  DeleteFleetsCommand,
  DeleteLaunchTemplateCommand,
  DescribeFleetsCommand,
  DescribeInstancesCommand,
  DescribeSpotFleetRequestsCommand,
  type EC2Client,
  EC2ServiceException,
  RequestSpotFleetCommand,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from "@aws-sdk/client-ec2";

/** A region that nobody of the account looks at. */
export const IDLE_REGION = "eu-west-1";

const IMAGE = "ami-0123456789abcdef0";
const TEMPLATE = "web";

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
        LaunchTemplateConfigs: [{ LaunchTemplateSpecification: { LaunchTemplateName: TEMPLATE, Version: "$Latest" } }],
      }),
    ),
};

/** What came of a launch: undefined when it was accepted, else the code of the refusal. */
export type Launched = Record<string, string | undefined>;

/** The template of the fleet; the intruder makes it on the way in. */
export const prepareFleet = async (ec2: EC2Client): Promise<void> => {
  const LaunchTemplateData = { ImageId: IMAGE, InstanceType: "c5.24xlarge" } as const;
  await ec2.send(new CreateLaunchTemplateCommand({ LaunchTemplateName: TEMPLATE, LaunchTemplateData }));
};

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

/** Ids of the machines that run, or are about to. */
export async function runningMachines(ec2: EC2Client): Promise<string[]> {
  const { Reservations = [] } = await ec2.send(
    new DescribeInstancesCommand({ Filters: [{ Name: "instance-state-name", Values: ["pending", "running"] }] }),
  );
  return Reservations.flatMap(({ Instances = [] }) => Instances.map(({ InstanceId }) => InstanceId!));
}

/**
 * Ends the fleets first: one that goes on replaces every machine that is ended.
 * It stands here until the command line has `contain`, which takes its place.
 */
export async function endIntrusion(ec2: EC2Client): Promise<void> {
  const { SpotFleetRequestConfigs = [] } = await ec2.send(new DescribeSpotFleetRequestsCommand({}));
  const SpotFleetRequestIds = SpotFleetRequestConfigs.map(({ SpotFleetRequestId }) => SpotFleetRequestId!);
  await ec2.send(new CancelSpotFleetRequestsCommand({ SpotFleetRequestIds, TerminateInstances: true }));
  const { Fleets = [] } = await ec2.send(new DescribeFleetsCommand({}));
  const FleetIds = Fleets.map(({ FleetId }) => FleetId!);
  await ec2.send(new DeleteFleetsCommand({ FleetIds, TerminateInstances: true }));
  const InstanceIds = await runningMachines(ec2);
  if (InstanceIds.length > 0) await ec2.send(new TerminateInstancesCommand({ InstanceIds }));
  await ec2.send(new DeleteLaunchTemplateCommand({ LaunchTemplateName: TEMPLATE }));
}
