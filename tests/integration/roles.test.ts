import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  AutoScalingClient,
  CreateAutoScalingGroupCommand,
  CreateLaunchConfigurationCommand,
} from "@aws-sdk/client-auto-scaling";
import { RunInstancesCommand } from "@aws-sdk/client-ec2";
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteRolePolicyCommand,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { createRun } from "../../cli/probes/run";
import { allProbes } from "../../cli/probes/table";
import { clientsFor } from "../../sandbox/account/clients";
import { runRingfence } from "../support/run-ringfence";
import { type Person, person } from "../support/sign-in";
import { only, openTestStack, type TestStack, TWO_REGIONS } from "../support/stack";

// Every verb asks every service of an emulator, some of them in seventeen regions.
jest.setTimeout(600_000);

const HOME = "ap-southeast-2";
const IDLE = "eu-west-1";
const GUARDS = ["--allowed-regions", HOME, "--mode", "account"];

/** What somebody takes away from a role, one right for each verb. */
const TAKEN = {
  auditor: [
    "ec2:DescribeInstances",
    "guardduty:ListDetectors",
    "iam:GetAccountSummary",
    "iam:SimulateCustomPolicy",
    "cloudtrail:LookupEvents",
  ],
  responder: ["autoscaling:SuspendProcesses", "lambda:ListFunctions"],
};

/** The rights that are named in a text. */
const rightsIn = (text: string, taken: readonly string[]): string[] => taken.filter((right) => text.includes(right));

/** A baseline that was really applied, an intruder's machines, and a person who may take its roles and nothing else. */
describe("each verb with its role alone", () => {
  let stack: TestStack;
  let folder: string;
  let mia: Person;
  const roles = { auditor: "", responder: "" };
  const before = { ...process.env };

  const inRole = (role: keyof typeof roles): string[] => [
    ...["--role-arn", roles[role]],
    ...["--mfa-serial", mia.device, "--mfa-code", "123456"],
  ];
  /** Runs a verb as the person, who takes the role. */
  const as = (role: keyof typeof roles, ...words: string[]) => runRingfence(...words, ...inRole(role));

  beforeAll(async () => {
    stack = await openTestStack({ ...TWO_REGIONS, controls: only("least-privilege", "break-glass", "alert-channel") });
    expect(await stack.up()).toMatchObject({ code: 0 });
    for (const { type, urn, outputs } of await stack.resources()) {
      if (type !== "aws:iam/role:Role") continue;
      if (urn.endsWith("::ringfence-least-privilege-auditor")) roles.auditor = outputs["arn"] as string;
      if (urn.endsWith("::ringfence-break-glass-responder")) roles.responder = outputs["arn"] as string;
    }
    const { account } = stack.session;
    const Resource = Object.values(roles);
    mia = await person(account, "mia", { policy: { Effect: "Allow", Action: "sts:AssumeRole", Resource } });
    const { accessKeyId, secretAccessKey } = mia.keys;
    Object.assign(process.env, account.env, {
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
    });
    const { iam } = clientsFor(account);
    await iam.send(new CreateUserCommand({ UserName: "mallory" }));
    await iam.send(new CreateAccessKeyCommand({ UserName: "mallory" }));
    const machine = { ImageId: "ami-0123456789abcdef0", InstanceType: "c5.large" } as const;
    await clientsFor(account, IDLE).ec2.send(new RunInstancesCommand({ ...machine, MinCount: 1, MaxCount: 1 }));
    const groups = new AutoScalingClient({
      endpoint: account.endpoint,
      credentials: account.credentials,
      region: IDLE,
    });
    const LaunchConfigurationName = "miner";
    await groups.send(new CreateLaunchConfigurationCommand({ LaunchConfigurationName, ...machine }));
    const sizes = { MinSize: 1, MaxSize: 1, AvailabilityZones: [`${IDLE}a`] };
    await groups.send(
      new CreateAutoScalingGroupCommand({ AutoScalingGroupName: "miners", LaunchConfigurationName, ...sizes }),
    );
    groups.destroy();
    folder = mkdtempSync(join(tmpdir(), "ringfence-roles-"));
    // The emulator loads each service when it is first asked, which can take longer than a question waits.
    const { endpoint, accountId, credentials } = account;
    const patient = createRun({ endpoint, accountId, credentials, deadline: 120_000 });
    await Promise.all((await allProbes()).map((probe) => patient(probe, [HOME]).catch(() => undefined)));
  });
  afterAll(async () => {
    process.env = before;
    rmSync(folder, { recursive: true, force: true });
    await stack.close();
  });

  const sweep = () => as("auditor", "sweep", "--json", "--allowed-regions", HOME);
  const settings = (): string => {
    const file = join(folder, "Pulumi.prod.yaml");
    const config = {
      "ringfence:allowedRegions": [HOME],
      "ringfence:enabledRegions": [HOME, "us-east-1"],
      "ringfence:profile": "compliance",
      "ringfence:controls": { "least-privilege": { githubSubject: "repo:acme/infrastructure:environment:production" } },
    };
    writeFileSync(file, JSON.stringify({ config }));
    return file;
  };
  const adopt = () => as("auditor", "adopt", "--json", "--settings", settings());
  const burn = () => as("auditor", "burn", "--json", "--account", ...GUARDS);
  const replay = () => as("auditor", "replay", "--json", "--lookup", "1d", ...GUARDS);
  const prove = () => as("auditor", "prove", "--json", "--confirm", ...GUARDS);
  const planFile = () => join(folder, "plan.json");
  const plan = () =>
    as("responder", "contain", "--since", "1h", "--suspect", "mallory", "--plan", planFile(), "--json");
  const execute = (out: string) =>
    as(
      "responder",
      ...["contain", "--execute", planFile(), "--account-id", stack.session.account.accountId],
      ...["--out", join(folder, out), "--settle", "0,0,0", "--evidence-seconds", "5", "--json"],
    );

  const gapsIn = (out: string): unknown[] => (JSON.parse(out) as { gaps: unknown[] }).gaps;

  describe("with all of its rights", () => {
    test("the auditor sweeps every region, and sees everything", async () => {
      const { code, out } = await sweep();
      expect({ code, gaps: gapsIn(out) }).toEqual({ code: 2, gaps: [] });
    });

    test("the auditor says what exists, of the whole baseline", async () => {
      const { out, err } = await adopt();
      expect({ err, gaps: gapsIn(out) }).toEqual({ err: "", gaps: [] });
    });

    test("the auditor counts what a key can spend, with the quotas of the account", async () => {
      const { code, out } = await burn();
      expect(code).toBe(0);
      expect((JSON.parse(out) as { notes: string[] }).notes).toEqual([]);
    });

    test("the auditor reads the event history", async () => {
      const { out } = await replay();
      expect(gapsIn(out).filter((gap) => gap !== "there is no record of CloudTrail")).toEqual([]);
    });

    test("the auditor asks AWS's simulator", async () => {
      expect(await prove()).toMatchObject({ code: 0, err: "" });
    });
  });

  /** Denies some actions to the roles while something runs. */
  async function without<T>(work: () => Promise<T>): Promise<T> {
    const { iam } = clientsFor(stack.session.account);
    const nameOf = (role: keyof typeof roles) => roles[role].split("/").at(-1)!;
    const names = Object.keys(roles) as (keyof typeof roles)[];
    for (const role of names) {
      const Statement = [{ Effect: "Deny", Action: TAKEN[role], Resource: "*" }];
      const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
      await iam.send(new PutRolePolicyCommand({ RoleName: nameOf(role), PolicyName: "less", PolicyDocument }));
    }
    try {
      return await work();
    } finally {
      for (const role of names) {
        await iam.send(new DeleteRolePolicyCommand({ RoleName: nameOf(role), PolicyName: "less" }));
      }
    }
  }

  describe("with less, it says exactly which right is missing", () => {
    test.each<
      [verb: string, run: () => Promise<{ code: number; out: string; err: string }>, code: number, rights: string[]]
    >([
      ["sweep", sweep, 1, ["ec2:DescribeInstances"]],
      ["adopt", adopt, 1, ["ec2:DescribeInstances", "guardduty:ListDetectors"]],
      // What it can do without, it says in a note.
      ["burn", burn, 0, ["iam:GetAccountSummary"]],
      ["replay", replay, 1, ["cloudtrail:LookupEvents"]],
      ["prove", prove, 1, ["iam:SimulateCustomPolicy"]],
    ])("%s", async (_, run, code, rights) => {
      const result = await without(run);
      expect(result.code).toBe(code);
      expect(rightsIn(result.out + result.err, TAKEN.auditor)).toEqual(rights);
    });
  });

  describe("contain", () => {
    test("the plan with less is one with a gap, which names the right", async () => {
      const { code, out } = await without(plan);
      expect(code).toBe(1);
      expect(rightsIn(JSON.stringify(gapsIn(out)), TAKEN.responder)).toEqual(["lambda:ListFunctions"]);
    });

    test("the responder plans", async () => {
      rmSync(planFile(), { force: true });
      const { code, out } = await plan();
      expect({ code, gaps: gapsIn(out) }).toEqual({ code: 2, gaps: [] });
    });

    test("an act that is denied is named with its right, and the others are done", async () => {
      const { code, out, err } = await without(() => execute("less"));
      expect(code).not.toBe(0);
      expect(rightsIn(out + err, ["autoscaling:SuspendProcesses"])).toEqual(["autoscaling:SuspendProcesses"]);
    });

    test("the responder ends it, and is denied nothing", async () => {
      const again = join(folder, "again.json");
      await as("responder", "contain", "--since", "1h", "--suspect", "mallory", "--plan", again);
      const { code, out } = await as(
        "responder",
        ...["contain", "--execute", again, "--account-id", stack.session.account.accountId],
        ...["--out", join(folder, "whole"), "--settle", "0,0,0", "--evidence-seconds", "5", "--json"],
      );
      expect({ code, ended: JSON.parse(out) as object }).toEqual({
        code: 0,
        ended: { clean: true, remaining: [], gaps: [] },
      });
      const journal = readFileSync(join(folder, "whole", "journal.ndjson"), "utf8");
      expect(journal).not.toMatch(/not authorized/);
    });
  });
});
