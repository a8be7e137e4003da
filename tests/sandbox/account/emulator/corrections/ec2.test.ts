import {
  CreateSnapshotCommand,
  CreateVolumeCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSnapshotsCommand,
  EC2Client,
  ModifySnapshotAttributeCommand,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from "@aws-sdk/client-ec2";
import { startAccount, type SandboxAccount } from "../../../../../sandbox/account/account";
import { connect } from "../../support";

let account: SandboxAccount;
let client: EC2Client;
beforeAll(async () => {
  account = await startAccount();
  client = connect(EC2Client, account, "eu-west-1");
});
afterAll(() => account.stop());

const restorableBy = async (...RestorableByUserIds: string[]) => {
  const { Snapshots = [] } = await client.send(
    new DescribeSnapshotsCommand({ OwnerIds: ["self"], RestorableByUserIds }),
  );
  return Snapshots.map(({ SnapshotId }) => SnapshotId);
};

test("a snapshot is listed for those who can restore it: its owner, who is named, and everybody once it is public", async () => {
  const { VolumeId } = await client.send(new CreateVolumeCommand({ AvailabilityZone: "eu-west-1a", Size: 1 }));
  const { SnapshotId } = await client.send(new CreateSnapshotCommand({ VolumeId }));
  const share = (who: object) =>
    client.send(
      new ModifySnapshotAttributeCommand({
        SnapshotId,
        Attribute: "createVolumePermission",
        OperationType: "add",
        ...who,
      }),
    );
  expect(await restorableBy()).toEqual([SnapshotId]);
  expect(await restorableBy("self")).toEqual([SnapshotId]);
  expect(await restorableBy("all")).toEqual([]);
  await share({ UserIds: ["111122223333"] });
  expect(await restorableBy("111122223333")).toEqual([SnapshotId]);
  expect(await restorableBy("444455556666")).toEqual([]);
  await share({ GroupNames: ["all"] });
  expect(await restorableBy("all")).toEqual([SnapshotId]);
});

test("an interface that was made with its machine ends with it", async () => {
  const interfaces = async () =>
    (await client.send(new DescribeNetworkInterfacesCommand({}))).NetworkInterfaces!.length;
  const { Instances = [] } = await client.send(
    new RunInstancesCommand({ ImageId: "ami-12c6146b", InstanceType: "t3.micro", MinCount: 1, MaxCount: 1 }),
  );
  expect(await interfaces()).toBe(1);
  const end = new TerminateInstancesCommand({ InstanceIds: [Instances[0]!.InstanceId!] });
  await client.send(end);
  expect(await interfaces()).toBe(0);
  await client.send(end);
});
