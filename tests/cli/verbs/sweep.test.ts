import { AutoScalingClient, CreateAutoScalingGroupCommand } from "@aws-sdk/client-auto-scaling";
import {
  AllocateAddressCommand,
  CreateLaunchTemplateCommand,
  CreateVolumeCommand,
  EC2Client,
  RequestSpotFleetCommand,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from "@aws-sdk/client-ec2";
import { CreateAccessKeyCommand, CreateUserCommand, UpdateAccessKeyCommand } from "@aws-sdk/client-iam";
import { CreateAccountCommand, CreateOrganizationCommand, OrganizationsClient } from "@aws-sdk/client-organizations";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SweepReport } from "../../../cli/sweep/report";
import { type SandboxAccount, startAccount } from "../../../sandbox/account/account";
import { clientsFor } from "../../../sandbox/account/clients";
import { activeKeys, type Counts, countsIn } from "../../support/plain-counts";
import { runRingfence } from "../../support/run-ringfence";

const sweep = (...words: string[]) => runRingfence("sweep", ...words);

it("words that are wrong are told all at once, and nobody is asked", async () => {
  const { code, err } = await sweep(
    ..."--allowed-regions ap-southeast-2,eu-wst-1 --since yesterday --watch 1 --accounts-from folder --role-name /b".split(
      " ",
    ),
  );
  expect(code).toBe(2);
  for (const option of ["--allowed-regions", "--since", "--watch", "--accounts-from", "--role-name"]) {
    expect(err).toContain(option);
  }
  expect(err).toContain('did you mean "eu-west-1"?');
});

it.each([
  ["--json --sarif", /--json, --sarif.*one output has one format/],
  ["--accounts-from organization", /--role-name.*missing/],
  ["--role-name auditor", /--role-name.*--role-arn/],
  ["--watch 30 --json", /--watch.*leave out the formats/],
  ["--accounts-from organization --role-name a --html page.html", /--html.*the page of one account.*--markdown/],
  ["--home-region eu-west-1 --allowed-regions ap-southeast-2", /--home-region.*is not one of/],
])("options that contradict each other: %s", async (words, message) => {
  const { code, err } = await sweep(...words.split(" "));
  expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(message) as string });
});

describe("on an account", () => {
  let account: SandboxAccount;
  let folder: string;
  const before = { ...process.env };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "sweep-"));
    account = await startAccount();
    const { accessKeyId, secretAccessKey } = account.credentials;
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: account.endpoint,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
    });
    const ec2 = new EC2Client({ region: "eu-west-1", endpoint: account.endpoint, credentials: account.credentials });
    const machines = { ImageId: "ami-12345678", InstanceType: "c5.xlarge", MinCount: 2, MaxCount: 2 } as const;
    await ec2.send(new RunInstancesCommand(machines));
  });
  afterAll(async () => {
    process.env = before;
    rmSync(folder, { recursive: true });
    await account.stop();
  });

  const asked = async (...words: string[]) => {
    const { code, out, err } = await sweep("--json", ...words);
    return { code, err, report: JSON.parse(out) as SweepReport };
  };
  const machinesIn = (report: SweepReport, region: string) =>
    report.cells.find((cell) => cell.region === region && cell.service === "ec2" && cell.kind === "machine");

  test("machines in an idle region are counted, priced and end with 2; where a call is refused, nothing is claimed", async () => {
    const denied = account.faults.inject({ kind: "accessDenied", region: "sa-east-1", operation: "DescribeInstances" });
    const first = await asked("--allowed-regions", "ap-southeast-2");
    denied();
    expect(machinesIn(first.report, "eu-west-1")).toMatchObject({
      regionClass: "idle",
      state: "count",
      count: 2,
      usdPerHour: 0.34,
    });
    expect(machinesIn(first.report, "sa-east-1")).toEqual(expect.objectContaining({ state: "denied" }));
    expect(machinesIn(first.report, "sa-east-1")).not.toHaveProperty("count");
    expect(first).toMatchObject({ code: 1, report: { complete: false } });
    expect(first.report.gaps).toContainEqual(
      expect.objectContaining({ region: "sa-east-1", kind: "machine", state: "denied" }),
    );
    expect(first.report.regions).toContainEqual({ name: "af-south-1", regionClass: "off" });
  });

  /** An intruder's things in three regions, some of them over or switched off again. */
  async function attack(): Promise<void> {
    const { endpoint, credentials, accountId } = account;
    const inRegion = (region: string) => new EC2Client({ endpoint, credentials, region });
    const machine = { ImageId: "ami-12345678", InstanceType: "c5.large" } as const;
    const fleets = inRegion("sa-east-1");
    await fleets.send(
      new RequestSpotFleetCommand({
        SpotFleetRequestConfig: {
          IamFleetRole: `arn:aws:iam::${accountId}:role/fleet`,
          AllocationStrategy: "lowestPrice",
          TargetCapacity: 3,
          LaunchSpecifications: [machine],
        },
      }),
    );
    const ended = await fleets.send(new RunInstancesCommand({ ...machine, MinCount: 2, MaxCount: 2 }));
    await fleets.send(new TerminateInstancesCommand({ InstanceIds: [ended.Instances![0]!.InstanceId!] }));
    const groups = inRegion("us-west-2");
    await groups.send(new CreateLaunchTemplateCommand({ LaunchTemplateName: "t", LaunchTemplateData: machine }));
    await groups.send(new CreateVolumeCommand({ AvailabilityZone: "us-west-2a", Size: 100 }));
    await groups.send(new AllocateAddressCommand({}));
    const scaling = new AutoScalingClient({ endpoint, credentials, region: "us-west-2" });
    await scaling.send(
      new CreateAutoScalingGroupCommand({
        AutoScalingGroupName: "miners",
        ...{ MinSize: 2, MaxSize: 2, AvailabilityZones: ["us-west-2a"] },
        LaunchTemplate: { LaunchTemplateName: "t", Version: "1" },
      }),
    );
    const { iam } = clientsFor(account);
    for (const UserName of ["anna", "ben"]) {
      await iam.send(new CreateUserCommand({ UserName }));
      await iam.send(new CreateAccessKeyCommand({ UserName }));
    }
    const second = await iam.send(new CreateAccessKeyCommand({ UserName: "ben" }));
    const { AccessKeyId } = second.AccessKey!;
    await iam.send(new UpdateAccessKeyCommand({ UserName: "ben", AccessKeyId, Status: "Inactive" }));
  }

  test("counts are those that plain calls of the AWS SDK come to, in every region", async () => {
    await attack();
    const { report } = await asked("--allowed-regions", "ap-southeast-2");
    const regions = report.regions.filter(({ regionClass }) => regionClass !== "off").map(({ name }) => name);
    const plain: Record<string, Counts> = {};
    const swept: Record<string, Counts> = {};
    for (const region of regions) {
      plain[region] = await countsIn(account, region);
      const kinds = Object.keys(plain[region]);
      const cells = report.cells.filter((cell) => cell.region === region && kinds.includes(cell.kind));
      swept[region] = Object.fromEntries(cells.map(({ kind, count }) => [kind, count!]));
    }
    expect(swept).toEqual(plain);
    expect(plain["sa-east-1"]).toMatchObject({ machine: 3 + 1, "spot fleet": 1 });
    expect(plain["us-west-2"]).toMatchObject({ machine: 2, "auto scaling group": 1, "elastic address": 1 });
    expect(report.cells.find(({ kind }) => kind === "active access key")!.count).toBe(await activeKeys(account));
  });

  test("text, with a first look, and the page beside it", async () => {
    const html = join(folder, "page.html");
    const { out } = await sweep("--allowed-regions", "ap-southeast-2", "--html", html);
    expect(out).toMatch(/^Account \d{12}, \S+, first look: /);
    expect(out).toMatch(/^eu-west-1 +ec2 machine +i-\w+ +c5\.xlarge/m);
    expect(out).toContain("`npx ringfence contain` plans how to end it");
    expect(existsSync(html) && readFileSync(html, "utf8")).toContain("What runs or bills in");
  });

  test("an account in no organization has no others, and is told so", async () => {
    const { code, out, err } = await sweep("--accounts-from", "organization", "--role-name", "auditor");
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/^sweep: account \d{12} is in no organization/);
  });

  test("over the organization: one document, in which who let nobody in is named, and it ends with 1", async () => {
    const organizations = new OrganizationsClient({
      region: "us-east-1",
      endpoint: account.endpoint,
      credentials: account.credentials,
    });
    await organizations.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
    await organizations.send(new CreateAccountCommand({ AccountName: "shut", Email: "shut@acme.sandbox" }));
    const words = ["--accounts-from", "organization", "--role-name", "ringfence/exempt/nobody", "--sarif"];
    const denied = account.faults.inject({ kind: "accessDenied", operation: "AssumeRole" });
    const { code, out, err } = await sweep("--allowed-regions", "ap-southeast-2", ...words);
    denied();
    expect(code).toBe(1);
    expect(err).toMatch(/^sweep: account \d{12} cannot be asked: the role arn:\S+nobody cannot be taken/);
    const { runs } = JSON.parse(out) as { runs: { invocations: unknown[]; results: unknown[] }[] };
    expect(runs).toHaveLength(1);
    expect(runs[0]!.invocations).toHaveLength(2);
    expect(runs[0]!.results.length).toBeGreaterThan(0);
  });

  test("a profile that is not there ends with a sentence", async () => {
    const { code, err, out } = await sweep("--profile", "nobody-there");
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/^sweep: the account cannot be asked with profile "nobody-there": /);
    expect(err).not.toMatch(/^\s+at /m);
  });
});
