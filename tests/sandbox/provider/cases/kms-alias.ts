import { CreateKeyCommand, KMSClient, UpdateAliasCommand } from "@aws-sdk/client-kms";

import { REGION, type ConformanceCase } from "../case";

export const kmsAliasCase: ConformanceCase<[string, string]> = {
  token: "aws:kms/alias:Alias",
  async prepare(world) {
    const client = world.client(KMSClient, REGION);
    const keys = [await client.send(new CreateKeyCommand({})), await client.send(new CreateKeyCommand({}))];
    return keys.map((key) => key.KeyMetadata!.Arn!) as [string, string];
  },
  id: /^alias\/kms-alias-[0-9a-f]{7}$/,
  inputs: ([first]) => ({ region: REGION, targetKeyId: first }),
  changed: ([, second]) => ({ region: REGION, targetKeyId: second }),
  drift: (world, AliasName, [first]) =>
    world.client(KMSClient, REGION).send(new UpdateAliasCommand({ AliasName, TargetKeyId: first })),
  drifted: ["targetKeyId"],
};
