import { CloudTrailClient, DescribeTrailsCommand, StopLoggingCommand } from "@aws-sdk/client-cloudtrail";
import { DisableRuleCommand, EventBridgeClient, ListRulesCommand } from "@aws-sdk/client-eventbridge";
import { DeleteDetectorCommand, GuardDutyClient } from "@aws-sdk/client-guardduty";
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  DetachGroupPolicyCommand,
  ListAttachedGroupPoliciesCommand,
  ListGroupsCommand,
} from "@aws-sdk/client-iam";
import { ConfirmSubscriptionCommand, SNSClient, UnsubscribeCommand } from "@aws-sdk/client-sns";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DoctorReport } from "../../cli/doctor/report";
import type { ControlId } from "../../domain/controls/table";
import { clientsFor } from "../../sandbox/account/clients";
import { runRingfence } from "../support/run-ringfence";
import { assume, person } from "../support/sign-in";
import { type Keys, only, openTestStack, succeeded, type TestStack, THREE_ANSWERS } from "../support/stack";

const HOME = "ap-southeast-2";
const IDLE = "sa-east-1";

const CONTROLS: readonly ControlId[] = [
  "alert-channel",
  "audit-trail",
  "billing-alarms",
  "break-glass",
  "budgets",
  "contacts",
  "early-warning",
  "guardduty",
  "launch-guard",
  "least-privilege",
  "region-guard",
  "tamper-guard",
  "usage-alarms",
];
const SETTINGS = {
  ...THREE_ANSWERS,
  enabledRegions: [HOME, IDLE, "us-east-1"],
  controls: only(...CONTROLS),
};

/** One account, as the auditor of its baseline sees it; each test goes on where the one before stopped. */
describe("doctor", () => {
  let stack: TestStack;
  let outputs: string;
  let auditor: Keys;
  const before = { ...process.env };

  const account = () => stack.session.account;
  const client = <C>(kind: new (config: object) => C, region = HOME): C =>
    new kind({ region, endpoint: account().endpoint, credentials: account().credentials });

  /** Runs the command as somebody, and nobody else. */
  const as = async (keys: Keys, ...words: string[]) => {
    process.env = {
      ...before,
      ...account().env,
      AWS_ACCESS_KEY_ID: keys.accessKeyId,
      AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
      AWS_SESSION_TOKEN: keys.sessionToken,
    };
    if (keys.sessionToken === undefined) delete process.env["AWS_SESSION_TOKEN"];
    return runRingfence(...words);
  };
  const looked = async (keys: Keys = auditor) => {
    const { code, out, err } = await as(keys, "doctor", "--json", "--outputs", outputs, "--allowed-regions", HOME);
    if (err !== "") throw new Error(err);
    return { code, report: JSON.parse(out) as DoctorReport };
  };
  const found = ({ findings }: DoctorReport) => findings.map(({ check, region, what }) => [check, region, what]);

  /** What no API can do: somebody follows the links in the mails. */
  const readMails = async () => {
    for (const { type, outputs: made } of await stack.resources()) {
      if (!type.endsWith(":TopicSubscription")) continue;
      const [TopicArn, region] = [made.topic as string, made.region as string];
      // The sandbox mails nothing: the token is the last part of the ARN.
      const Token = (made.arn as string).split(":").at(-1);
      await client(SNSClient, region).send(new ConfirmSubscriptionCommand({ TopicArn, Token }));
    }
  };
  /** Codes of the mails that somebody got since. */
  const codes = () =>
    account()
      .deliveries.entries()
      .filter(({ failure, recipients }) => failure === undefined && recipients.length > 0)
      .flatMap(({ message }) => /Code of the drill.*: ([A-Z0-9]{6}-\d+)/.exec(message)?.[1] ?? []);

  beforeAll(async () => {
    stack = await openTestStack(SETTINGS);
    expect(succeeded(await stack.up())).toBe(true);
    const { output } = await stack.run(["stack", "output", "--json"]);
    outputs = join(stack.folder, "outputs.json");
    writeFileSync(outputs, output.slice(output.indexOf("{")));
    const { roleArns } = JSON.parse(output.slice(output.indexOf("{"))) as { roleArns: { auditor: string } };
    const policy = { Effect: "Allow", Action: "sts:AssumeRole", Resource: roleArns.auditor };
    auditor = await assume(account(), roleArns.auditor, await person(account(), "alice", { policy }));
  });
  afterAll(async () => {
    process.env = before;
    await stack.close();
  });

  test("names what only people can do, right after the first up", async () => {
    const { code, report } = await looked();
    expect(report.gaps).toEqual([]);
    expect(code).toBe(2);
    expect([...new Set(report.findings.map(({ check }) => check))].sort()).toEqual([
      "billing-alerts",
      "proof",
      "root",
      "subscriptions",
      "unbound-keys",
    ]);
    expect(report.findings.find(({ check }) => check === "unbound-keys")!.what).toContain("alice");
  });

  test("--fix switches billing alerts on: not without a yes, and not as the auditor", async () => {
    const { credentials } = account();
    expect(await as(credentials, "doctor", "--fix")).toMatchObject({
      code: 1,
      err: expect.stringMatching(/say --yes/) as string,
    });
    expect(await as(auditor, "doctor", "--fix", "--yes")).toMatchObject({
      code: 1,
      err: expect.stringMatching(/still off.*billing:UpdateBillingPreferences/s) as string,
    });
    expect((await looked()).report.findings.map(({ check }) => check)).toContain("billing-alerts");
    expect(await as(credentials, "doctor", "--fix", "--yes")).toMatchObject({ code: 0, err: "" });
    expect(await as(credentials, "doctor", "--fix")).toMatchObject({
      code: 0,
      out: expect.stringMatching(/are on/) as string,
    });
  });

  test("a test goes the way of an alarm to its readers, and a code says that one has read it", async () => {
    await readMails();
    await account().deliveries.settled();
    account().deliveries.clear();
    expect(await as(auditor, "doctor", "--test")).toMatchObject({
      code: 1,
      err: expect.stringMatching(/oncall@acme.sandbox.*--yes/s) as string,
    });
    expect(codes()).toEqual([]);

    const test = await as(auditor, "doctor", "--test", "--yes");
    expect(test).toMatchObject({ code: 0, err: "" });
    await account().deliveries.settled();
    const [warning, billing] = codes().sort().reverse();
    expect(
      account()
        .deliveries.entries()
        .filter(({ message }) => message.includes(warning!))[0],
    ).toMatchObject({
      service: "events.amazonaws.com",
      message: expect.stringContaining(`region ${IDLE}.`) as string,
      recipients: expect.arrayContaining(
        ["oncall", "security"].map((name) => ({ protocol: "email", endpoint: `${name}@acme.sandbox` })),
      ) as object[],
    });
    expect(
      account()
        .deliveries.entries()
        .some(({ service, message }) => service === "cloudwatch.amazonaws.com" && message.includes(billing!)),
    ).toBe(true);
    // Who sees the output of the command alone cannot confirm.
    expect(test.out).not.toContain(warning);

    expect(await as(auditor, "doctor", "confirm", "AAAAAA-1")).toMatchObject({
      code: 1,
      err: expect.stringMatching(/is not the code/) as string,
    });
    const confirmed = await as(auditor, "doctor", "confirm", warning!, billing!);
    expect(confirmed).toMatchObject({ code: 0, err: "" });
    expect(confirmed.out).toMatch(/^early warning, quota-asked from sa-east-1: read \d+ s after it was sent$/m);
  });

  test("then everything is armed, but for root and a key that nothing binds", async () => {
    const { code, report } = await looked();
    expect(report.complete).toBe(true);
    expect([...new Set(report.findings.map(({ check }) => check))]).toEqual(["unbound-keys", "root"]);
    expect(code).toBe(2);
    const [warning, billing] = report.channels;
    expect(warning).toMatchObject({
      armed: "yes",
      seconds: expect.any(Number) as number,
      note: "tested in 1 of 3 regions by 1 signal",
    });
    expect(billing).toMatchObject({ armed: "yes", provenAt: expect.stringMatching(/^20/) as string });
  });

  test("a drill rings every signal and covers every region, once", async () => {
    account().deliveries.clear();
    const { code, err } = await as(
      auditor,
      "drill",
      "--outputs",
      outputs,
      "--allowed-regions",
      HOME,
      "--yes",
      "--wait",
      "0",
      "--json",
      "--no-billing",
    );
    expect({ code, err }).toEqual({ code: 0, err: "" });
    await account().deliveries.settled();
    const mails = account().deliveries.entries();
    const all = codes();
    expect(all).toHaveLength(mails.length);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(20);
    for (const region of SETTINGS.enabledRegions)
      expect(mails.some(({ message }) => message.includes(`region ${region}.`))).toBe(true);
    expect(await as(auditor, "doctor", "confirm", ...all)).toMatchObject({ code: 0, err: "" });
    const { report } = await looked();
    expect(report.channels[0]!.note).toBe(`tested in 3 of 3 regions by ${all.length} signals`);
  });

  test("a thief who can do nothing is refused; one who could launch ends the drill", async () => {
    const thief = async (name: string, Effect: string) => {
      const { keys } = await person(account(), name, { policy: { Effect, Action: "ec2:*", Resource: "*" } });
      const file = join(stack.folder, `${name}.ini`);
      writeFileSync(
        file,
        `[${name}]\naws_access_key_id = ${keys.accessKeyId}\naws_secret_access_key = ${keys.secretAccessKey}\n`,
      );
      return file;
    };
    const drilled = async (name: string, Effect: string) => {
      const file = await thief(name, Effect);
      const saved = account().env["AWS_SHARED_CREDENTIALS_FILE"];
      account().env["AWS_SHARED_CREDENTIALS_FILE"] = file;
      account().deliveries.clear();
      const words = ["--outputs", outputs, "--signals", "quota-asked", "--regions", IDLE, "--no-billing"];
      const result = await as(auditor, "drill", ...words, "--thief-profile", name, "--yes", "--wait", "0");
      account().env["AWS_SHARED_CREDENTIALS_FILE"] = saved!;
      await account().deliveries.settled();
      return result;
    };
    const refused = await drilled("nobody", "Deny");
    expect(refused).toMatchObject({ code: 0, err: "" });
    expect(refused.out).toContain("2 of 2 dry-run launches were refused; nothing was started.");
    expect(codes()).toHaveLength(1);
    const let_through = await drilled("everybody", "Allow");
    expect(let_through.code).toBe(2);
    expect(let_through.err).toMatch(/nothing was sent: .* may launch in sa-east-1/);
    expect(codes()).toEqual([]);
  });

  test("a region that does not answer, and a right that is missing, are told and never fine", async () => {
    const undo = [
      account().faults.inject({ kind: "unreachable", service: "guardduty", region: IDLE }),
      account().faults.inject({ kind: "accessDenied", service: "events", operation: "ListRules", region: "us-east-1" }),
    ];
    const { report } = await looked();
    for (const each of undo) each();
    expect(report.complete).toBe(false);
    expect(report.gaps).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          region: IDLE,
          state: "unreachable",
          checks: expect.arrayContaining(["detectors"]) as string[],
        }),
        expect.objectContaining({ region: "us-east-1", state: "denied", checks: ["early-warning"] }),
      ]),
    );
    const { keys } = await person(account(), "bob", {
      policy: { Effect: "Allow", Action: ["account:ListRegions", "sns:ListTopics"], Resource: "*" },
    });
    const less = await looked(keys);
    expect(less.report.complete).toBe(false);
    const because = less.report.gaps.map((gap) => gap.because).join("\n");
    for (const right of [
      "events:ListRules",
      "ssm:GetParameter",
      "iam:GetAccountAuthorizationDetails",
      "guardduty:ListDetectors",
    ]) {
      expect(because).toContain(right);
    }
    expect(less.report.checks.filter(({ state }) => state === "fine")).toEqual([]);
    expect(await as(keys, "doctor", "--test", "--yes")).toMatchObject({
      code: 1,
      err: expect.stringMatching(/nothing was sent.*ssm:PutParameter/s) as string,
    });
  });

  test("outputs of another account are refused, and so is what is no file of outputs", async () => {
    const { readFileSync } = await import("node:fs");
    const other = join(stack.folder, "other.json");
    writeFileSync(other, readFileSync(outputs, "utf8").replaceAll(account().accountId, "210987654321"));
    expect(await as(auditor, "doctor", "--outputs", other)).toMatchObject({
      code: 1,
      err: expect.stringMatching(
        /outputs are of account 210987654321, and the credentials are of 123456789012/,
      ) as string,
    });
  });

  test("each thing that somebody takes away is named", async () => {
    const events = client(EventBridgeClient);
    const { Rules = [] } = await events.send(new ListRulesCommand({ NamePrefix: "ringfence-early-warning-root-call" }));
    await events.send(new DisableRuleCommand({ Name: Rules[0]!.Name }));
    const cloudtrail = client(CloudTrailClient);
    const { trailList = [] } = await cloudtrail.send(new DescribeTrailsCommand({}));
    await cloudtrail.send(new StopLoggingCommand({ Name: trailList[0]!.TrailARN }));
    const { detectorIds } = JSON.parse((await import("node:fs")).readFileSync(outputs, "utf8")) as {
      detectorIds: Record<string, string>;
    };
    await client(GuardDutyClient, IDLE).send(new DeleteDetectorCommand({ DetectorId: detectorIds[IDLE] }));
    const { iam, sns } = clientsFor(account(), HOME);
    const { Groups = [] } = await iam.send(new ListGroupsCommand({ PathPrefix: "/ringfence/" }));
    for (const { GroupName } of Groups) {
      const { AttachedPolicies = [] } = await iam.send(new ListAttachedGroupPoliciesCommand({ GroupName }));
      const deny = AttachedPolicies.find(({ PolicyName }) => PolicyName!.includes("-region-deny-"));
      if (deny) await iam.send(new DetachGroupPolicyCommand({ GroupName, PolicyArn: deny.PolicyArn }));
    }
    const subscription = (await stack.resources()).find(({ urn }) => urn.endsWith(`-mail-security-${HOME}`))!;
    await sns.send(new UnsubscribeCommand({ SubscriptionArn: subscription.outputs.arn as string }));
    await iam.send(new CreateUserCommand({ UserName: "mallory" }));
    await iam.send(new CreateAccessKeyCommand({ UserName: "mallory" }));

    const { code, report } = await looked();
    expect(code).toBe(2);
    expect(report.gaps).toEqual([]);
    const says = (check: string, region: string | undefined, what: RegExp) => [
      check,
      region,
      expect.stringMatching(what) as string,
    ];
    expect(found(report)).toEqual(
      expect.arrayContaining([
        says("early-warning", HOME, /root-call-\w+ does not ring: it is disabled/),
        says("trail", undefined, /audit-trail.* is stopped/),
        says("detectors", IDLE, /there is no detector/),
        says("subscriptions", HOME, /^security@acme.sandbox reads the alerts of the other region/),
        says("drift", undefined, /the detector sa-east-1/),
        says("guardrails", undefined, /^region-deny hangs on nobody/),
        says("unbound-keys", undefined, /mallory/),
      ]),
    );
    expect(report.channels[0]).toMatchObject({ armed: "no" });
  });
});
