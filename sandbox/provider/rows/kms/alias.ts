import {
  CreateAliasCommand,
  CreateKeyCommand,
  DeleteAliasCommand,
  KMSClient,
  ListAliasesCommand,
  UpdateAliasCommand,
  type AliasListEntry,
} from "@aws-sdk/client-kms";

import type { Aws } from "../../aws/aws";
import { needing, REGION } from "../../core/conformance";
import type { Same } from "../../core/equality";
import { nameOrPrefix, readOnly } from "../../families/fields";
import { named } from "../../families/named";

/** A key named by its id and by its ARN is the same key. */
const sameKey: Same = (a, b) => typeof a === "string" && typeof b === "string" && keyId(a) === keyId(b);
const keyId = (idOrArn: string): string => idOrArn.slice(idOrArn.lastIndexOf("/") + 1);

/** AWS has no call that describes one alias. */
async function findAlias(aws: Aws, name: string): Promise<AliasListEntry | undefined> {
  let Marker: string | undefined;
  do {
    const page = await aws.call(KMSClient, new ListAliasesCommand({ Marker }));
    const alias = page.Aliases?.find(({ AliasName }) => AliasName === name);
    if (alias) return alias.TargetKeyId ? alias : undefined;
    Marker = page.NextMarker;
  } while (Marker);
  return undefined;
}

/** Id: the name of the alias, `alias/...`. */
export const kmsAlias = named({
  token: "aws:kms/alias:Alias",
  title: "KMS Alias",
  client: KMSClient,
  replaceOn: ["name", "namePrefix"],
  autoName: { property: "name", maxLength: 244, prefix: "alias/" },
  conflicts: [["name", "namePrefix"]],
  notReadable: ["namePrefix"],
  compare: { targetKeyId: sameKey },
  key: "AliasName",
  absent: ["NotFoundException"],
  fields: { name: nameOrPrefix("AliasName"), targetKeyId: "TargetKeyId", arn: readOnly("AliasArn") },
  create: { command: CreateAliasCommand, id: ({ AliasName }) => AliasName as string },
  describe: findAlias,
  derived: ({ partition, region, accountId }, _name, alias) => ({
    targetKeyArn: `arn:${partition}:kms:${region}:${accountId}:key/${(alias as AliasListEntry).TargetKeyId}`,
  }),
  update: [{ command: UpdateAliasCommand, fields: { targetKeyId: "TargetKeyId" } }],
  remove: { command: DeleteAliasCommand },
  cases: {
    "kms-alias": needing<[string, string]>({
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
    }),
  },
});
