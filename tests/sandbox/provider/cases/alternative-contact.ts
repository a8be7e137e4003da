import { AccountClient, PutAlternateContactCommand } from "@aws-sdk/client-account";

import type { ConformanceCase } from "../case";

const contact = { name: "Ada", title: "CISO", emailAddress: "security@corp.test", phoneNumber: "+61255501234" };

export const alternativeContactCase: ConformanceCase = {
  token: "aws:account/alternativeContact:AlternativeContact",
  id: /^SECURITY$/,
  inputs: () => ({ alternateContactType: "SECURITY", ...contact }),
  changed: () => ({ alternateContactType: "SECURITY", ...contact, emailAddress: "soc@corp.test" }),
  drift: (world) =>
    world.client(AccountClient).send(
      new PutAlternateContactCommand({
        AlternateContactType: "SECURITY",
        Name: contact.name,
        Title: contact.title,
        EmailAddress: "intruder@evil.test",
        PhoneNumber: contact.phoneNumber,
      }),
    ),
  drifted: ["emailAddress"],
};
