import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
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
import { otherServices } from "../../sandbox/tour/other-services";
import { runRingfence } from "../support/run-ringfence";
import { type Person, person } from "../support/sign-in";
import { only, openTestStack, type TestStack, TWO_REGIONS } from "../support/stack";

// Every verb asks every service of an emulator, some of them in seventeen regions.
jest.setTimeout(600_000);

const HOME = "ap-southeast-2";
const IDLE = "eu-west-1";
const GUARDS = ["--allowed-regions", HOME, "--mode", "account"];

/** A right that somebody takes away from a role, one for each verb. */
const TAKEN = {
  auditor: [
    "ec2:DescribeInstances",
    "guardduty:ListDetectors",
    "iam:GetAccountSummary",
    "iam:SimulateCustomPolicy",
    "cloudtrail:LookupEvents",
  ],
  responder: ["ec2:TerminateInstances", "lambda:ListFunctions"],
};

/** The rights that a text says are missing, in AWS's words. */
const missingIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/not authorized to perform: ([\w-]+:\w+)/g)].map(([, right]) => right!)),
];

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
  const plan = (file: string, ...words: string[]) => {
    rmSync(join(folder, file), { force: true });
    const asked = ["--since", "1h", "--suspect", "mallory", "--plan", join(folder, file), "--json"];
    return as("responder", "contain", ...asked, ...words);
  };
  const execute = (out: string) =>
    as(
      "responder",
      ...["contain", "--execute", join(folder, "plan.json"), "--account-id", stack.session.account.accountId],
      ...["--out", join(folder, out), "--settle", "0,0,0", "--evidence-seconds", "5", "--json"],
    );
  const gapsIn = (out: string): unknown[] => (JSON.parse(out) as { gaps: unknown[] }).gaps;

  /** What the account refused since the journal was cleared, as IAM names it. */
  const refused = (): string[] => [
    ...new Set(
      stack.session.account.journal
        .entries()
        .filter(({ decision }) => decision === "denied")
        .map(({ service, operation }) => `${service}:${operation}`),
    ),
  ];

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
    stack.session.account.journal.clear();
    try {
      return await work();
    } finally {
      for (const role of names) {
        await iam.send(new DeleteRolePolicyCommand({ RoleName: nameOf(role), PolicyName: "less" }));
      }
    }
  }

  // What is refused is exactly what was taken away: the role has every other right that the verb needs.
  test.each<
    [verb: string, run: () => Promise<{ code: number; out: string; err: string }>, code: number, rights: string[]]
  >([
    ["sweep", sweep, 1, ["ec2:DescribeInstances"]],
    ["adopt", adopt, 1, ["ec2:DescribeInstances", "guardduty:ListDetectors"]],
    // What it can do without, it says in a note.
    ["burn", burn, 0, ["iam:GetAccountSummary"]],
    ["replay", replay, 1, ["cloudtrail:LookupEvents"]],
    ["prove", prove, 1, ["iam:SimulateCustomPolicy"]],
    ["contain", () => plan("less.json"), 1, ["lambda:ListFunctions"]],
  ])("with less, %s says exactly which right is missing", async (_, run, code, rights) => {
    const { out, err, ...result } = await without(run);
    expect({ ...result, named: missingIn(out + err).sort(), refused: refused().sort() }).toEqual({
      code,
      named: rights,
      refused: rights,
    });
  });

  describe("with all of its rights", () => {
    beforeEach(() => {
      stack.session.account.journal.clear();
    });
    afterEach(() => {
      expect(refused()).toEqual([]);
    });

    test("the auditor says what exists, of the whole baseline", async () => {
      const { out, err } = await adopt();
      expect({ err, gaps: gapsIn(out) }).toEqual({ err: "", gaps: [] });
    });

    test("the auditor asks AWS's simulator", async () => {
      expect(await prove()).toMatchObject({ code: 0, err: "" });
    });

    test("the responder plans", async () => {
      const { code, out } = await plan("plan.json", ...(await otherServices()));
      expect({ code, gaps: gapsIn(out) }).toEqual({ code: 2, gaps: [] });
    });
  });

  test("an act that is denied is named with its right, and what it was for is left", async () => {
    const { code, out, err } = await without(() => execute("less"));
    expect({ code, clean: (JSON.parse(out) as { clean: boolean }).clean }).toEqual({ code: 2, clean: false });
    expect(missingIn(out + err)).toEqual(["ec2:TerminateInstances"]);
  });

  test("the responder ends it, and is denied nothing", async () => {
    await plan("plan.json", ...(await otherServices()));
    stack.session.account.journal.clear();
    const { code, out } = await execute("whole");
    expect({ code, ended: JSON.parse(out) as object, refused: refused() }).toEqual({
      code: 0,
      ended: { clean: true, remaining: [], gaps: [] },
      refused: [],
    });
  });
});
