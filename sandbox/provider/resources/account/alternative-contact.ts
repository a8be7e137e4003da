import {
  AccountClient,
  DeleteAlternateContactCommand,
  GetAlternateContactCommand,
  PutAlternateContactCommand,
  type AlternateContactType,
} from "@aws-sdk/client-account";
import type { AlternativeContactArgs } from "@pulumi/aws/account";

import type { Aws } from "../../aws/aws";
import type { Inputs, ResourceType } from "../../resource";
import { withAccount, splitAccount } from "./account-id";

/** Id: `SECURITY`, or `<account>/SECURITY` for a member account. */
export const alternativeContact: ResourceType<AlternativeContactArgs> = {
  token: "aws:account/alternativeContact:AlternativeContact",
  title: "Account Alternate Contact",
  replaceOn: ["accountId", "alternateContactType"],
  autoName: { property: "name", maxLength: 255 },

  async create(aws, inputs) {
    await put(aws, inputs);
    return withAccount(inputs.accountId, inputs.alternateContactType);
  },

  async read(aws, id) {
    const { accountId, rest: type } = splitAccount(id);
    const command = new GetAlternateContactCommand({
      AccountId: accountId,
      AlternateContactType: type as AlternateContactType,
    });
    const found = await aws.find(AccountClient, command, "ResourceNotFoundException");
    if (!found?.AlternateContact) return undefined;
    const { Name, Title, EmailAddress, PhoneNumber } = found.AlternateContact;
    return {
      ...(accountId ? { accountId } : {}),
      alternateContactType: type,
      name: Name!,
      title: Title!,
      emailAddress: EmailAddress!,
      phoneNumber: PhoneNumber!,
    };
  },

  async update(aws, _id, inputs) {
    await put(aws, inputs);
  },

  async delete(aws, id) {
    const { accountId, rest: type } = splitAccount(id);
    const command = new DeleteAlternateContactCommand({
      AccountId: accountId,
      AlternateContactType: type as AlternateContactType,
    });
    await aws.find(AccountClient, command, "ResourceNotFoundException");
  },
};

async function put(aws: Aws, inputs: Inputs<AlternativeContactArgs>): Promise<void> {
  const command = new PutAlternateContactCommand({
    AccountId: inputs.accountId,
    AlternateContactType: inputs.alternateContactType as AlternateContactType,
    Name: inputs.name,
    Title: inputs.title,
    EmailAddress: inputs.emailAddress,
    PhoneNumber: inputs.phoneNumber,
  });
  await aws.call(AccountClient, command);
}
