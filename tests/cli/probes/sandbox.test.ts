import {
  AllocateAddressCommand,
  CreateFleetCommand,
  CreateLaunchTemplateCommand,
  CreateVolumeCommand,
  EC2Client,
  RequestSpotFleetCommand,
  RequestSpotInstancesCommand,
  RunInstancesCommand,
  StopInstancesCommand,
} from "@aws-sdk/client-ec2";
import { CreateClusterCommand, ECSClient } from "@aws-sdk/client-ecs";
import { AttachRolePolicyCommand, CreatePolicyCommand, CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import type { Item, Probe } from "../../../cli/probes/probe";
import { createRun } from "../../../cli/probes/run";
import { allProbes } from "../../../cli/probes/table";
import { auditor } from "../../../domain/documents/access/auditor";
import { NAME_PREFIX } from "../../../domain/documents/own-principals";
import { type SandboxAccount, startAccount } from "../../../sandbox/account/account";
import { connect } from "../../sandbox/account/support";

const REGION = "eu-west-1";

let account: SandboxAccount;
let credentials: { accessKeyId: string; secretAccessKey: string; sessionToken: string };

/** Credentials of a role that has the auditor's policy and nothing else. */
async function asAuditor() {
  const iam = connect(IAMClient, account);
  const Principal = { AWS: account.accountId };
  const trust = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal, Action: "sts:AssumeRole" }] };
  const { Role } = await iam.send(
    new CreateRoleCommand({ RoleName: "auditor", AssumeRolePolicyDocument: JSON.stringify(trust) }),
  );
  const { Policy } = await iam.send(
    new CreatePolicyCommand({
      PolicyName: "auditor",
      PolicyDocument: JSON.stringify(auditor({ namePrefix: NAME_PREFIX })),
    }),
  );
  await iam.send(new AttachRolePolicyCommand({ RoleName: "auditor", PolicyArn: Policy!.Arn! }));
  const { Credentials: given } = await connect(STSClient, account).send(
    new AssumeRoleCommand({ RoleArn: Role!.Arn!, RoleSessionName: "sweep" }),
  );
  return {
    accessKeyId: given!.AccessKeyId!,
    secretAccessKey: given!.SecretAccessKey!,
    sessionToken: given!.SessionToken!,
  };
}

beforeAll(async () => {
  account = await startAccount();
  credentials = await asAuditor();
});

afterAll(() => account.stop());

/** What went wrong, and what `sweep` would show: id of a probe -> its items. */
async function look(probes: readonly Probe[]) {
  const { accountId, endpoint } = account;
  const run = createRun({ accountId, endpoint, credentials, deadline: 120_000 });
  const wrong: string[] = [];
  const found: Record<string, Item[]> = {};
  await Promise.all(
    probes.map(async (probe) => {
      const cells = await run(probe, [REGION]).catch((error: unknown) => [String(error)]);
      for (const cell of cells) {
        if (typeof cell === "string") wrong.push(`${probe.id}: ${cell}`);
        else if (cell.state !== "count") wrong.push(`${probe.id}: ${cell.state}: ${cell.because}`);
        else if (probe.sweep && cell.items.length > 0) found[probe.id] = cell.items;
      }
    }),
  );
  return { wrong, found };
}

test("the auditor gets an answer to every probe of an account that was opened a moment ago, and nothing bills there", async () => {
  expect(await look(await allProbes())).toEqual({ wrong: [], found: {} });
});

/** Starts in a region what the worked incident started, and more. */
async function attack(ec2: EC2Client): Promise<void> {
  const ImageId = "ami-12c6146b";
  const InstanceType = "c4.xlarge";
  const one = { MinCount: 1, MaxCount: 1 };
  const IamFleetRole = `arn:aws:iam::${account.accountId}:role/fleet`;
  await ec2.send(new RunInstancesCommand({ ImageId, InstanceType, ...one }));
  const { Instances = [] } = await ec2.send(new RunInstancesCommand({ ImageId, InstanceType, ...one }));
  await ec2.send(new StopInstancesCommand({ InstanceIds: Instances.map(({ InstanceId }) => InstanceId!) }));
  const LaunchSpecifications = [{ ImageId, InstanceType: "c4.xlarge" as const }];
  const SpotFleetRequestConfig = {
    IamFleetRole,
    TargetCapacity: 3,
    LaunchSpecifications,
    AllocationStrategy: "lowestPrice" as const,
  };
  await ec2.send(new RequestSpotFleetCommand({ SpotFleetRequestConfig }));
  await ec2.send(
    new RequestSpotInstancesCommand({ Type: "persistent", LaunchSpecification: { ImageId, InstanceType } }),
  );
  await ec2.send(
    new CreateLaunchTemplateCommand({ LaunchTemplateName: "t", LaunchTemplateData: { ImageId, InstanceType } }),
  );
  await ec2.send(
    new CreateFleetCommand({
      Type: "maintain",
      TargetCapacitySpecification: { TotalTargetCapacity: 2, DefaultTargetCapacityType: "on-demand" },
      LaunchTemplateConfigs: [{ LaunchTemplateSpecification: { LaunchTemplateName: "t", Version: "1" } }],
    }),
  );
  await ec2.send(new CreateVolumeCommand({ AvailabilityZone: `${REGION}a`, Size: 500, VolumeType: "gp3" }));
  await ec2.send(new AllocateAddressCommand({}));
  await connect(ECSClient, account, REGION).send(new CreateClusterCommand({ clusterName: "empty" }));
}

test("what was started is found by the rows that it belongs to", async () => {
  await attack(connect(EC2Client, account, REGION));
  const { wrong, found } = await look(
    (await allProbes()).filter(({ service }) => service === "ec2" || service === "ecs"),
  );
  expect(wrong).toEqual([]);
  const counts = Object.entries(found).map(([id, items]) => [id, items.length]);
  expect(Object.fromEntries(counts)).toEqual({
    instances: 2 + 3 + 1 + 2,
    "spot-fleets": 1,
    "ec2-fleets": 1,
    // Those of the fleet are made once, and are seen as its machines.
    "spot-requests": 1,
    // One for each machine, stopped or not, and one that nobody has.
    volumes: 8 + 1,
    "elastic-addresses": 1,
  });
  const usd = Object.values(found)
    .flat()
    .reduce((sum, item) => sum + (item.usdPerHour ?? NaN), 0);
  const disks = (8 * 8 * 0.1 + 500 * 0.08) / 730;
  expect(usd).toBeCloseTo(3 * 0.199 + 4 * 0.06 + disks + 0.005, 6);
});
