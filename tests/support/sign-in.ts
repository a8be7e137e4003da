import {
  AddUserToGroupCommand,
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  type Credentials,
  GetSessionTokenCommand,
} from "@aws-sdk/client-sts";
import { clientsFor } from "../../sandbox/account/clients";
import type { SandboxAccount } from "../../sandbox/account/account";
import type { Keys } from "./stack";

export const ADMINISTRATOR_ACCESS = "arn:aws:iam::aws:policy/AdministratorAccess";

/** Nobody in the sandbox checks the codes of a device. */
const CODE = "123456";

const keysOf = ({ AccessKeyId, SecretAccessKey, SessionToken }: Partial<Credentials>): Keys => ({
  accessKeyId: AccessKeyId!,
  secretAccessKey: SecretAccessKey!,
  ...(SessionToken === undefined ? {} : { sessionToken: SessionToken }),
});

/** The same account, seen by somebody else than its owner. */
export const as = (account: SandboxAccount, credentials: Keys): SandboxAccount => ({ ...account, credentials });

/** A person of the account, made by its owner. */
export interface Person {
  /** A key that never ends, as it leaks. */
  keys: Keys;
  /** Serial number of the person's device. */
  device: string;
}

interface PersonArgs {
  /** Name of a group. Default: none. */
  group?: string;
  /** ARN of a managed policy. Default: none. */
  policyArn?: string;
  /** An inline policy. Default: none. */
  policy?: object;
}

/** Makes a user with a key and a device. */
export async function person(account: SandboxAccount, UserName: string, args: PersonArgs = {}): Promise<Person> {
  const { iam } = clientsFor(account);
  const { group: GroupName, policyArn: PolicyArn, policy } = args;
  await iam.send(new CreateUserCommand({ UserName }));
  if (GroupName !== undefined) await iam.send(new AddUserToGroupCommand({ GroupName, UserName }));
  if (PolicyArn !== undefined) await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn }));
  if (policy) {
    const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [policy] });
    await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: "own", PolicyDocument }));
  }
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  const made = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: `device-of-${UserName}` }));
  const SerialNumber = made.VirtualMFADevice!.SerialNumber!;
  const codes = { AuthenticationCode1: CODE, AuthenticationCode2: "654321" };
  await iam.send(new EnableMFADeviceCommand({ UserName, SerialNumber, ...codes }));
  return { keys: keysOf(AccessKey!), device: SerialNumber };
}

/** The session that a person opens with the device, or without it. */
export async function sessionOf(account: SandboxAccount, { keys, device }: Person, withMfa: boolean): Promise<Keys> {
  const proof = withMfa ? { SerialNumber: device, TokenCode: CODE } : {};
  const { Credentials: given } = await clientsFor(as(account, keys)).sts.send(new GetSessionTokenCommand(proof));
  return keysOf(given!);
}

/** Assumes a role, through the STS of a region, with or without the device. */
export async function assume(
  account: SandboxAccount,
  RoleArn: string,
  { keys, device }: { keys: Keys; device?: string },
  region = "us-east-1",
): Promise<Keys> {
  const proof = device === undefined ? {} : { SerialNumber: device, TokenCode: CODE };
  const { Credentials: given } = await clientsFor(as(account, keys), region).sts.send(
    new AssumeRoleCommand({ RoleArn, RoleSessionName: "session", ...proof }),
  );
  return keysOf(given!);
}

/** Enters as a workflow of GitHub, whose token says where it runs; nobody in the sandbox checks the signature. */
export async function enterAsWorkflow(account: SandboxAccount, RoleArn: string, subject: string): Promise<Keys> {
  const claims = { iss: "https://token.actions.githubusercontent.com", aud: "sts.amazonaws.com", sub: subject };
  const WebIdentityToken = ["{}", JSON.stringify(claims), "signature"]
    .map((part) => Buffer.from(part).toString("base64url"))
    .join(".");
  const { Credentials: given } = await clientsFor(account).sts.send(
    new AssumeRoleWithWebIdentityCommand({ RoleArn, RoleSessionName: "workflow", WebIdentityToken }),
  );
  return keysOf(given!);
}
