import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { CreateRoleCommand } from "@aws-sdk/client-iam";
import { providerCredentials } from "../../program/credentials";
import { type SandboxAccount, startAccount } from "../../sandbox/account/account";
import { clientsFor } from "../../sandbox/account/clients";

describe("providerCredentials", () => {
  let account: SandboxAccount;
  beforeAll(async () => {
    account = await startAccount();
  });
  afterAll(() => account.stop());

  const keys = () => ({
    accessKey: account.credentials.accessKeyId,
    secretKey: account.credentials.secretAccessKey,
  });

  it("are the keys of the configuration, with their token", async () => {
    const where = { region: "us-east-1" };
    expect(await providerCredentials({ accessKey: "a", secretKey: "b" }, where)).toEqual({
      accessKeyId: "a",
      secretAccessKey: "b",
    });
    expect(await providerCredentials({ accessKey: "a", secretKey: "b", token: "c" }, where)).toEqual({
      accessKeyId: "a",
      secretAccessKey: "b",
      sessionToken: "c",
    });
  });

  it("come from the chain of the SDK when the configuration has none", async () => {
    expect(await providerCredentials({ accessKey: "half" }, { region: "us-east-1" })).toBeInstanceOf(Function);
  });

  it("are those of the role that is assumed with them", async () => {
    const { iam } = clientsFor(account);
    const AssumeRolePolicyDocument = JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole" }],
    });
    const { Role } = await iam.send(new CreateRoleCommand({ RoleName: "pipeline", AssumeRolePolicyDocument }));
    const where = { region: "us-east-1", endpoint: account.endpoint };
    const assumeRoles = [{ roleArn: Role!.Arn!, sessionName: "preview" }];
    const credentials = await providerCredentials({ ...keys(), assumeRoles }, where);
    const { Arn } = await new STSClient({ ...where, credentials }).send(new GetCallerIdentityCommand({}));
    expect(Arn).toMatch(/assumed-role\/pipeline\/preview$/);
  });
});
