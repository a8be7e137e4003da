import {
  AddUserToGroupCommand,
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import type { SandboxAccount } from "../../../../sandbox/account/account";
import { connect } from "../support";

export interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

interface Statement {
  Sid?: string;
  Effect?: "Allow" | "Deny";
  Action?: string | string[];
  NotAction?: string | string[];
  Resource?: string | string[];
  Principal?: unknown;
  Condition?: Record<string, Record<string, string | string[]>>;
}

/** A policy document; a statement allows on everything unless it says otherwise. */
export const policy = (...statements: Statement[]): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: statements.map((statement) => ({
      Effect: "Allow",
      ...(statement.Principal === undefined ? { Resource: "*" } : {}),
      ...statement,
    })),
  });

export const EVERYTHING = policy({ Action: "*" });

/** What an SDK gives as credentials, as keys for a client. */
export const keysOf = (credentials: {
  AccessKeyId?: string;
  SecretAccessKey?: string;
  SessionToken?: string;
}): Keys => ({
  accessKeyId: credentials.AccessKeyId!,
  secretAccessKey: credentials.SecretAccessKey!,
  ...(credentials.SessionToken === undefined ? {} : { sessionToken: credentials.SessionToken }),
});

/** The people of an account, made by its owner. */
export function peopleOf(account: SandboxAccount) {
  const iam = connect(IAMClient, account);
  const accessKey = async (UserName: string): Promise<Keys> =>
    keysOf((await iam.send(new CreateAccessKeyCommand({ UserName }))).AccessKey!);
  return {
    iam,
    accessKey,
    /** A user with an inline policy named `inline`, and the keys of it. */
    user: async (
      UserName: string,
      PolicyDocument?: string,
      more: { Path?: string; PermissionsBoundary?: string } = {},
    ) => {
      await iam.send(new CreateUserCommand({ UserName, ...more }));
      if (PolicyDocument) await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: "inline", PolicyDocument }));
      return accessKey(UserName);
    },
    group: async (GroupName: string, PolicyDocument: string, ...users: string[]) => {
      await iam.send(new CreateGroupCommand({ GroupName }));
      await iam.send(new PutGroupPolicyCommand({ GroupName, PolicyName: "of-the-group", PolicyDocument }));
      for (const UserName of users) await iam.send(new AddUserToGroupCommand({ GroupName, UserName }));
    },
    managed: async (PolicyName: string, PolicyDocument: string) =>
      (await iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument }))).Policy!.Arn!,
    attach: (UserName: string, PolicyArn: string) => iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn })),
    role: async (
      RoleName: string,
      trust: string,
      PolicyDocument?: string,
      more: { Path?: string; PermissionsBoundary?: string } = {},
    ) => {
      const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust, ...more }));
      if (PolicyDocument) await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "inline", PolicyDocument }));
      return Role!.Arn!;
    },
    assume: async (
      keys: Keys,
      RoleArn: string,
      more: { SerialNumber?: string; TokenCode?: string; Policy?: string } = {},
    ) => {
      const command = new AssumeRoleCommand({ RoleArn, RoleSessionName: "session", ...more });
      return keysOf((await connect(STSClient, account, "us-east-1", { credentials: keys }).send(command)).Credentials!);
    },
  };
}
