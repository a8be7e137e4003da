import { devNull } from "node:os";
import type { SandboxAccount } from "../../../sandbox/account/account";
import { startAccount } from "../../../sandbox/account/account";
import type { ReachReport } from "../../../domain/documents/reach/report";
import { confirm } from "../../../cli/prove/confirm";
import type { Confirmation, SampleRequest } from "../../../cli/prove/confirmation";
import { describeConfirmation } from "../../../cli/prove/describe-confirmation";
import { everyWay } from "../../domain/documents/reach/support";
import { runRingfence } from "../../support/run-ringfence";

const prove = (...words: string[]) => runRingfence("prove", ...words);

/** With both regions of global services allowed, nothing but services without a location is left outside. */
const CLOSED = ["--allowed-regions", "ap-southeast-2,us-east-1,us-west-2"];
const EVERYBODY = ["--exempt", "arn:aws:iam::*:user/anybody*"];

type Answer = ReachReport & { confirmation?: Confirmation };

const answered = ({ out }: { out: string }): Answer => JSON.parse(out) as Answer;

describe("ringfence prove --json", () => {
  it("tells what stays reachable, with the reason of each, in every mode", async () => {
    const result = await prove(...CLOSED, "--json");
    expect({ code: result.code, err: result.err }).toEqual({ code: 0, err: "" });
    const answer = answered(result);
    expect(Object.keys(answer)).toEqual(["launchersReachable", "reachable", "launchersAtHome", "decisions"]);
    expect(answer.launchersReachable).toEqual([]);
    expect([...new Set(answer.reachable.map(({ mode }) => mode))]).toEqual([
      "organization",
      "account-attached",
      "account-boundary",
    ]);
    const iam = answer.reachable.find(({ service, regionClass }) => service === "iam" && regionClass === "idle")!;
    expect(iam.actions).toEqual(expect.arrayContaining(["iam:CreateRole", "iam:GetRole"]));
    expect(iam.writes).toBeLessThan(iam.actions.length);
    expect(iam.reason).toMatch(/^identity/);
  });

  it("ends with 2 when a launcher is reachable, and names it", async () => {
    const result = await prove(...CLOSED, ...EVERYBODY, "--mode", "organization", "--json");
    expect(result.code).toBe(2);
    expect(answered(result).launchersReachable).toContainEqual({
      action: "ec2:RunInstances",
      mode: "organization",
      principal: "anybody",
      regionClass: "idle",
    });
  });

  it("proves one mode when it is asked about one", async () => {
    const { reachable } = answered(await prove(...CLOSED, "--mode", "account", "--json"));
    expect(new Set(reachable.map(({ mode }) => mode))).toEqual(new Set(["account-attached", "account-boundary"]));
  });

  it("takes the home region for the place of launchers at home", async () => {
    const words = ["--allowed-regions", "eu-west-1,us-east-1", "--home-region", "us-east-1", "--mode", "account"];
    const { reachable } = answered(await prove(...words, "--json"));
    expect([...new Set(reachable.map(({ regionClass }) => regionClass))]).toEqual(["us-west-2", "idle", "future"]);
  });
});

describe("ringfence prove", () => {
  it("says it to people, in lines that fit a terminal", async () => {
    const { code, out } = await prove(...CLOSED);
    expect(code).toBe(0);
    expect(out).toContain("reaches outside the allowed regions: none.");
    expect(out).toMatch(/^mode account-boundary$/m);
    expect(out).toMatch(/limited by ec2:InstanceMarketType,\s+ec2:InstanceType/);
    expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it("tells where which launcher is reachable", async () => {
    const { code, out } = await prove(...CLOSED, ...EVERYBODY, "--mode", "organization");
    expect(code).toBe(2);
    expect(out.replace(/\s+/g, " ")).toContain(
      "ec2:RunInstances, mode organization: every other region, regions that AWS has yet to open",
    );
  });

  it("reports every mistake at once", async () => {
    const { code, out, err } = await prove("--allowed-regions", "eu-west-11", "--region", "us-est-1", "--mode", "all");
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^nothing can be proved: 3 problems\n/);
    expect(err).toContain('--allowed-regions (value 1): unknown region "eu-west-11"');
    expect(err).toContain("--mode: expected one of organization, account");
    expect(err).toContain('--region: unknown region "us-est-1", did you mean "us-east-1"?');
  });

  it("asks for the allowed regions, and for nothing else", async () => {
    expect((await prove()).err).toBe(
      "nothing can be proved: 1 problem\n" +
        "  - --allowed-regions: missing; `npx ringfence guardrails --help` says what it takes\n",
    );
  });
});

describe("ringfence prove --confirm", () => {
  const before = { ...process.env };
  let account: SandboxAccount;

  /** The environment of the command: the account's, or another. */
  const within = (env: Record<string, string>) => {
    const others = Object.entries(before).filter(([name]) => !/^AWS_(?!SDK_)/.test(name));
    process.env = { ...Object.fromEntries(others), ...env };
  };

  beforeAll(async () => {
    account = await startAccount();
  });

  beforeEach(() => {
    within(account.env);
  });

  afterAll(async () => {
    process.env = before;
    await account.stop();
  });

  it("holds 200 requests against the simulator of AWS, and changes nothing", async () => {
    account.journal.clear();
    const result = await prove(...CLOSED, "--confirm", "--json");
    expect(result).toMatchObject({ code: 0, err: "" });
    const { confirmation } = answered(result);
    expect(confirmation).toEqual({ asked: 200, disagreements: [] });
    const calls = account.journal.entries().map(({ service, operation }) => `${service}:${operation}`);
    expect([...new Set(calls)]).toEqual(["sts:GetCallerIdentity", "iam:SimulateCustomPolicy"]);
    expect((await prove(...CLOSED, "--mode", "account", "--confirm")).out).toMatch(
      /AWS's simulator decides all 200 requests of the sample alike\.\n$/,
    );
  });

  it.each<[fault: Parameters<SandboxAccount["faults"]["inject"]>[0], message: RegExp]>([
    [{ kind: "accessDenied", service: "iam" }, /may not call iam:SimulateCustomPolicy \(AccessDenied/],
    [{ kind: "throttling", service: "iam" }, /AWS did not answer \(Throttling.*\); it changed nothing, so try again/],
    [{ kind: "unreachable", service: "iam" }, /AWS did not answer/],
  ])("says that AWS refused: %p", async (fault, message) => {
    const end = account.faults.inject(fault);
    const { code, err } = await prove(...CLOSED, "--mode", "account", "--confirm");
    end();
    expect(code).toBe(1);
    expect(err).toMatch(message);
    expect(err.split("\n")).toHaveLength(2);
  });

  it("lists what AWS decides otherwise, with both answers", async () => {
    const [way] = everyWay();
    const request: SampleRequest = {
      mode: "organization",
      statement: "DenyOutsideAllowedRegions",
      action: "ec2:RunInstances",
      resource: "*",
      keys: { "aws:RequestedRegion": { values: ["eu-west-1"], kind: "string" } },
      allowed: true,
    };
    const confirmation = await confirm({ ways: [way!], requests: [request] }, account);
    expect(confirmation).toEqual({ asked: 1, disagreements: [{ ...request, aws: "explicitDeny" }] });
    expect(describeConfirmation(confirmation as Confirmation)).toBe(
      [
        "AWS's simulator decides 1 of 1 requests otherwise:",
        "  ec2:RunInstances on *, mode organization: allowed here, explicitDeny at AWS",
        "      drawn for DenyOutsideAllowedRegions; aws:RequestedRegion = eu-west-1",
      ].join("\n"),
    );
  });

  it.each<[what: string, env: Record<string, string>, message: RegExp]>([
    ["no credentials", {}, /could not ask AWS: the account cannot be asked: /],
    [
      "a profile that does not exist",
      { AWS_PROFILE: "nobody" },
      /could not ask AWS: the account cannot be asked with profile "nobody": /,
    ],
  ])("says that it could not ask: %s", async (_, env, message) => {
    within({
      AWS_CONFIG_FILE: devNull,
      AWS_SHARED_CREDENTIALS_FILE: devNull,
      AWS_EC2_METADATA_DISABLED: "true",
      ...env,
    });
    const { code, out, err } = await prove(...CLOSED, "--mode", "organization", "--confirm");
    expect(code).toBe(1);
    expect(err).toMatch(message);
    expect(err).toContain("give credentials, for example with --profile");
    expect(err).not.toMatch(/^\s+at /m);
    // What needs no AWS has been proved all the same.
    expect(out).toContain("reaches outside the allowed regions: none.");
  });
});
