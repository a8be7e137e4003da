import { DisableEbsEncryptionByDefaultCommand, EC2Client } from "@aws-sdk/client-ec2";

import { REGION, type ConformanceCase } from "../case";

export const encryptionByDefaultCase: ConformanceCase = {
  token: "aws:ebs/encryptionByDefault:EncryptionByDefault",
  id: /^eu-west-1$/,
  inputs: () => ({ region: REGION, enabled: false }),
  changed: () => ({ region: REGION }),
  drift: (world) => world.client(EC2Client, REGION).send(new DisableEbsEncryptionByDefaultCommand({})),
  drifted: ["enabled"],
  staysBecause: "the setting is always there; deleting turns it off",
};
