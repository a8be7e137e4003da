import {
  DeletePublicAccessBlockCommand,
  GetPublicAccessBlockCommand,
  PutPublicAccessBlockCommand,
} from "@aws-sdk/client-s3-control";

import { singleton } from "../../families/singleton";
import { S3ControlClient } from "./s3-control-client";

const OFF = { blockPublicAcls: false, blockPublicPolicy: false, ignorePublicAcls: false, restrictPublicBuckets: false };
const ON = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };

const member = (name: string) => `PublicAccessBlockConfiguration.${name}`;

/** Id: the account. */
export const accountPublicAccessBlock = singleton({
  token: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
  title: "S3 Account Public Access Block",
  client: S3ControlClient,
  replaceOn: ["accountId"],
  defaults: OFF,
  id: ({ accountId }, inputs) => (inputs["accountId"] as string | undefined) ?? accountId,
  key: "AccountId",
  absent: ["NoSuchPublicAccessBlockConfiguration"],
  fields: {
    blockPublicAcls: member("BlockPublicAcls"),
    blockPublicPolicy: member("BlockPublicPolicy"),
    ignorePublicAcls: member("IgnorePublicAcls"),
    restrictPublicBuckets: member("RestrictPublicBuckets"),
  },
  derived: (_aws, accountId) => ({ accountId }),
  get: { command: GetPublicAccessBlockCommand },
  put: { command: PutPublicAccessBlockCommand },
  reset: { command: DeletePublicAccessBlockCommand },
  facts: {
    source: "internal/service/s3control/account_public_access_block.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: ["accountId"],
    defaults: OFF,
    id: "<account>",
    actions: {
      create: { normal: ["s3:PutAccountPublicAccessBlock", "s3:GetAccountPublicAccessBlock"] },
      read: { normal: ["s3:GetAccountPublicAccessBlock"] },
      update: { normal: ["s3:PutAccountPublicAccessBlock", "s3:GetAccountPublicAccessBlock"] },
      delete: { normal: ["s3:PutAccountPublicAccessBlock", "s3:GetAccountPublicAccessBlock"] },
    },
  },
  cases: {
    "account-public-access-block": {
      id: /^\d{12}$/,
      inputs: () => ON,
      changed: () => ({ ...ON, ignorePublicAcls: false }),
      drift: (world) =>
        world.client(S3ControlClient).send(
          new PutPublicAccessBlockCommand({
            AccountId: world.accountId,
            PublicAccessBlockConfiguration: { BlockPublicAcls: true },
          }),
        ),
      drifted: ["blockPublicPolicy", "restrictPublicBuckets"],
    },
  },
});
