import { cbor } from "@smithy/core/cbor";
import { CloudWatchClient, DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { DescribeVpcsCommand, EC2Client, GetCapacityReservationUsageCommand } from "@aws-sdk/client-ec2";
import { GuardDutyClient, ListDetectorsCommand, ListFindingsCommand } from "@aws-sdk/client-guardduty";
import { CreateGroupCommand, IAMClient, SimulatePrincipalPolicyCommand } from "@aws-sdk/client-iam";
import { KMSClient, ListKeysCommand, ListKeyRotationsCommand } from "@aws-sdk/client-kms";
import { OrganizationsClient, EnablePolicyTypeCommand } from "@aws-sdk/client-organizations";
import { ListTopicsCommand, SNSClient } from "@aws-sdk/client-sns";
import { DescribeWorkspacesCommand, WorkSpacesClient } from "@aws-sdk/client-workspaces";
import { startAccount, type SandboxAccount } from "../../../../sandbox/account/account";
import { connect, failure } from "../support";

let account: SandboxAccount;

beforeAll(async () => {
  account = await startAccount();
});

afterAll(() => account.stop());

beforeEach(() => {
  account.journal.clear();
});

interface Raw {
  signingName: string;
  region?: string;
  path?: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

const send = ({ signingName, region = "us-east-1", path = "/", method = "POST", headers = {}, body }: Raw) =>
  fetch(`${account.endpoint}${path}`, {
    method,
    body,
    headers: {
      ...headers,
      authorization: `AWS4-HMAC-SHA256 Credential=${account.credentials.accessKeyId}/20261123/${region}/${signingName}/aws4_request, SignedHeaders=host, Signature=1`,
    },
  });

const CBOR = { "smithy-protocol": "rpc-v2-cbor", "content-type": "application/cbor" };
const cloudwatchCbor = (operation: string, input: unknown, region?: string) =>
  send({
    signingName: "monitoring",
    region,
    path: `/service/GraniteServiceVersion20100801/operation/${operation}`,
    headers: CBOR,
    body: cbor.serialize(input),
  });

describe("the journal", () => {
  test("tells who called what, where, and what came of it", async () => {
    const before = Date.now();
    await connect(IAMClient, account).send(new CreateGroupCommand({ GroupName: "journal" }));
    await failure(connect(IAMClient, account).send(new CreateGroupCommand({ GroupName: "journal" })));
    await connect(GuardDutyClient, account, "eu-west-3").send(new ListDetectorsCommand({}));
    const entries = account.journal.entries();
    const caller = { principal: "arn:aws:iam::123456789012:root", decision: "allowed" };
    const create = { service: "iam", operation: "CreateGroup", region: "us-east-1", readOnly: false };
    expect(entries).toMatchObject([
      { ...caller, ...create, status: 200 },
      { ...caller, ...create, status: 409, errorCode: "EntityAlreadyExists" },
      { ...caller, service: "guardduty", operation: "ListDetectors", region: "eu-west-3", readOnly: true, status: 200 },
    ]);
    expect(entries[0]).not.toHaveProperty("errorCode");
    for (const { at, ms } of entries) {
      expect(at.getTime()).toBeGreaterThanOrEqual(before);
      expect(at.getTime() + ms).toBeLessThanOrEqual(Date.now());
    }
  });

  test("is a copy, and can be cleared", async () => {
    await connect(SNSClient, account).send(new ListTopicsCommand({}));
    account.journal.entries().pop();
    expect(account.journal.entries()).toHaveLength(1);
    account.journal.clear();
    expect(account.journal.entries()).toEqual([]);
  });

  test("knows calls without a signature as anonymous", async () => {
    const response = await fetch(`${account.endpoint}/bucket/key`);
    expect(response.status).toBe(404);
    expect(account.journal.entries()).toMatchObject([
      { principal: "anonymous", service: "s3", operation: "GetObject", errorCode: "NoSuchBucket" },
    ]);
  });
});

describe("what the sandbox does not have", () => {
  const cases: [string, () => Promise<unknown>, string][] = [
    [
      "EC2 query",
      () => connect(EC2Client, account).send(new GetCapacityReservationUsageCommand({ CapacityReservationId: "cr-1" })),
      "ec2:GetCapacityReservationUsage is not implemented in the sandbox",
    ],
    [
      "query",
      () =>
        connect(IAMClient, account).send(
          new SimulatePrincipalPolicyCommand({
            PolicySourceArn: "arn:aws:iam::123456789012:root",
            ActionNames: ["ec2:*"],
          }),
        ),
      "iam:SimulatePrincipalPolicy is not implemented in the sandbox",
    ],
    [
      "REST JSON",
      () => connect(GuardDutyClient, account).send(new ListFindingsCommand({ DetectorId: "0" })),
      "guardduty:ListFindings is not implemented in the sandbox",
    ],
    [
      "an operation that fails inside the emulator",
      () => connect(OrganizationsClient, account).send(new EnablePolicyTypeCommand({} as never)),
      "the sandbox failed in organizations:EnablePolicyType: KeyError: 'RootId'",
    ],
  ];

  test("is an error that says so, in the words of each protocol", async () => {
    for (const [protocol, call, reason] of cases)
      expect({ protocol, ...(await failure(call())) }).toEqual({
        protocol,
        code: "NotImplementedInSandbox",
        message: `${reason}; only a real account can answer it`,
        status: 400,
      });
    expect(account.journal.entries()).toHaveLength(cases.length);
  });

  test("is tried once by a client that may retry", async () => {
    const client = connect(GuardDutyClient, account, "us-east-1", { maxAttempts: 5 });
    await failure(client.send(new ListFindingsCommand({ DetectorId: "0" })));
    expect(account.journal.entries()).toHaveLength(1);
  });

  test("is told from a missing resource, which has an answer", async () => {
    const response = await send({ signingName: "guardduty", method: "PUT", path: "/detector" });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ __type: "NotImplementedInSandbox" });
  });

  test("names the service when nobody has it", async () => {
    const response = await send({
      signingName: "freetier",
      headers: { "x-amz-target": "AWSFreeTierService.GetFreeTierUsage" },
      body: "{}",
    });
    expect(response.status).toBe(400);
    expect(response.headers.get("x-amzn-errortype")).toBe("NotImplementedInSandbox");
    expect(await response.json()).toMatchObject({
      __type: "NotImplementedInSandbox",
      message: expect.stringContaining("freetier:GetFreeTierUsage") as string,
    });
  });
});

test("a region without the service says so, in an error that clients take for that, and one that has it answers", async () => {
  const list = (region: string) => connect(WorkSpacesClient, account, region).send(new DescribeWorkspacesCommand({}));
  expect(await failure(list("us-west-1"))).toEqual({
    code: "UnsupportedRegionException",
    message: "workspaces is not supported in this region, us-west-1: on AWS it has no endpoint there",
    status: 400,
  });
  expect(await list("us-west-2")).toMatchObject({ Workspaces: [] });
});

test("an error to a client that speaks RPC v2 CBOR is in CBOR, and tells it to speak JSON", async () => {
  const response = await cloudwatchCbor("DescribeAlarms", {});
  expect(response.status).toBe(400);
  expect(response.headers.get("smithy-protocol")).toBe("rpc-v2-cbor");
  expect(cbor.deserialize(new Uint8Array(await response.arrayBuffer()))).toEqual({
    __type: "NotImplementedInSandbox",
    message: expect.stringMatching(
      /^cloudwatch:DescribeAlarms is not implemented .*; use a client that speaks JSON/,
    ) as string,
  });
  expect(account.journal.entries()).toMatchObject([{ service: "cloudwatch", operation: "DescribeAlarms" }]);
});

describe("a region that the account has not enabled", () => {
  const region = "af-south-1";
  const cases: [string, () => Promise<unknown>, { code: string; status: number }][] = [
    [
      "JSON",
      () => connect(KMSClient, account, region).send(new ListKeysCommand({})),
      { code: "UnrecognizedClientException", status: 400 },
    ],
    [
      "REST JSON",
      () => connect(GuardDutyClient, account, region).send(new ListDetectorsCommand({})),
      { code: "UnrecognizedClientException", status: 403 },
    ],
    [
      "query",
      () => connect(SNSClient, account, region).send(new ListTopicsCommand({})),
      { code: "InvalidClientTokenId", status: 403 },
    ],
    [
      "EC2 query",
      () => connect(EC2Client, account, region).send(new DescribeVpcsCommand({})),
      { code: "AuthFailure", status: 401 },
    ],
    [
      "a region that does not exist",
      () => connect(KMSClient, account, "mars-north-1").send(new ListKeysCommand({})),
      { code: "UnrecognizedClientException", status: 400 },
    ],
  ];

  test("does not know the caller's keys, and each protocol says so in its own words", async () => {
    for (const [what, call, expected] of cases)
      expect({ what, ...(await failure(call())) }).toMatchObject({ what, ...expected });
    expect(account.journal.entries()).toMatchObject(
      cases.map(([, , { code, status }]) => ({ decision: "denied", status, errorCode: code })),
    );
  });

  test("says so in CBOR", async () => {
    const response = await cloudwatchCbor("DescribeAlarms", {}, region);
    const body = cbor.deserialize(new Uint8Array(await response.arrayBuffer()));
    expect(body).toEqual({
      __type: "UnrecognizedClientException",
      message: "The security token included in the request is invalid.",
    });
  });
});

describe("s3control", () => {
  const block =
    "<PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls><IgnorePublicAcls>true</IgnorePublicAcls><BlockPublicPolicy>true</BlockPublicPolicy><RestrictPublicBuckets>true</RestrictPublicBuckets></PublicAccessBlockConfiguration>";
  const accountBlock = {
    signingName: "s3",
    path: "/v20180820/configuration/publicAccessBlock",
    headers: { "x-amz-account-id": "123456789012" },
  };

  test("is told from S3 by its path", async () => {
    expect((await send({ ...accountBlock, method: "PUT", body: block })).status).toBeLessThan(300);
    const response = await send({ ...accountBlock, method: "GET" });
    expect(await response.text()).toContain("<RestrictPublicBuckets>");
    expect(account.journal.entries()).toMatchObject([
      { service: "s3control", operation: "PutPublicAccessBlock", readOnly: false },
      { service: "s3control", operation: "GetPublicAccessBlock", readOnly: true },
    ]);
  });
});

test("regions do not see each other, and calls made at once do not mix", async () => {
  const regions = ["us-east-1", "eu-west-1", "ap-northeast-1", "sa-east-1"];
  const seen = await Promise.all(
    regions.map(async (region) => {
      const { Vpcs } = await connect(EC2Client, account, region).send(new DescribeVpcsCommand({}));
      return Vpcs?.map(({ VpcId }) => VpcId);
    }),
  );
  expect(new Set(seen.flat()).size).toBe(regions.length);
  const alarms = await connect(CloudWatchClient, account, "eu-west-1").send(new DescribeAlarmsCommand({}));
  expect(alarms.MetricAlarms).toEqual([]);
});

test("a request that cannot be read is the caller's error, and the account lives on", async () => {
  const response = await send({
    signingName: "budgets",
    headers: { "x-amz-target": "AWSBudgetServiceGateway.CreateBudget" },
    body: "{",
  });
  expect(await response.json()).toMatchObject({ __type: "SerializationException" });
  expect((await connect(KMSClient, account).send(new ListKeysCommand({}))).Keys).toBeDefined();
});

test("a missing resource is AWS's error, not the sandbox's", async () => {
  const call = connect(KMSClient, account).send(
    new ListKeyRotationsCommand({ KeyId: "00000000-0000-0000-0000-000000000000" }),
  );
  expect(await failure(call)).toMatchObject({ code: "NotFoundException" });
});
