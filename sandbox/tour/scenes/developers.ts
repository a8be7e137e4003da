import {
  AddUserToGroupCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DetachUserPolicyCommand,
  EntityAlreadyExistsException,
  type IAMClient,
  ListAccessKeysCommand,
  PutGroupPolicyCommand,
} from "@aws-sdk/client-iam";
import { DENY_ALL } from "../../../domain/documents/own-principals";
import { ANSWERS } from "../../answers";
import { clientsFor } from "../../account/clients";
import type { SandboxAccount } from "../../account/account";

/** The group that `up` binds: the answers name it. */
const [DEVELOPERS = ""] = ANSWERS.guardrails.groups;

/** Whose key leaks. */
export const DEVELOPER = "mia";

/** Everything is allowed, as to the people of many a small account. */
const EVERYTHING = {
  Version: "2012-10-17",
  Statement: [{ Sid: "Everything", Effect: "Allow", Action: "*", Resource: "*" }],
};

/** An account that is kept has them already. */
async function unlessThere(made: Promise<unknown>): Promise<void> {
  try {
    await made;
  } catch (error) {
    if (!(error instanceof EntityAlreadyExistsException)) throw error;
  }
}

/** Makes the group, as it is before anybody thought of guardrails. */
export async function makeDevelopers(account: SandboxAccount): Promise<void> {
  const { iam } = clientsFor(account);
  await unlessThere(iam.send(new CreateGroupCommand({ GroupName: DEVELOPERS })));
  const PolicyDocument = JSON.stringify(EVERYTHING);
  await iam.send(new PutGroupPolicyCommand({ GroupName: DEVELOPERS, PolicyName: "everything", PolicyDocument }));
}

/** The keys of earlier runs are of no use to this one; AWS lets a user have two. */
async function dropKeys(iam: IAMClient, UserName: string): Promise<void> {
  const { AccessKeyMetadata = [] } = await iam.send(new ListAccessKeysCommand({ UserName }));
  for (const { AccessKeyId } of AccessKeyMetadata)
    await iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId }));
}

/** Takes away the policy by which `contain` denies a suspect everything. */
export async function letBackIn(account: SandboxAccount): Promise<void> {
  const { iam } = clientsFor(account);
  await iam.send(new DetachUserPolicyCommand({ UserName: DEVELOPER, PolicyArn: DENY_ALL }));
}

/** A new key of a developer. */
export async function makeKey(account: SandboxAccount): Promise<SandboxAccount["credentials"]> {
  const { iam } = clientsFor(account);
  await unlessThere(iam.send(new CreateUserCommand({ UserName: DEVELOPER })));
  await iam.send(new AddUserToGroupCommand({ GroupName: DEVELOPERS, UserName: DEVELOPER }));
  await dropKeys(iam, DEVELOPER);
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: DEVELOPER }));
  return { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
}
