import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AutoScalingClient, SuspendProcessesCommand } from "@aws-sdk/client-auto-scaling";
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
} from "@aws-sdk/client-ec2";
import { startAccount, type SandboxAccount } from "../../../sandbox/account/account";
import { createClock, LOOK_SECONDS } from "../../../sandbox/account/clock";
import { attack } from "../../../sandbox/lab/attack";
import { endMachines } from "../../../sandbox/lab/by-hand";
import { count, runningByRegion, runningMachines } from "../../../sandbox/lab/machines";
import { connect } from "./support";

/** One region for each keeper. */
const REGIONS = ["eu-west-1", "sa-east-1", "us-east-1"];
const [WITH_FLEET, WITH_GROUP, WITH_REQUEST] = REGIONS as [string, string, string];
const QUIET = { regions: REGIONS, spotFleet: 2, waysBack: false } as const;

describe("the clock", () => {
  it("lets controllers look every two minutes, however it is turned", async () => {
    let looks = 0;
    const clock = createClock(() => Promise.resolve({ "eu-west-1": [`i-${++looks}`] }));
    expect(await clock.turn(LOOK_SECONDS - 1)).toEqual({});
    expect(await clock.turn(1)).toEqual({ "eu-west-1": ["i-1"] });
    expect(await clock.turn(2 * LOOK_SECONDS)).toEqual({ "eu-west-1": ["i-2", "i-3"] });
    expect(clock.seconds()).toBe(3 * LOOK_SECONDS);
  });

  it("runs with the time on the wall until it is stopped", async () => {
    let seen: () => void;
    const twice = new Promise<void>((resolve) => (seen = resolve));
    let looks = 0;
    const clock = createClock(() => {
      looks += 1;
      if (looks === 2) seen();
      return Promise.resolve({});
    });
    clock.run(LOOK_SECONDS * 100);
    await twice;
    clock.stop();
    expect(clock.seconds()).toBeGreaterThanOrEqual(2 * LOOK_SECONDS);
  });
});

describe("what was ended", () => {
  let account: SandboxAccount;
  let folder: string;
  const stateFile = () => join(folder, "account.ndjson");
  const running = () => runningByRegion(account, REGIONS);
  const ec2 = (region: string) => connect(EC2Client, account, region);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "ringfence-clock-"));
    account = await startAccount({ stateFile: stateFile() });
    const { machines } = await attack(account, account.credentials, QUIET);
    expect(count(await running())).toBe(machines);
  });
  afterAll(async () => {
    await account.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test("comes back with the next look: of spot fleets, EC2 fleets, groups and persistent requests", async () => {
    const before = await running();
    expect(await account.clock.turn()).toEqual({});
    // The protected machine of the first region holds up all of its zone.
    expect(await endMachines(account, before)).toEqual({ [WITH_FLEET]: "OperationNotPermitted" });
    const between = await running();
    expect([...between.keys()]).toEqual([WITH_FLEET]);
    expect(await account.clock.turn(1)).toEqual({});
    const started = await account.clock.turn();
    const after = await running();
    for (const region of [WITH_GROUP, WITH_REQUEST]) {
      expect(after.get(region)).toHaveLength(3);
      expect([...started[region]!].sort()).toEqual([...after.get(region)!].sort());
      expect(after.get(region)!.filter((id) => before.get(region)!.includes(id))).toEqual([]);
    }
  });

  test("comes back in the same account after a restart, under the same ids", async () => {
    const before = await running();
    await account.stop();
    account = await startAccount({ stateFile: stateFile(), keep: true });
    expect(await running()).toEqual(before);
  });

  test("comes back as often as it is ended, an EC2 fleet's too", async () => {
    const client = ec2(WITH_FLEET);
    const { Fleets } = await client.send(new DescribeFleetsCommand({}));
    expect(Fleets).toMatchObject([{ FleetState: "active", Type: "maintain" }]);
    const { Reservations = [] } = await client.send(
      new DescribeInstancesCommand({ Filters: [{ Name: "tag:aws:ec2:fleet-id", Values: [Fleets![0]!.FleetId!] }] }),
    );
    const ids = Reservations.flatMap(({ Instances = [] }) => Instances.map(({ InstanceId }) => InstanceId!));
    await endMachines(account, new Map([[WITH_FLEET, ids]]));
    expect((await account.clock.turn())[WITH_FLEET]).toHaveLength(1);
    for (let round = 0; round < 3; round += 1) {
      const before = await running();
      await endMachines(account, before);
      await account.clock.turn();
      expect(count(await running())).toBe(count(before));
    }
  });

  test("stays away once its keeper is stopped, and a suspended group keeps its size and starts nothing", async () => {
    for (const region of REGIONS) {
      const client = ec2(region);
      const { SpotFleetRequestConfigs = [] } = await client.send(new DescribeSpotFleetRequestsCommand({}));
      const SpotFleetRequestIds = SpotFleetRequestConfigs.map(({ SpotFleetRequestId }) => SpotFleetRequestId!);
      await client.send(new CancelSpotFleetRequestsCommand({ SpotFleetRequestIds, TerminateInstances: true }));
      const { Fleets = [] } = await client.send(new DescribeFleetsCommand({}));
      const FleetIds = Fleets.map(({ FleetId }) => FleetId!);
      if (FleetIds.length > 0) await client.send(new DeleteFleetsCommand({ FleetIds, TerminateInstances: true }));
    }
    const { SpotInstanceRequests = [] } = await ec2(WITH_REQUEST).send(
      new DescribeSpotInstanceRequestsCommand({ Filters: [{ Name: "state", Values: ["active", "open"] }] }),
    );
    expect(SpotInstanceRequests).toMatchObject([{ Type: "persistent" }]);
    const SpotInstanceRequestIds = SpotInstanceRequests.map(({ SpotInstanceRequestId }) => SpotInstanceRequestId!);
    await ec2(WITH_REQUEST).send(new CancelSpotInstanceRequestsCommand({ SpotInstanceRequestIds }));
    await connect(AutoScalingClient, account, WITH_GROUP).send(
      new SuspendProcessesCommand({ AutoScalingGroupName: "support-workers", ScalingProcesses: ["Launch"] }),
    );
    await endMachines(account, await running());
    // The protected machine alone is left: everything else of its zone ended with its fleets.
    expect(count(await running())).toBe(1);
    expect(await account.clock.turn(10 * LOOK_SECONDS)).toEqual({});
    const { SpotFleetRequestConfigs } = await ec2(WITH_GROUP).send(new DescribeSpotFleetRequestsCommand({}));
    expect(SpotFleetRequestConfigs).toMatchObject([{ SpotFleetRequestState: "cancelled" }]);
  });

  test("does not come back in fleets that keep nothing", async () => {
    const client = ec2("eu-north-1");
    const machine = { ImageId: "ami-12c6146b", InstanceType: "c4.xlarge" } as const;
    await client.send(
      new RequestSpotFleetCommand({
        SpotFleetRequestConfig: {
          Type: "request",
          IamFleetRole: `arn:aws:iam::${account.accountId}:role/fleet`,
          TargetCapacity: 2,
          LaunchSpecifications: [machine],
          AllocationStrategy: "lowestPrice",
        },
      }),
    );
    const worker = { LaunchTemplateName: "worker" };
    await client.send(new CreateLaunchTemplateCommand({ ...worker, LaunchTemplateData: machine }));
    for (const Type of ["request", "instant"] as const) {
      await client.send(
        new CreateFleetCommand({
          Type,
          TargetCapacitySpecification: { TotalTargetCapacity: 1, DefaultTargetCapacityType: "spot" },
          LaunchTemplateConfigs: [{ LaunchTemplateSpecification: { ...worker, Version: "1" } }],
        }),
      );
    }
    const machines = await runningMachines(client);
    expect(machines).toHaveLength(4);
    expect(await endMachines(account, new Map([["eu-north-1", machines]]))).toEqual({});
    expect(await account.clock.turn()).toEqual({});
  });
});
