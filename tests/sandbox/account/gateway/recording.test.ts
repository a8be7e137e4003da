import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AccountClient, EnableRegionCommand, GetRegionOptStatusCommand } from "@aws-sdk/client-account";
import { BudgetsClient, CreateBudgetCommand, DescribeBudgetCommand } from "@aws-sdk/client-budgets";
import { DescribeVpcsCommand, EC2Client } from "@aws-sdk/client-ec2";
import {
  CreateDetectorCommand,
  GetDetectorCommand,
  GuardDutyClient,
  ListDetectorsCommand,
} from "@aws-sdk/client-guardduty";
import {
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  GetGroupCommand,
  GetPolicyCommand,
  IAMClient,
  ListAccessKeysCommand,
} from "@aws-sdk/client-iam";
import { CreateKeyCommand, DescribeKeyCommand, KMSClient, ListKeysCommand } from "@aws-sdk/client-kms";
import { CreateOrganizationCommand, ListRootsCommand, OrganizationsClient } from "@aws-sdk/client-organizations";
import { CreateTopicCommand, ListSubscriptionsByTopicCommand, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import { startAccount, type SandboxAccount } from "../../../../sandbox/account/account";
import { openRecording } from "../../../../sandbox/account/gateway/recording";
import { connect } from "../support";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ringfence-recording-"));
  file = join(folder, "state.jsonl");
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const request = (body: string) => ({
  method: "POST",
  target: "/",
  headers: {
    authorization:
      "AWS4-HMAC-SHA256 Credential=KEY/20261123/eu-west-1/iam/aws4_request, SignedHeaders=host, Signature=secret-proof",
    "content-type": "application/x-www-form-urlencoded",
    "user-agent": "sdk",
    "x-amz-security-token": "secret-token",
  },
  body: Buffer.from(body),
});
const at = new Date("2026-11-23T10:00:00Z");

describe("a recording", () => {
  test("gives back what was recorded, in order", () => {
    const recording = openRecording(file, false);
    recording.record(request("Action=One"), at);
    recording.record(request("Action=Two\u0000\u00ff"), at);
    const { requests } = openRecording(file, true);
    expect(requests.map(({ seq, at: time }) => [seq, time])).toEqual([
      [1, at],
      [2, at],
    ]);
    expect(requests.map(({ request: { body } }) => body.toString())).toEqual(["Action=One", "Action=Two\u0000\u00ff"]);
  });

  test("goes on counting where it stopped", () => {
    openRecording(file, false).record(request("Action=One"), at);
    expect(openRecording(file, true).record(request("Action=Two"), at).seq).toBe(2);
    expect(openRecording(file, true).requests).toHaveLength(2);
  });

  test("is emptied unless it is kept", () => {
    openRecording(file, false).record(request("Action=One"), at);
    openRecording(file, false);
    expect(readFileSync(file, "utf8")).toBe("");
  });

  test("holds no proof of a key, and is for its owner only", () => {
    openRecording(file, false).record(request("Action=One"), at);
    const text = readFileSync(file, "utf8");
    expect(text).not.toMatch(/secret/);
    expect(text).toContain("Credential=KEY/00000000/eu-west-1/iam/aws4_request");
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  test("without a file only counts", () => {
    const recording = openRecording(undefined, true);
    expect([recording.record(request("a"), at).seq, recording.record(request("b"), at).seq]).toEqual([1, 2]);
  });

  test("forgives a last line that was cut off while it was written", () => {
    openRecording(file, false).record(request("Action=One"), at);
    appendFileSync(file, '{"seq":2,"at":"2026-11-23T10:00:00.000Z","meth');
    const recording = openRecording(file, true);
    expect(recording.requests).toHaveLength(1);
    recording.record(request("Action=Two"), at);
    expect(openRecording(file, true).requests).toHaveLength(2);
  });

  test("that is corrupted names the file, the line and the way out", () => {
    const line = { seq: 1, at: at.toISOString(), method: "GET", target: "/", headers: {}, body: "" };
    const good = JSON.stringify(line);
    const cases: [text: string, corrupted: number][] = [
      ["garbage\n", 1],
      ['{"seq":1}\n', 1],
      [`${JSON.stringify({ ...line, at: "noon" })}\n`, 1],
      // A line is missing.
      [`${good}\n${JSON.stringify({ ...line, seq: 3 })}\n`, 2],
    ];
    for (const [text, corrupted] of cases) {
      writeFileSync(file, text);
      expect(() => openRecording(file, true)).toThrow(
        `the sandbox state file ${file} is corrupted at line ${corrupted}; start without --keep to begin with an empty account`,
      );
    }
  });
});

/** Opens the account of the state file, uses it and closes it. */
async function session<T>(keep: boolean, use: (account: SandboxAccount) => Promise<T>): Promise<T> {
  const account = await startAccount({ stateFile: file, keep });
  try {
    return await use(account);
  } finally {
    await account.stop();
  }
}

describe("an account that is kept", () => {
  const regions = ["us-east-1", "eu-west-1", "ap-southeast-2"];

  /** Makes one of everything whose id is made up, with reads in between that open services. */
  async function build(account: SandboxAccount) {
    const iam = connect(IAMClient, account);
    const kms = connect(KMSClient, account);
    const sns = connect(SNSClient, account);
    const statement = JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Deny", Action: "ec2:*", Resource: "*" }],
    });
    await Promise.all(regions.map((region) => connect(EC2Client, account, region).send(new DescribeVpcsCommand({}))));
    await Promise.all(
      regions.map((region) =>
        connect(GuardDutyClient, account, region).send(new CreateDetectorCommand({ Enable: true, Tags: { region } })),
      ),
    );
    await kms.send(new ListKeysCommand({}));
    await kms.send(new DescribeKeyCommand({ KeyId: "alias/aws/ebs" }));
    await kms.send(new CreateKeyCommand({}));
    await iam.send(new CreateGroupCommand({ GroupName: "g" }));
    await iam.send(new CreatePolicyCommand({ PolicyName: "p", PolicyDocument: statement }));
    await iam.send(new CreateUserCommand({ UserName: "u" }));
    await iam.send(new CreateAccessKeyCommand({ UserName: "u" }));
    await iam.send(new GetGroupCommand({ GroupName: "g" }));
    const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: "alerts" }));
    await sns.send(
      new SubscribeCommand({ TopicArn, Protocol: "sqs", Endpoint: "arn:aws:sqs:us-east-1:123456789012:q" }),
    );
    await connect(OrganizationsClient, account).send(new CreateOrganizationCommand({}));
    const Budget = {
      BudgetName: "b",
      BudgetType: "COST",
      TimeUnit: "MONTHLY",
      BudgetLimit: { Amount: "5", Unit: "USD" },
    } as const;
    await connect(BudgetsClient, account).send(new CreateBudgetCommand({ AccountId: account.accountId, Budget }));
    const accounts = connect(AccountClient, account);
    await accounts.send(new EnableRegionCommand({ RegionName: "af-south-1" }));
    await accounts.send(new GetRegionOptStatusCommand({ RegionName: "af-south-1" }));
    await connect(KMSClient, account, "af-south-1").send(new CreateKeyCommand({}));
  }

  /** Every id and value of what was built. */
  async function look(account: SandboxAccount) {
    const iam = connect(IAMClient, account);
    const detectors = regions.map(async (region) => {
      const client = connect(GuardDutyClient, account, region);
      const { DetectorIds = [] } = await client.send(new ListDetectorsCommand({}));
      const { Tags, CreatedAt } = await client.send(new GetDetectorCommand({ DetectorId: DetectorIds[0] }));
      return { DetectorIds, Tags, CreatedAt };
    });
    const vpcs = regions.map(async (region) => {
      const { Vpcs } = await connect(EC2Client, account, region).send(new DescribeVpcsCommand({}));
      return Vpcs?.map(({ VpcId }) => VpcId);
    });
    const TopicArn = "arn:aws:sns:us-east-1:123456789012:alerts";
    const { Subscriptions } = await connect(SNSClient, account).send(new ListSubscriptionsByTopicCommand({ TopicArn }));
    const { Keys } = await connect(KMSClient, account).send(new ListKeysCommand({}));
    const { Keys: optInKeys } = await connect(KMSClient, account, "af-south-1").send(new ListKeysCommand({}));
    const { Budget } = await connect(BudgetsClient, account).send(
      new DescribeBudgetCommand({ AccountId: account.accountId, BudgetName: "b" }),
    );
    return {
      detectors: await Promise.all(detectors),
      vpcs: await Promise.all(vpcs),
      keys: Keys?.map(({ KeyId }) => KeyId),
      optInKeys: optInKeys?.map(({ KeyId }) => KeyId),
      group: (await iam.send(new GetGroupCommand({ GroupName: "g" }))).Group?.GroupId,
      policy: (await iam.send(new GetPolicyCommand({ PolicyArn: "arn:aws:iam::123456789012:policy/p" }))).Policy
        ?.PolicyId,
      accessKeys: (await iam.send(new ListAccessKeysCommand({ UserName: "u" }))).AccessKeyMetadata?.map(
        ({ AccessKeyId }) => AccessKeyId,
      ),
      subscriptions: Subscriptions?.map(({ SubscriptionArn }) => SubscriptionArn),
      roots: (await connect(OrganizationsClient, account).send(new ListRootsCommand({}))).Roots?.map(({ Id }) => Id),
      budget: Budget,
    };
  }

  test("is as it was, ids included, again and again; reads in between do not matter", async () => {
    const first = await session(false, async (account) => {
      await build(account);
      return look(account);
    });
    expect(first.keys).toHaveLength(2);
    expect(first.optInKeys).toHaveLength(1);
    const second = await session(true, async (account) => {
      await look(account);
      return look(account);
    });
    expect(second).toEqual(first);
    expect(await session(true, look)).toEqual(first);
  });

  test("begins anew when it is not kept", async () => {
    await session(false, (account) => connect(KMSClient, account).send(new CreateKeyCommand({})));
    const keys = await session(false, (account) => connect(KMSClient, account).send(new ListKeysCommand({})));
    expect(keys.Keys).toEqual([]);
  });

  test("does not start on a corrupted file, and leaves no emulator behind", async () => {
    writeFileSync(file, "garbage\n");
    await expect(startAccount({ stateFile: file, keep: true })).rejects.toThrow(
      /is corrupted at line 1; start without --keep/,
    );
  });
});
