import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  AutoScalingClient,
  CreateAutoScalingGroupCommand,
  DescribeAutoScalingGroupsCommand,
} from "@aws-sdk/client-auto-scaling";
import {
  CreateLaunchTemplateCommand,
  DescribeInstancesCommand,
  EC2Client,
  ModifyInstanceAttributeCommand,
  RequestSpotFleetCommand,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from "@aws-sdk/client-ec2";
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  IAMClient,
  ListAccessKeysCommand,
  ListAttachedUserPoliciesCommand,
} from "@aws-sdk/client-iam";
import { readLines } from "../../cli/contain/journal";
import { buildCli } from "../../scripts/build/cli";
import { startAccount, type SandboxAccount } from "../../sandbox/account/account";
import { otherServices } from "../../sandbox/tour/other-services";
import { connect } from "../sandbox/account/support";
import { runRingfence } from "../support/run-ringfence";

/** An intruder in two regions: groups, spot fleets, protected machines, and a user whose key leaked. */
const REGIONS = ["eu-west-1", "sa-east-1"];
const IMAGE = "ami-0123456789abcdef0";

let account: SandboxAccount;
let folder: string;
let program: string;
/** A machine of the owner's. */
let own: string;
const before = { ...process.env };

const running = async (region: string): Promise<string[]> => {
  const ec2 = connect(EC2Client, account, region);
  const { Reservations = [] } = await ec2.send(
    new DescribeInstancesCommand({ Filters: [{ Name: "instance-state-name", Values: ["pending", "running"] }] }),
  );
  ec2.destroy();
  return Reservations.flatMap(({ Instances = [] }) => Instances.map(({ InstanceId }) => InstanceId!));
};

beforeAll(async () => {
  program = await buildCli();
  account = await startAccount();
  Object.assign(process.env, account.env);
  folder = mkdtempSync(join(tmpdir(), "ringfence-contain-"));
  const iam = connect(IAMClient, account);
  await iam.send(new CreateUserCommand({ UserName: "mallory" }));
  await iam.send(new CreateAccessKeyCommand({ UserName: "mallory" }));
  for (const region of REGIONS) {
    const ec2 = connect(EC2Client, account, region);
    const groups = connect(AutoScalingClient, account, region);
    const { LaunchTemplate } = await ec2.send(
      new CreateLaunchTemplateCommand({
        LaunchTemplateName: "miner",
        LaunchTemplateData: { ImageId: IMAGE, InstanceType: "c5.xlarge" },
      }),
    );
    await groups.send(
      new CreateAutoScalingGroupCommand({
        AutoScalingGroupName: "miners",
        MinSize: 3,
        MaxSize: 3,
        AvailabilityZones: [`${region}a`],
        LaunchTemplate: { LaunchTemplateId: LaunchTemplate!.LaunchTemplateId, Version: "1" },
      }),
    );
    const { Instances } = await ec2.send(
      new RunInstancesCommand({ ImageId: IMAGE, InstanceType: "c5.large", MinCount: 2, MaxCount: 2 }),
    );
    await ec2.send(
      new ModifyInstanceAttributeCommand({
        InstanceId: Instances![0]!.InstanceId,
        DisableApiTermination: { Value: true },
      }),
    );
    await ec2.send(
      new RequestSpotFleetCommand({
        SpotFleetRequestConfig: {
          IamFleetRole: `arn:aws:iam::${account.accountId}:role/fleet`,
          AllocationStrategy: "lowestPrice",
          TargetCapacity: 2,
          LaunchSpecifications: [{ ImageId: IMAGE, InstanceType: "c5.large" }],
        },
      }),
    );
    ec2.destroy();
    groups.destroy();
  }
  const ec2 = connect(EC2Client, account, "eu-west-1");
  const { Instances } = await ec2.send(
    new RunInstancesCommand({
      ImageId: IMAGE,
      InstanceType: "t3.micro",
      MinCount: 1,
      MaxCount: 1,
      TagSpecifications: [{ ResourceType: "instance", Tags: [{ Key: "ringfence:keep", Value: "bastion" }] }],
    }),
  );
  own = Instances![0]!.InstanceId!;
  ec2.destroy();
});

afterAll(async () => {
  process.env = before;
  rmSync(folder, { recursive: true, force: true });
  await account.stop();
});

async function machinesOf(name: string, region: string): Promise<string[]> {
  const groups = connect(AutoScalingClient, account, region);
  const { AutoScalingGroups = [] } = await groups.send(
    new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] }),
  );
  groups.destroy();
  return (AutoScalingGroups[0]?.Instances ?? []).map(({ InstanceId }) => InstanceId!);
}

async function mallory(): Promise<{ keys: unknown[]; policies: unknown[] }> {
  const iam = connect(IAMClient, account);
  const { AccessKeyMetadata = [] } = await iam.send(new ListAccessKeysCommand({ UserName: "mallory" }));
  const { AttachedPolicies = [] } = await iam.send(new ListAttachedUserPoliciesCommand({ UserName: "mallory" }));
  iam.destroy();
  return {
    keys: AccessKeyMetadata.map(({ Status }) => Status),
    policies: AttachedPolicies.map(({ PolicyName }) => PolicyName),
  };
}

const plan = () => join(folder, "plan.json");
const journal = () => join(folder, "out", "journal.ndjson");
const linesIn = (file: string): number => (existsSync(file) ? readFileSync(file, "utf8").split("\n").length - 1 : 0);

test("machines of a group that are ended by hand come back", async () => {
  const InstanceIds = await machinesOf("miners", "eu-west-1");
  const ec2 = connect(EC2Client, account, "eu-west-1");
  await ec2.send(new TerminateInstancesCommand({ InstanceIds }));
  ec2.destroy();
  await account.clock.turn();
  const after = await machinesOf("miners", "eu-west-1");
  expect(after).toHaveLength(3);
  expect(after.filter((id) => InstanceIds.includes(id))).toEqual([]);
});

test("the plan does nothing, and says what it would do", async () => {
  const without = await otherServices();
  const { code, out } = await runRingfence(
    ...["contain", "--since", "1h", "--suspect", "mallory", "--include-undated", "--plan", plan(), ...without],
  );
  expect(code).toBe(2);
  expect(out).toMatch(/autoscaling:SuspendProcesses: 2 Auto Scaling groups in 2 regions, taken back by/);
  expect(out).toMatch(new RegExp(`machine, keep tag: ${own} \\(eu-west-1\\)`));
  expect(await running("sa-east-1")).toHaveLength(7);
  expect(await mallory()).toEqual({ keys: ["Active"], policies: [] });
  expect(JSON.parse(readFileSync(plan(), "utf8"))).toMatchObject({ account: account.accountId });
});

test("it acts on no other account than the one that was typed", async () => {
  const { code, err } = await runRingfence("contain", "--execute", plan(), "--account-id", "210987654321");
  expect({ code, err }).toEqual({
    code: 1,
    err: `contain: the account id given is 210987654321, and the credentials are of ${account.accountId}; nothing was done\n`,
  });
  const silent = await runRingfence("contain", "--execute", plan());
  expect(silent).toMatchObject({ code: 1, err: expect.stringContaining("give it with --account-id") });
  expect(await running("sa-east-1")).toHaveLength(7);
});

test("killed in the middle, it leaves a journal that says what was begun", async () => {
  const words = ["contain", "--execute", plan(), "--account-id", account.accountId, "--out", join(folder, "out")];
  const child = spawn(process.execPath, [program, ...words], { env: { ...process.env }, stdio: "ignore" });
  const ended = once(child, "exit");
  while (linesIn(journal()) < 8 && child.exitCode === null) await sleep(5);
  child.kill("SIGKILL");
  await ended;
  expect(child.signalCode).toBe("SIGKILL");
  const { lines } = readLines(readFileSync(journal(), "utf8"));
  expect(lines.map(({ type }) => type)).toEqual(expect.arrayContaining(["begin", "phase", "intent"]));
  expect([...(await running("eu-west-1")), ...(await running("sa-east-1"))].length).toBeGreaterThan(1);
});

test("resumed, it ends the intrusion, and touches nothing of the owner's", async () => {
  const words = ["--account-id", account.accountId, "--settle", "0,1,2", "--json"];
  const { code, out } = await runRingfence("contain", "--resume", journal(), ...words);
  expect(JSON.parse(out)).toEqual({ clean: true, remaining: [], gaps: [] });
  expect(code).toBe(0);
  expect(await running("eu-west-1")).toEqual([own]);
  expect(await running("sa-east-1")).toEqual([]);
  expect(await mallory()).toEqual({ keys: ["Inactive"], policies: ["AWSDenyAll"] });
});

test("the bundle has the page, the plan, the evidence, and the hash of each", () => {
  const sums = readFileSync(join(folder, "out", "SHA256SUMS"), "utf8")
    .trim()
    .split("\n");
  const files = sums.map((line) => line.slice(66));
  expect(files).toEqual(expect.arrayContaining(["journal.ndjson", "plan.json", "report.html", "report.json"]));
  expect(files.filter((file) => file.startsWith("evidence/")).length).toBeGreaterThan(2);
  for (const line of sums) {
    const content = readFileSync(join(folder, "out", line.slice(66)));
    expect(createHash("sha256").update(content).digest("hex")).toBe(line.slice(0, 64));
  }
});

test("restore does nothing until it is told to, and leaves the suspect and the groups out", async () => {
  const written = readFileSync(journal(), "utf8");
  const { code, out } = await runRingfence("contain", "restore", journal());
  expect(code).toBe(0);
  expect(out).toMatch(/^Nothing would be taken back\.\nLeft out:\n/);
  expect(out.match(/; --suspects takes it\n/g)).toHaveLength(2);
  expect(out.match(/; --starters takes it\n/g)).toHaveLength(4);
  const done = await runRingfence("contain", "restore", journal(), "--execute", "--account-id", account.accountId);
  expect(done).toMatchObject({ code: 0, out: expect.stringMatching(/^0 steps taken back\n/) });
  expect(readFileSync(journal(), "utf8")).toBe(written);
  expect(await mallory()).toEqual({ keys: ["Inactive"], policies: ["AWSDenyAll"] });
  expect(await running("sa-east-1")).toEqual([]);
});

test("restore gives the user and the groups back when asked for both, and starts no spot fleet", async () => {
  const words = ["--execute", "--suspects", "--starters", "--account-id", account.accountId];
  const { code, out } = await runRingfence("contain", "restore", journal(), ...words);
  expect(code).toBe(0);
  expect(out).toMatch(/6 steps taken back/);
  expect(await mallory()).toEqual({ keys: ["Active"], policies: [] });
  expect(await machinesOf("miners", "sa-east-1")).toHaveLength(3);
  expect(await running("sa-east-1")).toHaveLength(3);
});

test("Ctrl-C while it waits ends it with 1, a report, and how to go on", async () => {
  const again = join(folder, "again.json");
  const without = await otherServices();
  await runRingfence("contain", "--since", "1h", "--suspect", "mallory", "--plan", again, ...without);
  const words = ["contain", "--execute", again, "--account-id", account.accountId, "--out", join(folder, "second")];
  const child = spawn(process.execPath, [program, ...words], {
    env: { ...process.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let err = "";
  const ended = once(child, "exit");
  const waits = new Promise<void>((resolve) => {
    child.stderr.on("data", (chunk: Buffer) => {
      err += chunk.toString();
      if (err.includes("looking again in 60 s")) resolve();
    });
  });
  await Promise.race([waits, ended]);
  child.kill("SIGINT");
  expect(await ended).toEqual([1, null]);
  expect(err).toContain(`to go on: npx ringfence contain --resume ${join(folder, "second", "journal.ndjson")}`);
  expect(existsSync(join(folder, "second", "report.html"))).toBe(true);
  expect(await running("sa-east-1")).toEqual([]);
});
