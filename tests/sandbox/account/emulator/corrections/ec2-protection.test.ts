import {
  DescribeInstanceAttributeCommand,
  EC2Client,
  ModifyInstanceAttributeCommand,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from "@aws-sdk/client-ec2";
import { startAccount, type SandboxAccount } from "../../../../../sandbox/account/account";
import { runningMachines } from "../../../../../sandbox/lab/machines";
import { connect, failure } from "../../support";

let account: SandboxAccount;
let client: EC2Client;
beforeAll(async () => {
  account = await startAccount();
  client = connect(EC2Client, account, "eu-west-1");
});
afterAll(() => account.stop());

const start = async (zone: "a" | "b", DisableApiTermination: boolean): Promise<string> => {
  const Placement = { AvailabilityZone: `eu-west-1${zone}` };
  const machine = { ImageId: "ami-12c6146b", InstanceType: "t3.micro", MinCount: 1, MaxCount: 1 } as const;
  const { Instances } = await client.send(new RunInstancesCommand({ ...machine, Placement, DisableApiTermination }));
  return Instances![0]!.InstanceId!;
};

const end = (...InstanceIds: string[]) => client.send(new TerminateInstancesCommand({ InstanceIds }));

test("a machine that is started with protection has it", async () => {
  const InstanceId = await start("a", true);
  const { DisableApiTermination } = await client.send(
    new DescribeInstanceAttributeCommand({ InstanceId, Attribute: "disableApiTermination" }),
  );
  expect(DisableApiTermination).toEqual({ Value: true });
  expect((await failure(end(InstanceId))).code).toBe("OperationNotPermitted");
  await client.send(new ModifyInstanceAttributeCommand({ InstanceId, DisableApiTermination: { Value: false } }));
  await end(InstanceId);
  expect(await runningMachines(client)).not.toContain(InstanceId);
});

// The example of https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TerminateInstances.html
test("a protected machine holds up those of its zone, and the call fails; those of another zone end", async () => {
  const free = [await start("a", false), await start("a", false)];
  const held = [await start("b", true), await start("b", false)];
  // The order of the ids must not matter.
  for (const ids of [
    [...held, ...free],
    [...free, ...held],
  ]) {
    expect((await failure(end(...ids))).code).toBe("OperationNotPermitted");
    const running = await runningMachines(client);
    expect(running).toEqual(expect.arrayContaining(held));
    expect(running.filter((id) => free.includes(id))).toEqual([]);
  }
});
