import {
  CreateAliasCommand,
  DeleteAliasCommand,
  KMSClient,
  ListAliasesCommand,
  UpdateAliasCommand,
  type AliasListEntry,
} from "@aws-sdk/client-kms";
import type { AliasArgs } from "@pulumi/aws/kms";

import type { Aws } from "../../aws/aws";
import type { Same } from "../../equality";
import { nameToCreate } from "../../names";
import type { ResourceType } from "../../resource";

/** A key named by its id and by its ARN is the same key. */
const sameKey: Same = (a, b) => typeof a === "string" && typeof b === "string" && keyId(a) === keyId(b);
const keyId = (idOrArn: string): string => idOrArn.slice(idOrArn.lastIndexOf("/") + 1);

/** Id: the name of the alias, `alias/...`. */
export const kmsAlias: ResourceType<AliasArgs> = {
  token: "aws:kms/alias:Alias",
  title: "KMS Alias",
  replaceOn: ["name", "namePrefix"],
  autoName: { property: "name", maxLength: 256, prefix: "alias/" },
  conflicts: [["name", "namePrefix"]],
  notReadable: ["namePrefix"],
  compare: { targetKeyId: sameKey },

  async create(aws, inputs) {
    const AliasName = nameToCreate(inputs);
    await aws.call(KMSClient, new CreateAliasCommand({ AliasName, TargetKeyId: inputs.targetKeyId }));
    return AliasName;
  },

  async read(aws, name) {
    const alias = await findAlias(aws, name);
    if (!alias?.TargetKeyId) return undefined;
    const targetKeyArn = `arn:${aws.partition}:kms:${aws.region}:${aws.accountId}:key/${alias.TargetKeyId}`;
    return { arn: alias.AliasArn!, name, targetKeyId: alias.TargetKeyId, targetKeyArn };
  },

  async update(aws, AliasName, { targetKeyId }) {
    await aws.call(KMSClient, new UpdateAliasCommand({ AliasName, TargetKeyId: targetKeyId }));
  },

  async delete(aws, AliasName) {
    await aws.find(KMSClient, new DeleteAliasCommand({ AliasName }), "NotFoundException");
  },
};

async function findAlias(aws: Aws, name: string): Promise<AliasListEntry | undefined> {
  let Marker: string | undefined;
  do {
    const page = await aws.call(KMSClient, new ListAliasesCommand({ Marker }));
    const alias = page.Aliases?.find(({ AliasName }) => AliasName === name);
    if (alias) return alias;
    Marker = page.NextMarker;
  } while (Marker);
  return undefined;
}
