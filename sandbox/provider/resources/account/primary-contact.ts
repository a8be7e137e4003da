import { AccountClient, GetContactInformationCommand, PutContactInformationCommand } from "@aws-sdk/client-account";
import type { PrimaryContactArgs } from "@pulumi/aws/account";

import type { Aws } from "../../aws/aws";
import type { Inputs, ResourceType } from "../../resource";

const OWN_ACCOUNT = "default";

/** Id: `default`, or the id of a member account. */
export const primaryContact: ResourceType<PrimaryContactArgs> = {
  token: "aws:account/primaryContact:PrimaryContact",
  title: "Account Primary Contact",
  replaceOn: ["accountId"],

  async create(aws, inputs) {
    await put(aws, inputs);
    return inputs.accountId ?? OWN_ACCOUNT;
  },

  async read(aws, id) {
    const accountId = /^\d{12}$/.test(id) ? id : undefined;
    const command = new GetContactInformationCommand({ AccountId: accountId });
    const found = await aws.find(AccountClient, command, "ResourceNotFoundException");
    const contact = found?.ContactInformation;
    if (!contact) return undefined;
    const optional = {
      addressLine2: contact.AddressLine2,
      addressLine3: contact.AddressLine3,
      companyName: contact.CompanyName,
      districtOrCounty: contact.DistrictOrCounty,
      stateOrRegion: contact.StateOrRegion,
      websiteUrl: contact.WebsiteUrl,
      accountId,
    };
    return {
      ...Object.fromEntries(
        Object.entries(optional).filter((entry): entry is [string, string] => entry[1] !== undefined),
      ),
      addressLine1: contact.AddressLine1!,
      city: contact.City!,
      countryCode: contact.CountryCode!,
      fullName: contact.FullName!,
      phoneNumber: contact.PhoneNumber!,
      postalCode: contact.PostalCode!,
    };
  },

  async update(aws, _id, inputs) {
    await put(aws, inputs);
  },

  /** An account always has a primary contact: AWS has no call that removes it. */
  async delete() {},
};

async function put(aws: Aws, inputs: Inputs<PrimaryContactArgs>): Promise<void> {
  const command = new PutContactInformationCommand({
    AccountId: inputs.accountId,
    ContactInformation: {
      AddressLine1: inputs.addressLine1,
      AddressLine2: inputs.addressLine2,
      AddressLine3: inputs.addressLine3,
      City: inputs.city,
      CompanyName: inputs.companyName,
      CountryCode: inputs.countryCode,
      DistrictOrCounty: inputs.districtOrCounty,
      FullName: inputs.fullName,
      PhoneNumber: inputs.phoneNumber,
      PostalCode: inputs.postalCode,
      StateOrRegion: inputs.stateOrRegion,
      WebsiteUrl: inputs.websiteUrl,
    },
  });
  await aws.call(AccountClient, command);
}
