import {
  CreateTagsCommand,
  DescribeInstancesCommand,
  DescribeVpcsCommand,
  EC2Client,
  RunInstancesCommand,
  type RunInstancesCommandInput,
} from "@aws-sdk/client-ec2";
import {
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteUserPolicyCommand,
  GetUserCommand,
  IAMClient,
  ListUsersCommand,
  PutUserPermissionsBoundaryCommand,
  PutUserPolicyCommand,
  UpdateAccessKeyCommand,
} from "@aws-sdk/client-iam";
import { CreateKeyCommand, DescribeKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { startAccount, type SandboxAccount } from "../../../../sandbox/account/account";
import { connect, failure } from "../support";
import { EVERYTHING, type Keys, peopleOf, policy } from "./people";

let account: SandboxAccount;
let people: ReturnType<typeof peopleOf>;

beforeAll(async () => {
  account = await startAccount();
  people = peopleOf(account);
});

afterAll(() => account.stop());

beforeEach(() => {
  account.journal.clear();
});

const ec2 = (credentials: Keys, region = "us-east-1") => connect(EC2Client, account, region, { credentials });
const iam = (credentials: Keys) => connect(IAMClient, account, "us-east-1", { credentials });
const vpcs = (keys: Keys, region?: string) => ec2(keys, region).send(new DescribeVpcsCommand({}));
const run = (keys: Keys, input: Partial<RunInstancesCommandInput> = {}, region?: string) =>
  ec2(keys, region).send(
    new RunInstancesCommand({ ImageId: "ami-12345678", InstanceType: "t3.micro", MinCount: 1, MaxCount: 1, ...input }),
  );
const last = () => account.journal.entries().at(-1);
const ARN = "arn:aws:iam::123456789012";

describe("a user", () => {
  test("may do what an inline policy allows, and nothing else", async () => {
    const keys = await people.user("inline", policy({ Action: "ec2:DescribeVpcs" }));
    await vpcs(keys);
    expect(last()).toMatchObject({ decision: "allowed", principal: `${ARN}:user/inline` });
    expect(await failure(ec2(keys).send(new DescribeInstancesCommand({})))).toEqual({
      code: "UnauthorizedOperation",
      message: `You are not authorized to perform this operation. User: ${ARN}:user/inline is not authorized to perform: ec2:DescribeInstances because no identity-based policy allows the ec2:DescribeInstances action`,
      status: 403,
    });
    expect(last()).toMatchObject({ decision: "denied", errorCode: "UnauthorizedOperation" });
    expect(last()?.because).toEqual({ kind: "identity" });
  });

  test("without any policy may ask who it is, and nothing else", async () => {
    const keys = await people.user("bare");
    const sts = connect(STSClient, account, "us-east-1", { credentials: keys });
    expect((await sts.send(new GetCallerIdentityCommand({}))).Arn).toBe(`${ARN}:user/bare`);
    expect(await failure(iam(keys).send(new ListUsersCommand({})))).toMatchObject({
      code: "AccessDenied",
      status: 403,
    });
  });

  test("is bound by the policies of its groups", async () => {
    const keys = await people.user("grouped");
    await people.group("readers", policy({ Action: "ec2:Describe*" }), "grouped");
    await people.group("nowhere", policy({ Sid: "NoVpcs", Effect: "Deny", Action: "ec2:DescribeVpcs" }), "grouped");
    await ec2(keys).send(new DescribeInstancesCommand({}));
    await failure(vpcs(keys));
    expect(last()?.because).toEqual({ kind: "identity", policy: "of-the-group", statement: "NoVpcs" });
  });

  test("is bound by attached policies, which a denial names by their ARN", async () => {
    const keys = await people.user("attached");
    await people.attach("attached", `arn:aws:iam::aws:policy/AdministratorAccess`);
    await vpcs(keys);
    const arn = await people.managed(
      "no-vpcs",
      policy({ Effect: "Deny", Action: "iam:*" }, { Sid: "Closed", Effect: "Deny", Action: "ec2:*" }),
    );
    await people.attach("attached", arn);
    const { message } = await failure(vpcs(keys));
    expect(message).toMatch(`with an explicit deny in an identity-based policy: ${arn}`);
    expect(last()?.because).toEqual({ kind: "identity", policy: arn, statement: "Closed" });
    await failure(iam(keys).send(new ListUsersCommand({})));
    expect(last()?.because).toEqual({ kind: "identity", policy: arn, statement: "#1" });
  });

  test("may do what policy and boundary allow both", async () => {
    const boundary = await people.managed(
      "boundary",
      policy({ Action: "ec2:*" }, { Sid: "NotHere", Effect: "Deny", Action: "ec2:DescribeVpcs" }),
    );
    const keys = await people.user("bounded", EVERYTHING, { PermissionsBoundary: boundary });
    await ec2(keys).send(new DescribeInstancesCommand({}));
    await failure(vpcs(keys));
    expect(last()?.because).toEqual({ kind: "boundary", policy: boundary, statement: "NotHere" });
    const { message } = await failure(iam(keys).send(new ListUsersCommand({})));
    expect(message).toMatch(/because no permissions boundary allows the iam:ListUsers action$/);
    expect(last()?.because).toEqual({ kind: "boundary" });
  });

  test("is bound by a boundary from the call after it was set", async () => {
    const boundary = await people.managed("late", policy({ Action: "ec2:*" }));
    const keys = await people.user("late", EVERYTHING);
    await iam(keys).send(new ListUsersCommand({}));
    await people.iam.send(new PutUserPermissionsBoundaryCommand({ UserName: "late", PermissionsBoundary: boundary }));
    expect((await people.iam.send(new GetUserCommand({ UserName: "late" }))).User?.PermissionsBoundary).toMatchObject({
      PermissionsBoundaryArn: boundary,
    });
    await failure(iam(keys).send(new ListUsersCommand({})));
    expect(last()?.because?.kind).toBe("boundary");
  });

  test("feels a change of policy on the next call", async () => {
    const keys = await people.user("changing", policy({ Action: "ec2:*" }));
    await vpcs(keys);
    await people.iam.send(new DeleteUserPolicyCommand({ UserName: "changing", PolicyName: "inline" }));
    expect(await failure(vpcs(keys))).toMatchObject({ code: "UnauthorizedOperation" });
    await people.iam.send(
      new PutUserPolicyCommand({
        UserName: "changing",
        PolicyName: "again",
        PolicyDocument: policy({ Action: "ec2:*" }),
      }),
    );
    await vpcs(keys);
  });

  test("that is named by nobody is the caller, path included", async () => {
    const own = policy({ Action: "iam:GetUser", Resource: `${ARN}:user/team/\${aws:username}` });
    const keys = await people.user("self", own, { Path: "/team/" });
    expect((await iam(keys).send(new GetUserCommand({}))).User?.UserName).toBe("self");
    expect((await iam(keys).send(new GetUserCommand({ UserName: "self" }))).User?.UserName).toBe("self");
    const { message } = await failure(iam(keys).send(new GetUserCommand({ UserName: "bare" })));
    expect(message).toMatch(`iam:GetUser on resource: ${ARN}:user/bare because`);
  });

  test("with a key that was taken away is nobody", async () => {
    const keys = await people.user("fired", EVERYTHING);
    await vpcs(keys);
    await people.iam.send(
      new UpdateAccessKeyCommand({ UserName: "fired", AccessKeyId: keys.accessKeyId, Status: "Inactive" }),
    );
    expect(await failure(vpcs(keys))).toMatchObject({ code: "AuthFailure", status: 401 });
  });
});

describe("a key that nobody has", () => {
  const keys = { accessKeyId: "nope", secretAccessKey: "nope" };

  test.each([
    [
      "InvalidClientTokenId",
      403,
      () => connect(STSClient, account, "us-east-1", { credentials: keys }).send(new GetCallerIdentityCommand({})),
    ],
    ["InvalidClientTokenId", 403, () => iam(keys).send(new ListUsersCommand({}))],
    ["AuthFailure", 401, () => vpcs(keys)],
    [
      "UnrecognizedClientException",
      400,
      () => connect(KMSClient, account, "us-east-1", { credentials: keys }).send(new CreateKeyCommand({})),
    ],
    [
      "InvalidAccessKeyId",
      403,
      () => connect(S3Client, account, "us-east-1", { credentials: keys }).send(new ListBucketsCommand({})),
    ],
  ])("is refused with %s, %i", async (code, status, ask) => {
    expect(await failure(ask())).toMatchObject({ code, status });
    expect(last()).toMatchObject({ principal: "unknown", decision: "denied" });
  });

  test("is refused as one that was deleted, in the same words", async () => {
    const whoIs = (credentials: Keys) =>
      connect(STSClient, account, "us-east-1", { credentials }).send(new GetCallerIdentityCommand({}));
    const { message } = await failure(whoIs(keys));
    expect(message).toBe("The security token included in the request is invalid.");
    const gone = await people.user("gone", EVERYTHING);
    await whoIs(gone);
    await people.iam.send(new DeleteAccessKeyCommand({ UserName: "gone", AccessKeyId: gone.accessKeyId }));
    expect(await failure(whoIs(gone))).toMatchObject({ code: "InvalidClientTokenId", message });
  });
});

describe("a condition", () => {
  test("on the region denies there and nowhere else", async () => {
    const keys = await people.user(
      "regional",
      policy(
        { Action: "*" },
        {
          Sid: "Sydney",
          Effect: "Deny",
          NotAction: "iam:*",
          Condition: { StringNotEquals: { "aws:RequestedRegion": "ap-southeast-2" } },
        },
      ),
    );
    await vpcs(keys, "ap-southeast-2");
    await iam(keys).send(new ListUsersCommand({}));
    await failure(vpcs(keys, "eu-west-1"));
    expect(last()).toMatchObject({
      region: "eu-west-1",
      because: { kind: "identity", policy: "inline", statement: "Sydney" },
    });
  });

  test("on the instance type denies a launch, and is asked of the instance only", async () => {
    const keys = await people.user(
      "launcher",
      policy(
        { Action: "*" },
        {
          Sid: "Small",
          Effect: "Deny",
          Action: "ec2:RunInstances",
          Resource: "arn:aws:ec2:*:*:instance/*",
          Condition: { StringNotLike: { "ec2:InstanceType": "t3.*" } },
        },
      ),
    );
    expect((await run(keys)).Instances).toHaveLength(1);
    const { message } = await failure(run(keys, { InstanceType: "p4d.24xlarge" }));
    expect(message).toMatch(
      "ec2:RunInstances on resource: arn:aws:ec2:us-east-1:123456789012:instance/* with an explicit deny",
    );
    expect(last()?.because).toMatchObject({ statement: "Small" });
  });

  test("on encryption is asked of the volume, named in the call or not", async () => {
    const keys = await people.user(
      "encrypter",
      policy(
        { Action: "*" },
        {
          Sid: "Plain",
          Effect: "Deny",
          Action: "ec2:RunInstances",
          Resource: "arn:aws:ec2:*:*:volume/*",
          Condition: { Bool: { "ec2:Encrypted": "false" } },
        },
      ),
    );
    const disk = (Encrypted: boolean) => ({
      BlockDeviceMappings: [{ DeviceName: "/dev/sda1", Ebs: { Encrypted, VolumeSize: 8 } }],
    });
    await run(keys, disk(true));
    for (const input of [disk(false), {}]) {
      await failure(run(keys, input));
      expect(last()?.because).toMatchObject({ statement: "Plain" });
    }
  });

  test("on tags is asked of what they are for", async () => {
    const keys = await people.user(
      "tagger",
      policy(
        { Action: "*" },
        {
          Sid: "Owned",
          Effect: "Deny",
          Action: "ec2:RunInstances",
          Resource: "arn:aws:ec2:*:*:instance/*",
          Condition: { Null: { "aws:RequestTag/owner": "true" } },
        },
      ),
    );
    const tags = (ResourceType: "instance" | "volume") => ({
      TagSpecifications: [{ ResourceType, Tags: [{ Key: "owner", Value: "anna" }] }],
    });
    await run(keys, tags("instance"));
    await failure(run(keys, tags("volume")));
    expect(last()?.because).toMatchObject({ statement: "Owned" });
  });
});

describe("a resource", () => {
  test("that a policy does not name is out of reach", async () => {
    const { Instances } = await run(account.credentials, { MinCount: 2, MaxCount: 2 });
    const [mine = "", other = ""] = Instances!.map(({ InstanceId }) => InstanceId!);
    const keys = await people.user(
      "owner-of-one",
      policy({ Action: "ec2:CreateTags", Resource: `arn:aws:ec2:us-east-1:123456789012:instance/${mine}` }),
    );
    const tag = (...Resources: string[]) =>
      ec2(keys).send(new CreateTagsCommand({ Resources, Tags: [{ Key: "a", Value: "b" }] }));
    await tag(mine);
    expect(await failure(tag(mine, other))).toMatchObject({
      message: expect.stringContaining(`instance/${other} because no identity-based policy`) as string,
    });
  });

  test("with a policy of its own: a key whose policy leaves the account out", async () => {
    const keys = await people.user("crypt", EVERYTHING);
    const kms = connect(KMSClient, account, "us-east-1", { credentials: keys });
    const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
    await kms.send(new DescribeKeyCommand({ KeyId: KeyMetadata!.KeyId }));
    const closed = policy({ Sid: "Other", Principal: { AWS: `${ARN}:user/bare` }, Action: "kms:*", Resource: "*" });
    const { KeyMetadata: other } = await kms.send(
      new CreateKeyCommand({ Policy: closed, BypassPolicyLockoutSafetyCheck: true }),
    );
    expect(await failure(kms.send(new DescribeKeyCommand({ KeyId: other!.KeyId })))).toMatchObject({
      code: "AccessDeniedException",
    });
  });
});

describe("DryRun", () => {
  test("tells whether the call would be allowed, and makes nothing", async () => {
    const keys = await people.user(
      "dry",
      policy(
        { Action: "ec2:*" },
        { Effect: "Deny", Action: "ec2:*", Condition: { StringEquals: { "aws:RequestedRegion": "eu-west-1" } } },
      ),
    );
    expect(await failure(run(keys, { DryRun: true }))).toMatchObject({ code: "DryRunOperation" });
    expect(await failure(run(keys, { DryRun: true }, "eu-west-1"))).toMatchObject({ code: "UnauthorizedOperation" });
  });
});

describe("what cannot be judged is not allowed", () => {
  const mystery = (accessKeyId: string) =>
    fetch(account.endpoint, {
      method: "POST",
      headers: {
        "x-amz-target": "AWSBudgetServiceGateway.ForgetBudget",
        "content-type": "application/x-amz-json-1.1",
        authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20261123/us-east-1/budgets/aws4_request, SignedHeaders=host, Signature=1`,
      },
      body: "{}",
    });

  test("an operation without an IAM action that is known", async () => {
    const keys = await people.user("curious", EVERYTHING);
    expect(await (await mystery(keys.accessKeyId)).json()).toMatchObject({
      __type: "NotImplementedInSandbox",
      message: "the IAM action of budgets:ForgetBudget is not known in the sandbox; only a real account can answer it",
    });
    expect(last()).toMatchObject({ decision: "denied", operation: "ForgetBudget" });
    expect(last()).not.toHaveProperty("because");
  });

  test("a confirmation that nobody signed, and that asks that only who signs may unsubscribe", async () => {
    const follow = async (more: Record<string, string>) => {
      const TopicArn = "arn:aws:sns:eu-west-1:123456789012:nothing";
      const query = new URLSearchParams({ Action: "ConfirmSubscription", TopicArn, Token: "1", ...more });
      await fetch(`${account.endpoint}/?${query.toString()}`);
      return last();
    };
    const asked = { principal: "anonymous", operation: "ConfirmSubscription" };
    expect(await follow({ AuthenticateOnUnsubscribe: "true" })).toMatchObject({ ...asked, decision: "denied" });
    expect(await follow({})).toMatchObject({ ...asked, decision: "allowed", errorCode: "NotFound" });
  });

  test("a call that nobody signed", async () => {
    const bucket = await fetch(`${account.endpoint}/open-to-all`, { method: "PUT" });
    expect([bucket.status, await bucket.text()]).toEqual([403, expect.stringContaining("<Code>AccessDenied</Code>")]);
  });
});

test("the owner may do everything, and is not evaluated", async () => {
  await people.iam.send(new CreateUserCommand({ UserName: "made-by-owner" }));
  expect(last()).toMatchObject({ decision: "allowed", principal: `${ARN}:root` });
});
