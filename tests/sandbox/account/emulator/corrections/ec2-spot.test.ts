import {
  CancelSpotFleetRequestsCommand,
  CancelSpotInstanceRequestsCommand,
  CreateFleetCommand,
  CreateLaunchTemplateCommand,
  DeleteFleetsCommand,
  DescribeFleetsCommand,
  DescribeInstancesCommand,
  DescribeSpotFleetRequestsCommand,
  DescribeSpotInstanceRequestsCommand,
  EC2Client,
  RequestSpotFleetCommand,
  RequestSpotInstancesCommand,
  type SpotInstanceType,
  TerminateInstancesCommand,
} from "@aws-sdk/client-ec2";
import { startAccount, type SandboxAccount } from "../../../../../sandbox/account/account";
import { runningMachines } from "../../../../../sandbox/lab/machines";
import { connect, failure } from "../../support";

const MACHINE = { ImageId: "ami-12c6146b", InstanceType: "c4.xlarge" } as const;
const LAUNCH = { TargetCapacitySpecification: { TotalTargetCapacity: 2, DefaultTargetCapacityType: "spot" } } as const;

let account: SandboxAccount;
let client: EC2Client;
beforeAll(async () => {
  account = await startAccount();
  client = connect(EC2Client, account, "eu-west-1");
  await client.send(new CreateLaunchTemplateCommand({ LaunchTemplateName: "worker", LaunchTemplateData: MACHINE }));
});
afterAll(() => account.stop());

const spotFleet = async (): Promise<string> => {
  const { SpotFleetRequestId } = await client.send(
    new RequestSpotFleetCommand({
      SpotFleetRequestConfig: {
        IamFleetRole: `arn:aws:iam::${account.accountId}:role/fleet`,
        TargetCapacity: 2,
        AllocationStrategy: "lowestPrice",
        LaunchSpecifications: [MACHINE],
      },
    }),
  );
  return SpotFleetRequestId!;
};

const ec2Fleet = async (): Promise<string> => {
  const LaunchTemplateConfigs = [{ LaunchTemplateSpecification: { LaunchTemplateName: "worker", Version: "1" } }];
  const { FleetId } = await client.send(new CreateFleetCommand({ ...LAUNCH, Type: "maintain", LaunchTemplateConfigs }));
  return FleetId!;
};

const single = async (Type: SpotInstanceType): Promise<{ request: string; machine: string }> => {
  const { SpotInstanceRequests } = await client.send(
    new RequestSpotInstancesCommand({ Type, InstanceCount: 1, LaunchSpecification: MACHINE }),
  );
  const [{ SpotInstanceRequestId, InstanceId } = {}] = SpotInstanceRequests ?? [];
  return { request: SpotInstanceRequestId!, machine: InstanceId! };
};

const requestOf = async (id: string) => {
  const { SpotInstanceRequests } = await client.send(
    new DescribeSpotInstanceRequestsCommand({ SpotInstanceRequestIds: [id] }),
  );
  return SpotInstanceRequests![0]!;
};

const end = (...InstanceIds: string[]) => client.send(new TerminateInstancesCommand({ InstanceIds }));

/** Machines that name an owner in a tag, and their spot requests. */
const ownedBy = async (tag: string, owner: string) => {
  const { Reservations = [] } = await client.send(
    new DescribeInstancesCommand({ Filters: [{ Name: `tag:${tag}`, Values: [owner] }] }),
  );
  return Reservations.flatMap(({ Instances = [] }) => Instances);
};

test("fleets and requests say when they were made", async () => {
  const before = Date.now() - 5_000;
  const [spot, fleet, { request }] = [await spotFleet(), await ec2Fleet(), await single("persistent")];
  const { SpotFleetRequestConfigs } = await client.send(
    new DescribeSpotFleetRequestsCommand({ SpotFleetRequestIds: [spot] }),
  );
  const { Fleets } = await client.send(new DescribeFleetsCommand({ FleetIds: [fleet] }));
  const { CreateTime } = await requestOf(request);
  for (const time of [SpotFleetRequestConfigs![0]!.CreateTime, Fleets![0]!.CreateTime, CreateTime])
    expect(time!.getTime()).toBeGreaterThan(before);
});

test("machines of fleets carry the fleet's tag, name their request, and are made by requests that are made once", async () => {
  const [spot, fleet] = [await spotFleet(), await ec2Fleet()];
  for (const [tag, owner] of [
    ["aws:ec2spot:fleet-request-id", spot],
    ["aws:ec2:fleet-id", fleet],
  ] as const) {
    const machines = await ownedBy(tag, owner);
    expect(machines).toHaveLength(2);
    for (const { InstanceLifecycle, SpotInstanceRequestId } of machines) {
      expect(InstanceLifecycle).toBe("spot");
      expect(await requestOf(SpotInstanceRequestId!)).toMatchObject({
        Type: "one-time",
        Tags: [{ Key: tag, Value: owner }],
      });
    }
  }
});

test("a fleet whose machines were ended by hand is cancelled like any other, and stays to be seen", async () => {
  const [spot, fleet] = [await spotFleet(), await ec2Fleet()];
  const machines = [
    ...(await ownedBy("aws:ec2spot:fleet-request-id", spot)),
    ...(await ownedBy("aws:ec2:fleet-id", fleet)),
  ].map(({ InstanceId }) => InstanceId!);
  await end(...machines);
  const cancel = new CancelSpotFleetRequestsCommand({ SpotFleetRequestIds: [spot], TerminateInstances: true });
  expect((await client.send(cancel)).SuccessfulFleetRequests).toMatchObject([
    { SpotFleetRequestId: spot, CurrentSpotFleetRequestState: "cancelled_terminating" },
  ]);
  const remove = new DeleteFleetsCommand({ FleetIds: [fleet], TerminateInstances: true });
  expect((await client.send(remove)).SuccessfulFleetDeletions).toMatchObject([
    { FleetId: fleet, CurrentFleetState: "deleted_terminating" },
  ]);
  expect((await client.send(cancel)).UnsuccessfulFleetRequests).toMatchObject([
    { Error: { Code: "fleetRequestNotInCancellableState" } },
  ]);
  expect((await client.send(remove)).UnsuccessfulFleetDeletions).toMatchObject([
    { Error: { Code: "fleetNotInDeletableState" } },
  ]);
  // To end what has ended is no error, in whatever order.
  await end(...machines);
});

test("a fleet that is not there is named, and no failure of the call", async () => {
  const spot = new CancelSpotFleetRequestsCommand({ SpotFleetRequestIds: ["sfr-0"], TerminateInstances: true });
  expect((await client.send(spot)).UnsuccessfulFleetRequests).toMatchObject([
    { SpotFleetRequestId: "sfr-0", Error: { Code: "fleetRequestIdDoesNotExist" } },
  ]);
  const fleet = new DeleteFleetsCommand({ FleetIds: ["fleet-0"], TerminateInstances: true });
  expect((await client.send(fleet)).UnsuccessfulFleetDeletions).toMatchObject([
    { FleetId: "fleet-0", Error: { Code: "fleetIdDoesNotExist" } },
  ]);
});

test("cancelled, a fleet ends its machines or leaves them, as it is told", async () => {
  const [kept, ended] = [await spotFleet(), await spotFleet()];
  const machines = await ownedBy("aws:ec2spot:fleet-request-id", kept);
  const others = await ownedBy("aws:ec2spot:fleet-request-id", ended);
  const cancel = (id: string, TerminateInstances: boolean) =>
    client.send(new CancelSpotFleetRequestsCommand({ SpotFleetRequestIds: [id], TerminateInstances }));
  await cancel(kept, false);
  await cancel(ended, true);
  const running = await runningMachines(client);
  expect(running).toEqual(expect.arrayContaining(machines.map(({ InstanceId }) => InstanceId)));
  expect(others.filter(({ InstanceId }) => running.includes(InstanceId!))).toEqual([]);
  const { SpotInstanceRequestId } = machines[0]!;
  expect(await requestOf(SpotInstanceRequestId!)).toMatchObject({ State: "cancelled" });
});

test("of a request whose machine ends, a persistent one opens again and another is closed", async () => {
  const [again, once] = [await single("persistent"), await single("one-time")];
  await end(again.machine, once.machine);
  expect(await requestOf(again.request)).toMatchObject({ State: "open" });
  expect(await requestOf(once.request)).toMatchObject({ State: "closed" });
});

test("a cancelled request stays to be seen, its machine runs on, and an unknown one is an error", async () => {
  const { request, machine } = await single("persistent");
  const cancel = (id: string) => client.send(new CancelSpotInstanceRequestsCommand({ SpotInstanceRequestIds: [id] }));
  await cancel(request);
  expect(await requestOf(request)).toMatchObject({ State: "cancelled" });
  expect(await runningMachines(client)).toContain(machine);
  await end(machine);
  expect(await requestOf(request)).toMatchObject({ State: "cancelled" });
  expect((await failure(cancel("sir-0"))).code).toBe("InvalidSpotInstanceRequestID.NotFound");
});
