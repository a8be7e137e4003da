import { DescribeVpcsCommand, EC2Client } from "@aws-sdk/client-ec2";
import {
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  IAMClient,
  ListUsersCommand,
  PutRolePermissionsBoundaryCommand,
  UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";
import {
  AssumeRoleWithSAMLCommand,
  AssumeRoleWithWebIdentityCommand,
  GetCallerIdentityCommand,
  GetFederationTokenCommand,
  GetSessionTokenCommand,
  STSClient,
} from "@aws-sdk/client-sts";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startAccount, type SandboxAccount } from "../../../../sandbox/account/account";
import { connect, failure } from "../support";
import { EVERYTHING, type Keys, keysOf, peopleOf, policy } from "./people";

const ARN = "arn:aws:iam::123456789012";
const trust = (Condition?: Record<string, Record<string, string>>) =>
  policy({
    Sid: "Us",
    Principal: { AWS: `${ARN}:root` },
    Action: "sts:AssumeRole",
    ...(Condition ? { Condition } : {}),
  });
const WITH_MFA = trust({ Bool: { "aws:MultiFactorAuthPresent": "true" } });

let folder: string;
let account: SandboxAccount;
let people: ReturnType<typeof peopleOf>;
let anna: Keys;
let device: string;

/** A device of a person; nobody here checks its codes. */
async function enableDevice(UserName: string): Promise<string> {
  const { VirtualMFADevice } = await people.iam.send(
    new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: `device-of-${UserName}` }),
  );
  const SerialNumber = VirtualMFADevice!.SerialNumber!;
  const codes = { AuthenticationCode1: "123456", AuthenticationCode2: "654321" };
  await people.iam.send(new EnableMFADeviceCommand({ UserName, SerialNumber, ...codes }));
  return SerialNumber;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "ringfence-sessions-"));
  account = await startAccount({ stateFile: join(folder, "account.jsonl") });
  people = peopleOf(account);
  anna = await people.user("anna", EVERYTHING);
  device = await enableDevice("anna");
});

afterAll(async () => {
  await account.stop();
  rmSync(folder, { recursive: true });
});

const sts = (credentials: Keys) => connect(STSClient, account, "us-east-1", { credentials });
const vpcs = (credentials: Keys, region = "us-east-1") =>
  connect(EC2Client, account, region, { credentials }).send(new DescribeVpcsCommand({}));
const users = (credentials: Keys) =>
  connect(IAMClient, account, "us-east-1", { credentials }).send(new ListUsersCommand({}));
const proof = () => ({ SerialNumber: device, TokenCode: "123456" });
const last = () => account.journal.entries().at(-1);

describe("the session of a role", () => {
  test("may do what the role may, and not what the person may", async () => {
    const arn = await people.role("viewer", trust(), policy({ Action: "ec2:Describe*" }));
    const session = await people.assume(anna, arn);
    await vpcs(session);
    const { message } = await failure(users(session));
    expect(message).toMatch("User: arn:aws:sts::123456789012:assumed-role/viewer/session is not authorized");
    expect(last()?.because).toEqual({ kind: "identity" });
  });

  test("has the ARN of its role, path included, in conditions", async () => {
    const own = policy({ Action: "ec2:*", Condition: { ArnEquals: { "aws:PrincipalArn": `${ARN}:role/ops/pathed` } } });
    const arn = await people.role("pathed", trust(), own, { Path: "/ops/" });
    await vpcs(await people.assume(anna, arn));
  });

  test("is bound by the boundary of the role", async () => {
    const arn = await people.role("bounded", trust(), EVERYTHING);
    const boundary = await people.managed("only-ec2", policy({ Action: "ec2:*" }));
    const session = await people.assume(anna, arn);
    await users(session);
    await people.iam.send(
      new PutRolePermissionsBoundaryCommand({ RoleName: "bounded", PermissionsBoundary: boundary }),
    );
    await failure(users(session));
    expect(last()?.because).toEqual({ kind: "boundary" });
  });

  test("is narrowed down by the policy it was asked for with", async () => {
    const arn = await people.role("wide", trust(), EVERYTHING);
    const session = await people.assume(anna, arn, { Policy: policy({ Action: "ec2:*" }) });
    await vpcs(session);
    expect((await failure(users(session))).message).toMatch(
      /because no session policy allows the iam:ListUsers action$/,
    );
    expect(await failure(people.assume(anna, arn, { Policy: "nonsense" }))).toMatchObject({
      code: "MalformedPolicyDocumentException",
    });
  });
});

describe("a trust policy", () => {
  test("lets in whom it names, and nobody else", async () => {
    const arn = await people.role(
      "for-ben",
      policy({ Principal: { AWS: `${ARN}:user/ben` }, Action: "sts:AssumeRole" }),
    );
    const ben = await people.user("ben");
    await people.assume(ben, arn);
    expect(await failure(people.assume(anna, arn))).toEqual({
      code: "AccessDenied",
      message: `User: ${ARN}:user/anna is not authorized to perform: sts:AssumeRole on resource: ${arn} because no role trust policy allows the sts:AssumeRole action`,
      status: 403,
    });
    expect(last()?.because).toEqual({ kind: "trust" });
  });

  test("that trusts the account needs a policy of the caller besides", async () => {
    const arn = await people.role("for-us", trust());
    const cleo = await people.user("cleo");
    await failure(people.assume(cleo, arn));
    expect(last()?.because).toEqual({ kind: "identity" });
  });

  test("may deny, and its statement is named", async () => {
    const deny = JSON.parse(trust()) as { Statement: unknown[] };
    deny.Statement.push({
      Sid: "NotAnna",
      Effect: "Deny",
      Principal: { AWS: `${ARN}:user/anna` },
      Action: "sts:AssumeRole",
    });
    const arn = await people.role("not-for-anna", JSON.stringify(deny));
    await failure(people.assume(anna, arn));
    expect(last()?.because).toMatchObject({ kind: "trust", statement: "NotAnna" });
  });

  test("counts as it is at the time of the call", async () => {
    const arn = await people.role("closing", trust());
    await people.assume(anna, arn);
    const closed = policy({ Principal: { AWS: `${ARN}:user/ben` }, Action: "sts:AssumeRole" });
    await people.iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: "closing", PolicyDocument: closed }));
    expect(await failure(people.assume(anna, arn))).toMatchObject({ code: "AccessDenied" });
  });

  test("of a role that does not exist trusts nobody", async () => {
    await failure(people.assume(anna, `${ARN}:role/nowhere`));
    expect(last()?.because).toEqual({ kind: "trust" });
  });

  test("may demand a device", async () => {
    const arn = await people.role("break-glass", WITH_MFA, EVERYTHING);
    await failure(people.assume(anna, arn));
    expect(last()?.because).toEqual({ kind: "trust" });
    await vpcs(await people.assume(anna, arn, proof()));
  });
});

describe("a device", () => {
  const PERSON = policy(
    { Action: "*" },
    {
      Sid: "Person",
      Effect: "Deny",
      Action: "iam:*",
      Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } },
    },
  );

  test("shows in the session of a role that was assumed with it, and its absence too", async () => {
    const arn = await people.role("person", trust(), PERSON);
    await users(await people.assume(anna, arn, proof()));
    await failure(users(await people.assume(anna, arn)));
    expect(last()?.because).toMatchObject({ statement: "Person" });
  });

  test("shows in a session token; a long-lived key says nothing of it", async () => {
    const dora = await people.user("dora", PERSON);
    const SerialNumber = await enableDevice("dora");
    await users(dora);
    const token = async (input: object) =>
      keysOf((await sts(dora).send(new GetSessionTokenCommand(input))).Credentials!);
    await users(await token({ SerialNumber, TokenCode: "123456" }));
    const without = await token({});
    expect((await sts(without).send(new GetCallerIdentityCommand({}))).Arn).toBe(`${ARN}:user/dora`);
    await failure(users(without));
    expect(last()?.because).toMatchObject({ statement: "Person" });
  });

  test("gets old", async () => {
    const fresh = policy({ Action: "*", Condition: { NumericLessThan: { "aws:MultiFactorAuthAge": "1" } } });
    const session = await people.assume(anna, await people.role("fresh", trust(), fresh), proof());
    await users(session);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(await failure(users(session))).toMatchObject({ code: "AccessDenied" });
  });

  test("of somebody else proves nothing", async () => {
    const arn = await people.role("guarded", WITH_MFA);
    const eve = await people.user("eve", EVERYTHING);
    for (const input of [proof(), { SerialNumber: `${ARN}:mfa/invented`, TokenCode: "123456" }])
      expect((await failure(people.assume(eve, arn, input))).message).toMatch(/^MultiFactorAuthentication failed/);
    await expect(failure(sts(eve).send(new GetSessionTokenCommand(proof())))).resolves.toMatchObject({
      code: "AccessDenied",
    });
  });
});

describe("a web identity", () => {
  const ISSUER = "token.actions.githubusercontent.com";
  const token = (claims: object) =>
    ["{}", JSON.stringify({ iss: `https://${ISSUER}`, ...claims }), "proof"]
      .map((part) => Buffer.from(part).toString("base64url"))
      .join(".");
  const enter = (RoleArn: string, WebIdentityToken: string) =>
    connect(STSClient, account).send(
      new AssumeRoleWithWebIdentityCommand({ RoleArn, RoleSessionName: "ci", WebIdentityToken }),
    );

  test("is let in when the provider and the claims are those of the trust policy", async () => {
    const arn = await people.role(
      "deploy",
      policy({
        Principal: { Federated: `${ARN}:oidc-provider/${ISSUER}` },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: { [`${ISSUER}:aud`]: "sts.amazonaws.com" },
          StringLike: { [`${ISSUER}:sub`]: "repo:acme/infra:*" },
        },
      }),
      policy({ Action: "ec2:*" }),
    );
    const claims = { aud: "sts.amazonaws.com", sub: "repo:acme/infra:ref:refs/heads/main" };
    await vpcs(keysOf((await enter(arn, token(claims))).Credentials!));
    for (const wrong of [
      { ...claims, sub: "repo:eve/infra:x" },
      { ...claims, aud: "eve" },
      { ...claims, iss: "https://eve" },
    ]) {
      expect(await failure(enter(arn, token(wrong)))).toMatchObject({ code: "AccessDenied", status: 403 });
      expect(last()?.because).toEqual({ kind: "trust" });
    }
    expect(await failure(enter(arn, "no token"))).toMatchObject({ code: "AccessDenied" });
  });
});

test("what nobody can evaluate here is refused", async () => {
  const saml = new AssumeRoleWithSAMLCommand({
    RoleArn: `${ARN}:role/deploy`,
    PrincipalArn: `${ARN}:saml-provider/x`,
    SAMLAssertion: "aaaa",
  });
  const calls = [
    () => sts(anna).send(new GetFederationTokenCommand({ Name: "f" })),
    () => connect(STSClient, account).send(saml),
  ];
  for (const call of calls) expect(await failure(call())).toMatchObject({ code: "NotImplementedInSandbox" });
});

test("an account that is kept remembers its sessions", async () => {
  const stateFile = join(folder, "kept.jsonl");
  const first = await startAccount({ stateFile });
  const their = peopleOf(first);
  const finn = await their.user("finn", policy({ Action: "ec2:*" }));
  const client = connect(STSClient, first, "us-east-1", { credentials: finn });
  // The first call of a service is remembered, whatever it is; this one must be remembered for what it does.
  await client.send(new GetCallerIdentityCommand({}));
  const session = keysOf((await client.send(new GetSessionTokenCommand({}))).Credentials!);
  await first.stop();
  const second = await startAccount({ stateFile, keep: true });
  try {
    const iam = connect(IAMClient, second, "us-east-1", { credentials: session });
    expect(await failure(iam.send(new ListUsersCommand({})))).toMatchObject({ code: "AccessDenied" });
    await connect(EC2Client, second, "us-east-1", { credentials: session }).send(new DescribeVpcsCommand({}));
  } finally {
    await second.stop();
  }
});
