import { AccountClient, GetContactInformationCommand, PutContactInformationCommand } from "@aws-sdk/client-account";

import type { FieldMap } from "../../families/fields";
import { singleton } from "../../families/singleton";

const OWN_ACCOUNT = "default";
const memberAccount = (id: string) => (/^\d{12}$/.test(id) ? id : undefined);

const FIELDS: FieldMap = {
  addressLine1: "ContactInformation.AddressLine1",
  addressLine2: "ContactInformation.AddressLine2",
  addressLine3: "ContactInformation.AddressLine3",
  city: "ContactInformation.City",
  companyName: "ContactInformation.CompanyName",
  countryCode: "ContactInformation.CountryCode",
  districtOrCounty: "ContactInformation.DistrictOrCounty",
  fullName: "ContactInformation.FullName",
  phoneNumber: "ContactInformation.PhoneNumber",
  postalCode: "ContactInformation.PostalCode",
  stateOrRegion: "ContactInformation.StateOrRegion",
  websiteUrl: "ContactInformation.WebsiteUrl",
};

const inputs = {
  fullName: "Corp Pty Ltd",
  addressLine1: "1 Main Street",
  city: "Sydney",
  countryCode: "AU",
  postalCode: "2000",
  phoneNumber: "+61255501234",
};

/** Id: `default`, or the id of a member account. */
export const primaryContact = singleton({
  token: "aws:account/primaryContact:PrimaryContact",
  title: "Account Primary Contact",
  client: AccountClient,
  replaceOn: ["accountId"],
  id: (_aws, { accountId }) => (accountId as string | undefined) ?? OWN_ACCOUNT,
  key: (id) => ({ AccountId: memberAccount(id) }),
  absent: ["ResourceNotFoundException"],
  fields: FIELDS,
  derived: (_aws, id) => ({ accountId: memberAccount(id) }),
  get: { command: GetContactInformationCommand },
  put: { command: PutContactInformationCommand },
  // An account always has a primary contact: AWS has no call that removes it.
  reset: "nothing",
  facts: {
    source: "internal/service/account/primary_contact.go",
    version: "before 6.36",
    lookedAtFor: "7.48.0",
    forceNew: ["accountId"],
    id: "default, or the account",
    actions: {
      create: { normal: ["account:PutContactInformation"] },
      read: { normal: ["account:GetContactInformation"] },
      update: { normal: ["account:PutContactInformation"] },
      delete: {},
    },
  },
  cases: {
    "primary-contact": {
      id: /^default$/,
      inputs: () => inputs,
      changed: () => ({ ...inputs, stateOrRegion: "NSW" }),
      drift: (world) => {
        const ContactInformation = {
          FullName: inputs.fullName,
          AddressLine1: "666 Elsewhere",
          City: inputs.city,
          CountryCode: inputs.countryCode,
          PostalCode: inputs.postalCode,
          PhoneNumber: inputs.phoneNumber,
          StateOrRegion: "NSW",
        };
        return world.client(AccountClient).send(new PutContactInformationCommand({ ContactInformation }));
      },
      drifted: ["addressLine1"],
      staysBecause: "AWS has no call that removes the primary contact",
    },
  },
});
