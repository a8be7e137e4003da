import {
  AutoScalingClient,
  CreateAutoScalingGroupCommand,
  CreateLaunchConfigurationCommand,
  DescribeAutoScalingGroupsCommand,
  ResumeProcessesCommand,
  SuspendProcessesCommand,
  UpdateAutoScalingGroupCommand,
} from "@aws-sdk/client-auto-scaling";
import { EC2Client, ModifyInstanceAttributeCommand } from "@aws-sdk/client-ec2";
import { startAccount, type SandboxAccount } from "../../../../../sandbox/account/account";
import { runningMachines } from "../../../../../sandbox/lab/machines";
import { connect } from "../../support";

let account: SandboxAccount;
let groups: AutoScalingClient;
let ec2: EC2Client;
beforeAll(async () => {
  account = await startAccount();
  groups = connect(AutoScalingClient, account, "eu-west-1");
  ec2 = connect(EC2Client, account, "eu-west-1");
  await groups.send(
    new CreateLaunchConfigurationCommand({
      LaunchConfigurationName: "worker",
      ImageId: "ami-12c6146b",
      InstanceType: "c4.xlarge",
    }),
  );
});
afterAll(() => account.stop());

const group = async (name: string, size: number): Promise<void> => {
  await groups.send(
    new CreateAutoScalingGroupCommand({
      AutoScalingGroupName: name,
      MinSize: size,
      MaxSize: size,
      AvailabilityZones: ["eu-west-1a"],
      LaunchConfigurationName: "worker",
    }),
  );
};
const read = async (name: string) => {
  const { AutoScalingGroups } = await groups.send(
    new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] }),
  );
  return AutoScalingGroups![0]!;
};
const machines = async (name: string): Promise<string[]> =>
  ((await read(name)).Instances ?? []).map(({ InstanceId }) => InstanceId!);
const resize = (name: string, size: number) =>
  groups.send(
    new UpdateAutoScalingGroupCommand({
      AutoScalingGroupName: name,
      MinSize: size,
      MaxSize: size,
      DesiredCapacity: size,
    }),
  );
const suspend = (name: string, ...ScalingProcesses: string[]) =>
  groups.send(new SuspendProcessesCommand({ AutoScalingGroupName: name, ScalingProcesses }));
const resume = (name: string) => groups.send(new ResumeProcessesCommand({ AutoScalingGroupName: name }));

test("a group says when it was made, whatever the zone of this machine", async () => {
  await group("dated", 0);
  const { CreatedTime } = await read("dated");
  expect(Math.abs(Date.now() - CreatedTime!.getTime())).toBeLessThan(60_000);
});

test("with Launch suspended a group takes a size and starts nothing, until Launch goes on: then at once", async () => {
  await group("launches", 0);
  await suspend("launches", "Launch");
  await resize("launches", 2);
  expect((await read("launches")).DesiredCapacity).toBe(2);
  expect(await machines("launches")).toEqual([]);
  await resume("launches");
  expect(await machines("launches")).toHaveLength(2);
});

test("with Terminate suspended a group of zero ends nothing", async () => {
  await group("ends", 2);
  await suspend("ends", "Terminate");
  await resize("ends", 0);
  expect(await machines("ends")).toHaveLength(2);
});

// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_ChangingDisableAPITermination.html
test("a group that shrinks ends its machines, protected from calls or not", async () => {
  await group("shrinks", 1);
  const [InstanceId] = await machines("shrinks");
  await ec2.send(new ModifyInstanceAttributeCommand({ InstanceId, DisableApiTermination: { Value: true } }));
  await resize("shrinks", 0);
  expect(await runningMachines(ec2)).not.toContain(InstanceId);
});
