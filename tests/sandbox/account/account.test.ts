import { once } from "node:events";
import { spawn } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { createInterface } from "node:readline";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { CreateAccessKeyCommand, CreateRoleCommand, CreateUserCommand, IAMClient } from "@aws-sdk/client-iam";
import { startAccount, type SandboxAccount } from "../../../sandbox/account/account";
import { connect, content } from "./support";

let account: SandboxAccount;

beforeAll(async () => {
  account = await startAccount({ accountId: "210987654321" });
});

afterAll(() => account.stop());

const identity = async (credentials: { accessKeyId: string; secretAccessKey: string }, region = "us-east-1") =>
  content(await connect(STSClient, account, region, { credentials }).send(new GetCallerIdentityCommand({})));

describe("the account", () => {
  test("listens on this machine only, and says how to reach it", () => {
    expect(account.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(account.env).toMatchObject({
      AWS_ENDPOINT_URL: account.endpoint,
      AWS_ACCESS_KEY_ID: account.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: account.credentials.secretAccessKey,
    });
  });

  test("belongs to the owner of its credentials, in every region", async () => {
    const owner = { Account: "210987654321", UserId: "210987654321", Arn: "arn:aws:iam::210987654321:root" };
    expect(await identity(account.credentials)).toEqual(owner);
    expect(await identity(account.credentials, "ap-northeast-3")).toEqual(owner);
  });

  test("knows the users and roles that it made by their keys", async () => {
    const iam = connect(IAMClient, account);
    const trust = {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole" }],
    };
    await iam.send(new CreateUserCommand({ UserName: "anna" }));
    await iam.send(new CreateRoleCommand({ RoleName: "auditor", AssumeRolePolicyDocument: JSON.stringify(trust) }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: "anna" }));
    const assume = new AssumeRoleCommand({ RoleArn: "arn:aws:iam::210987654321:role/auditor", RoleSessionName: "s" });
    const { Credentials } = await connect(STSClient, account).send(assume);

    const user = { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
    const session = { accessKeyId: Credentials!.AccessKeyId!, secretAccessKey: Credentials!.SecretAccessKey! };
    expect((await identity(user)).Arn).toBe("arn:aws:iam::210987654321:user/anna");
    expect((await identity(session)).Arn).toBe("arn:aws:sts::210987654321:assumed-role/auditor/s");
    expect(account.journal.entries().at(-1)?.principal).toBe("arn:aws:sts::210987654321:assumed-role/auditor/s");
  });
});

describe("a start that cannot work says why and what to do", () => {
  test("the port is taken", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const { port } = taken.address() as AddressInfo;
    await expect(startAccount({ port })).rejects.toThrow(
      `port ${port} is in use; choose another port, or leave it out to get a free one`,
    );
    taken.close();
  });

  test("python is not there", async () => {
    await expect(startAccount({ python: "/nowhere/python" })).rejects.toThrow(
      /^python '\/nowhere\/python' cannot be started: .*ENOENT; run `npm run setup` to install the emulator$/,
    );
  });

  test("python has no emulator", async () => {
    await expect(startAccount({ python: "/usr/bin/false" })).rejects.toThrow(
      /^the emulator ended with code 1: .*; run `npm run setup`/,
    );
  });

  test("the account id is not one", async () => {
    await expect(startAccount({ accountId: "42" })).rejects.toThrow(
      "account id '42' is not 12 digits; give one like 123456789012",
    );
  });
});

/** Whether a process exists; a signal 0 asks without harm. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function until(condition: () => boolean, limitMs: number): Promise<boolean> {
  const end = Date.now() + limitMs;
  while (!condition() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 25));
  return condition();
}

const CHILD = `
  const { startMoto } = require("./sandbox/account/emulator/moto.ts");
  const { cachePaths } = require("./setup/cache.js");
  startMoto(cachePaths().python, "123456789012").then((moto) => console.log(moto.pid));
`;

test.each(["SIGKILL", "SIGINT"] as const)(
  "%s to the process that started it leaves no emulator behind",
  async (signal) => {
    const child = spawn(process.execPath, ["--import", "tsx", "-e", CHILD], { stdio: ["ignore", "pipe", "inherit"] });
    const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
    const emulator = Number(line);
    expect(isAlive(emulator)).toBe(true);
    child.kill(signal);
    await once(child, "exit");
    expect(await until(() => !isAlive(emulator), 5000)).toBe(true);
  },
);
