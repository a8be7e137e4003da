import {
  DisableEbsEncryptionByDefaultCommand,
  EC2Client,
  EnableEbsEncryptionByDefaultCommand,
  GetEbsEncryptionByDefaultCommand,
} from "@aws-sdk/client-ec2";

import { REGION } from "../../core/conformance";
import { INVENTED_ID, singleton } from "../../families/singleton";

/** Id: invented. Removing the resource turns the protection off. */
export const encryptionByDefault = singleton({
  token: "aws:ebs/encryptionByDefault:EncryptionByDefault",
  title: "EBS Encryption By Default",
  client: EC2Client,
  replaceOn: [],
  defaults: { enabled: true },
  id: INVENTED_ID,
  fields: { enabled: { read: "EbsEncryptionByDefault", otherwise: false } },
  get: { command: GetEbsEncryptionByDefaultCommand },
  put: {
    command: EnableEbsEncryptionByDefaultCommand,
    off: { property: "enabled", value: false, command: DisableEbsEncryptionByDefaultCommand },
  },
  reset: { command: DisableEbsEncryptionByDefaultCommand },
  facts: {
    source: "internal/service/ec2/ebs_encryption_by_default.go",
    version: "before 6.36",
    lookedAtFor: "7.48.0",
    forceNew: [],
    defaults: { enabled: true },
    id: "terraform-<digits>, which the provider invents",
    actions: {
      create: {
        normal: ["ec2:EnableEbsEncryptionByDefault"],
        never: { "ec2:DisableEbsEncryptionByDefault": "the program never makes it switched off" },
      },
      read: { normal: ["ec2:GetEbsEncryptionByDefault"] },
      update: {
        normal: ["ec2:EnableEbsEncryptionByDefault"],
        never: { "ec2:DisableEbsEncryptionByDefault": "the program never switches it off" },
      },
      delete: { normal: ["ec2:DisableEbsEncryptionByDefault"] },
    },
  },
  cases: {
    "encryption-by-default": {
      id: /^terraform-\d{17}[0-9a-f]{8}$/,
      inputs: () => ({ region: REGION, enabled: false }),
      changed: () => ({ region: REGION }),
      drift: (world) => world.client(EC2Client, REGION).send(new DisableEbsEncryptionByDefaultCommand({})),
      drifted: ["enabled"],
      staysBecause: "the setting is always there; deleting turns it off",
    },
  },
});
