import {
  DisableEbsEncryptionByDefaultCommand,
  EC2Client,
  EnableEbsEncryptionByDefaultCommand,
  GetEbsEncryptionByDefaultCommand,
} from "@aws-sdk/client-ec2";
import type { EncryptionByDefaultArgs } from "@pulumi/aws/ebs";

import type { Aws } from "../../aws/aws";
import type { ResourceType } from "../../resource";

/** Id: the region. Importing takes `default` as well. */
export const encryptionByDefault: ResourceType<EncryptionByDefaultArgs> = {
  token: "aws:ebs/encryptionByDefault:EncryptionByDefault",
  title: "EBS Encryption By Default",
  replaceOn: [],
  defaults: { enabled: true },

  async create(aws, inputs) {
    await switchEncryption(aws, inputs.enabled ?? true);
    return aws.region;
  },

  async read(aws) {
    const { EbsEncryptionByDefault } = await aws.call(EC2Client, new GetEbsEncryptionByDefaultCommand({}));
    return { id: aws.region, enabled: EbsEncryptionByDefault ?? false };
  },

  async update(aws, _id, inputs) {
    await switchEncryption(aws, inputs.enabled ?? true);
  },

  /** Removing the resource turns the protection off. */
  async delete(aws) {
    await switchEncryption(aws, false);
  },
};

async function switchEncryption(aws: Aws, on: boolean): Promise<void> {
  if (on) await aws.call(EC2Client, new EnableEbsEncryptionByDefaultCommand({}));
  else await aws.call(EC2Client, new DisableEbsEncryptionByDefaultCommand({}));
}
