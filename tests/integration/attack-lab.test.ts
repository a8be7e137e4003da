import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  AutoScalingClient,
  CreateAutoScalingGroupCommand,
  CreateLaunchConfigurationCommand,
  DescribeAutoScalingGroupsCommand,
} from "@aws-sdk/client-auto-scaling";
import { EC2Client, RunInstancesCommand } from "@aws-sdk/client-ec2";
import { IAMClient, ListUsersCommand } from "@aws-sdk/client-iam";
import type { Plan } from "../../cli/contain/plan";
import { sweepAccount } from "../../cli/sweep/ask";
import { DEFAULT_REGIONS } from "../../domain/regions/regions";
import { startAccount, type SandboxAccount } from "../../sandbox/account/account";
import { type Attacked, attack, thisSecond } from "../../sandbox/lab/attack";
import { endMachines } from "../../sandbox/lab/by-hand";
import { leakKey } from "../../sandbox/lab/identities";
import type { Reach } from "../../sandbox/lab/launches";
import { count, runningByRegion } from "../../sandbox/lab/machines";
import { otherServices } from "../../sandbox/tour/other-services";
import { connect } from "../sandbox/account/support";
import { runRingfence } from "../support/run-ringfence";

const HOME = "ap-southeast-2";
const OPT_IN = "me-central-1";
const MACHINE = { ImageId: "ami-0123456789abcdef0", InstanceType: "t3.micro", MinCount: 1, MaxCount: 1 } as const;

let account: SandboxAccount;
let folder: string;
let key: Reach["credentials"];
let attacked: Attacked;
let since: string;
let without: string[];
/** What is the owner's and must run on. */
let own: { old: string; web: string; kept: string };
const before = { ...process.env };

const running = () => runningByRegion(account, [...DEFAULT_REGIONS, OPT_IN]);
const start = async (Tags: { Key: string; Value: string }[] = []): Promise<string> => {
  const ec2 = connect(EC2Client, account, HOME);
  const TagSpecifications = [{ ResourceType: "instance" as const, Tags }];
  const { Instances } = await ec2.send(
    new RunInstancesCommand({ ...MACHINE, ...(Tags.length > 0 ? { TagSpecifications } : {}) }),
  );
  ec2.destroy();
  return Instances![0]!.InstanceId!;
};
/** The owner's group that keeps one machine. */
const web = async (): Promise<string[]> => {
  const groups = connect(AutoScalingClient, account, HOME);
  const { AutoScalingGroups } = await groups.send(
    new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: ["web"] }),
  );
  groups.destroy();
  return AutoScalingGroups![0]!.Instances!.map(({ InstanceId }) => InstanceId!);
};
/** Whether keys are still of use: what the account says to a harmless question. */
const tried = async (credentials: Reach["credentials"]): Promise<string> => {
  const iam = connect(IAMClient, { ...account, credentials });
  const said = await iam.send(new ListUsersCommand({})).then(
    () => "answered",
    (error: unknown) => (error as Error).name,
  );
  iam.destroy();
  return said;
};
const plan = () => join(folder, "plan.json");
const journal = () => join(folder, "out", "journal.ndjson");

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "ringfence-lab-"));
  account = await startAccount();
  Object.assign(process.env, account.env);
  without = await otherServices();
  key = await leakKey(account, "mallory");
  const groups = connect(AutoScalingClient, account, HOME);
  const LaunchConfigurationName = "web";
  const { ImageId, InstanceType } = MACHINE;
  await groups.send(new CreateLaunchConfigurationCommand({ LaunchConfigurationName, ImageId, InstanceType }));
  await groups.send(
    new CreateAutoScalingGroupCommand({
      AutoScalingGroupName: "web",
      MinSize: 1,
      MaxSize: 1,
      AvailabilityZones: [`${HOME}a`],
      LaunchConfigurationName,
    }),
  );
  groups.destroy();
  const old = await start();
  await sleep(1_100);
  since = thisSecond();
  // The owner's group replaces a machine meanwhile: it is new, and not the intruder's.
  await endMachines(account, new Map([[HOME, await web()]]));
  await account.clock.turn();
  attacked = await attack(account, key, { optIn: OPT_IN });
  own = { old, web: (await web())[0]!, kept: await start([{ Key: "ringfence:keep", Value: "bastion" }]) };
});

afterAll(async () => {
  process.env = before;
  rmSync(folder, { recursive: true, force: true });
  await account.stop();
});

test("the attack: a hundred machines in 17 regions and in one that was closed, and ways back", async () => {
  const there = await running();
  expect(attacked.machines).toBeGreaterThan(100);
  expect(count(there)).toBe(attacked.machines + Object.keys(own).length);
  expect([...there.keys()].sort()).toEqual([...DEFAULT_REGIONS, OPT_IN].sort());
  const { waysBack } = attacked;
  for (const each of [key, waysBack!.key, ...waysBack!.sessions]) expect(await tried(each)).toBe("answered");
});

test("the first table of sweep counts them, where they are", async () => {
  const { items } = await sweepAccount({ ...account, callerArn: "" }, { allowedRegions: [HOME], only: "first" });
  const machines = items.filter(({ kind }) => kind === "machine");
  const there = await running();
  const expected = [...there].flatMap(([region, ids]) => ids.map((id) => `${region} ${id}`));
  expect(machines.map(({ region, id }) => `${region} ${id}`).sort()).toEqual(expected.sort());
  // The other services, such as storage, are not asked.
  const asked = new Set(account.journal.entries().map(({ service }) => service));
  expect([...asked]).toContain("lambda");
  expect([...asked]).not.toContain("rds");
});

test("machines that are ended first come back, round after round", async () => {
  const mine = Object.values(own);
  const theirs = async () =>
    new Map([...(await running())].map(([region, ids]) => [region, ids.filter((id) => !mine.includes(id))]));
  for (let round = 0; round < 3; round += 1) {
    const there = await theirs();
    const refused = await endMachines(account, there);
    // Where one is protected, none of its zone ends.
    expect(Object.values(refused)).toEqual(Array.from({ length: 6 }, () => "OperationNotPermitted"));
    expect(count(await theirs())).toBeLessThan(attacked.machines / 2);
    await account.clock.turn();
    expect(count(await theirs())).toBe(attacked.machines);
  }
});

test("contain ends it, while the clock runs, and touches nothing of the owner's", async () => {
  const suspects = ["mallory", `user/${attacked.waysBack!.user}`, `role/${attacked.waysBack!.role}`];
  const named = suspects.flatMap((suspect) => ["--suspect", suspect]);
  const planned = await runRingfence("contain", "--since", since, ...named, "--plan", plan(), ...without);
  expect(planned.code).toBe(2);
  account.clock.run(480);
  const words = ["--account-id", account.accountId, "--out", join(folder, "out"), "--settle", "0,1,2", "--json"];
  const { code, out } = await runRingfence("contain", "--execute", plan(), ...words);
  account.clock.stop();
  expect(JSON.parse(out)).toEqual({ clean: true, remaining: [], gaps: [] });
  expect(code).toBe(0);
  expect(account.clock.seconds()).toBeGreaterThan(4 * 120);
  await account.clock.turn(3_600);
  expect([...(await running())]).toEqual([[HOME, expect.any(Array)]]);
  expect([...(await running()).get(HOME)!].sort()).toEqual(Object.values(own).sort());
});

test("no key and no session of the intruder is of use any more", async () => {
  const { waysBack } = attacked;
  for (const each of [key, waysBack!.key, ...waysBack!.sessions]) expect(await tried(each)).not.toBe("answered");
});

test("restore brings back what the plan says it can: keys, policies and groups, and no fleet", async () => {
  const { phases } = JSON.parse(readFileSync(plan(), "utf8")) as Plan;
  const reversible = phases.flatMap(({ steps }) => steps).filter((step) => step.reversible);
  const words = ["--execute", "--suspects", "--starters", "--account-id", account.accountId];
  const { out } = await runRingfence("contain", "restore", journal(), ...words);
  // A role stays denied as long as a stolen session can live.
  expect(out).toContain(`${reversible.length - 1} steps taken back`);
  expect(out).toMatch(/not before .* when stolen sessions are over: deny-suspects\S+role\/support-access\n/);
  expect(await tried(key)).toBe("answered");
  const groups = phases
    .flatMap(({ steps }) => steps)
    .filter(({ call }) => call === "autoscaling:UpdateAutoScalingGroup").length;
  expect(groups).toBe(6);
  expect(count(await running())).toBe(Object.keys(own).length + groups);
  await account.clock.turn(3_600);
  expect(count(await running())).toBe(Object.keys(own).length + groups);
});
