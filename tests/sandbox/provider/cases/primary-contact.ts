import { AccountClient, PutContactInformationCommand } from "@aws-sdk/client-account";

import type { ConformanceCase } from "../case";

const inputs = {
  fullName: "Corp Pty Ltd",
  addressLine1: "1 Main Street",
  city: "Sydney",
  countryCode: "AU",
  postalCode: "2000",
  phoneNumber: "+61255501234",
};

export const primaryContactCase: ConformanceCase = {
  token: "aws:account/primaryContact:PrimaryContact",
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
};
