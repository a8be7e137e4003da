import { DescribeVpcsCommand, EC2Client } from "@aws-sdk/client-ec2";
import { GetDetectorCommand, GuardDutyClient, ListDetectorsCommand } from "@aws-sdk/client-guardduty";
import { IAMClient, ListUsersCommand } from "@aws-sdk/client-iam";
import { KMSClient, ListKeysCommand } from "@aws-sdk/client-kms";
import { startAccount, type SandboxAccount } from "../../../../sandbox/account/account";
import type { Fault } from "../../../../sandbox/account/gateway/faults";
import { connect, failure } from "../support";

let account: SandboxAccount;
let remove: (() => void)[] = [];

beforeAll(async () => {
  account = await startAccount();
});

afterAll(() => account.stop());

beforeEach(() => {
  account.journal.clear();
});

afterEach(() => {
  for (const one of remove) one();
  remove = [];
});

function inject(fault: Fault): void {
  remove.push(account.faults.inject(fault));
}

const listKeys = (region = "us-east-1", maxAttempts = 1) =>
  connect(KMSClient, account, region, { maxAttempts }).send(new ListKeysCommand({}));
const listDetectors = (region = "us-east-1") =>
  connect(GuardDutyClient, account, region).send(new ListDetectorsCommand({}));
const listUsers = () => connect(IAMClient, account).send(new ListUsersCommand({}));
const describeVpcs = () => connect(EC2Client, account).send(new DescribeVpcsCommand({}));

describe("throttling", () => {
  test("is worded as each protocol has it", async () => {
    inject({ kind: "throttling" });
    expect(await failure(listKeys())).toMatchObject({ code: "ThrottlingException", status: 400 });
    expect(await failure(listDetectors())).toMatchObject({ code: "ThrottlingException", status: 429 });
    expect(await failure(listUsers())).toMatchObject({ code: "Throttling", status: 400 });
    expect(await failure(describeVpcs())).toMatchObject({ code: "RequestLimitExceeded", status: 503 });
    expect(account.journal.entries().map(({ decision, errorCode }) => [decision, errorCode])).toEqual([
      ["allowed", "ThrottlingException"],
      ["allowed", "ThrottlingException"],
      ["allowed", "Throttling"],
      ["allowed", "RequestLimitExceeded"],
    ]);
  });

  test("ends after the given times, so that a client's retries get through", async () => {
    inject({ kind: "throttling", times: 2 });
    expect((await listKeys("us-east-1", 3)).Keys).toEqual([]);
    expect(account.journal.entries().map(({ status }) => status)).toEqual([400, 400, 200]);
  });

  test("lasts without a number, until it is removed", async () => {
    const stop = account.faults.inject({ kind: "throttling" });
    for (let i = 0; i < 3; i++) expect(await failure(listKeys())).toMatchObject({ code: "ThrottlingException" });
    stop();
    expect((await listKeys()).Keys).toEqual([]);
  });
});

describe("access denied", () => {
  test("names caller and action, in each protocol", async () => {
    inject({ kind: "accessDenied" });
    const cases: [call: () => Promise<unknown>, code: string, action: string][] = [
      [listKeys, "AccessDeniedException", "kms:ListKeys"],
      [listDetectors, "AccessDeniedException", "guardduty:ListDetectors"],
      [listUsers, "AccessDenied", "iam:ListUsers"],
      [describeVpcs, "UnauthorizedOperation", "ec2:DescribeVpcs"],
    ];
    for (const [call, code, action] of cases) {
      const error = await failure(call());
      expect(error.code).toBe(code);
      expect(error.message).toMatch(`User: arn:aws:iam::123456789012:root is not authorized to perform: ${action}`);
    }
    expect(account.journal.entries()).toMatchObject(cases.map(([, code]) => ({ decision: "denied", errorCode: code })));
  });

  test("hits nothing but the operation it names", async () => {
    inject({ kind: "accessDenied", service: "guardduty", operation: "ListDetectors", region: "eu-west-1" });
    expect(await failure(listDetectors("eu-west-1"))).toMatchObject({ code: "AccessDeniedException" });
    expect((await listDetectors("eu-west-2")).DetectorIds).toEqual([]);
    const get = connect(GuardDutyClient, account, "eu-west-1").send(new GetDetectorCommand({ DetectorId: "0" }));
    expect(await failure(get)).toMatchObject({ code: "BadRequestException" });
    expect((await listKeys("eu-west-1")).Keys).toEqual([]);
  });
});

describe("a region", () => {
  test("that cannot be reached drops the connection; the others answer", async () => {
    inject({ kind: "unreachable", region: "sa-east-1" });
    expect((await failure(listKeys("sa-east-1"))).message).toMatch(/socket hang up|ECONNRESET/);
    expect((await listKeys("eu-west-1")).Keys).toEqual([]);
    expect(account.journal.entries()).toMatchObject([
      { region: "sa-east-1", status: 0, errorCode: "ConnectionDropped" },
      { region: "eu-west-1", status: 200 },
    ]);
  });

  test("can be made to look disabled", async () => {
    inject({ kind: "disabledRegion", region: "sa-east-1" });
    expect(await failure(listKeys("sa-east-1"))).toMatchObject({ code: "UnrecognizedClientException" });
    expect((await listKeys("eu-west-1")).Keys).toEqual([]);
  });
});

test("an account without a subscription is told so, as each protocol has it", async () => {
  inject({ kind: "subscriptionRequired" });
  const message = "The AWS Access Key Id needs a subscription for the service";
  expect(await failure(listKeys())).toEqual({ code: "SubscriptionRequiredException", message, status: 400 });
  expect(await failure(listDetectors())).toEqual({ code: "SubscriptionRequiredException", message, status: 403 });
  expect(await failure(listUsers())).toMatchObject({ code: "OptInRequired", status: 403 });
  expect(await failure(describeVpcs())).toMatchObject({ code: "OptInRequired", status: 401 });
  expect(account.journal.entries()).toMatchObject([{ decision: "allowed" }, {}, {}, {}]);
});

describe("latency", () => {
  const timed = async (call: () => Promise<unknown>) => {
    const start = Date.now();
    await call();
    return Date.now() - start;
  };

  test("delays the calls it hits, and only them", async () => {
    await listKeys();
    inject({ kind: "latency", ms: 300, service: "kms", region: "us-east-1", times: 1 });
    const [slow, fast] = await Promise.all([timed(() => listKeys("us-east-1")), timed(() => listKeys("eu-west-1"))]);
    expect(slow).toBeGreaterThanOrEqual(300);
    expect(fast).toBeLessThan(slow);
    expect(account.journal.entries().find(({ ms }) => ms >= 300)).toMatchObject({ region: "us-east-1" });
  });

  test("adds up, and comes before a refusal", async () => {
    inject({ kind: "latency", ms: 60 });
    inject({ kind: "latency", ms: 60 });
    inject({ kind: "throttling" });
    expect(await timed(() => failure(listKeys()))).toBeGreaterThanOrEqual(120);
  });
});

test("a call that a fault refused does nothing", async () => {
  const { CreateKeyCommand } = await import("@aws-sdk/client-kms");
  inject({ kind: "accessDenied", operation: "CreateKey" });
  await failure(connect(KMSClient, account).send(new CreateKeyCommand({})));
  expect((await listKeys()).Keys).toEqual([]);
});
