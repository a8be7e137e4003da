import {
  type AccessKeyMetadata,
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  GetAccessKeyLastUsedCommand,
  IAMClient,
  ListAccessKeysCommand,
  UpdateAccessKeyCommand,
} from "@aws-sdk/client-iam";

import type { Aws } from "../../aws/aws";
import { needing } from "../../core/conformance";
import type { Props } from "../../core/values";
import { named } from "../../families/named";
import { readOnly } from "../../families/fields";

const ABSENT = ["NoSuchEntityException"];

/** A key by its user; an import knows the id only, and asks whose it is. */
async function describe(aws: Aws, id: string, { user }: Props): Promise<AccessKeyMetadata | undefined> {
  const lastUsed = new GetAccessKeyLastUsedCommand({ AccessKeyId: id });
  const UserName = (user as string | undefined) ?? (await aws.find(IAMClient, lastUsed, ...ABSENT))?.UserName;
  if (UserName === undefined) return undefined;
  const keys = await aws.find(IAMClient, new ListAccessKeysCommand({ UserName }), ...ABSENT);
  return keys?.AccessKeyMetadata?.find(({ AccessKeyId }) => AccessKeyId === id);
}

const ofUser = (AccessKeyId: string, { user }: Props) => ({ AccessKeyId, UserName: user });

/** Id: the id of the key. AWS tells its secret once. The password for mail, which the real provider derives from it, is left out. */
export const accessKey = named({
  token: "aws:iam/accessKey:AccessKey",
  title: "IAM Access Key",
  client: IAMClient,
  replaceOn: ["pgpKey", "user"],
  defaults: { status: "Active" },
  unsupported: ["pgpKey"],
  key: ofUser,
  absent: ABSENT,
  fields: {
    user: "UserName",
    status: { read: "Status" },
    createDate: { ...readOnly("CreateDate"), decode: (date: Date) => date.toISOString() },
  },
  create: {
    command: CreateAccessKeyCommand,
    id: "AccessKey.AccessKeyId",
    once: { secret: "AccessKey.SecretAccessKey" },
    then: async (aws, AccessKeyId, { user, status }) => {
      if (status !== "Inactive") return;
      const off = { AccessKeyId, UserName: user as string, Status: status } as const;
      await aws.call(IAMClient, new UpdateAccessKeyCommand(off));
    },
  },
  describe,
  update: [{ command: UpdateAccessKeyCommand, fields: { status: "Status" } }],
  remove: { command: DeleteAccessKeyCommand },
  facts: {
    source: "internal/service/iam/access_key.go",
    version: "4.x",
    lookedAtFor: "7.48.0",
    forceNew: ["pgpKey", "user"],
    id: "<id of the key>",
    defaults: { status: "Active" },
    valid: { status: { oneOf: ["Active", "Inactive"] } },
    actions: {
      create: {
        normal: ["iam:CreateAccessKey"],
        never: { "iam:UpdateAccessKey": "the program makes no key that is switched off" },
      },
      read: { normal: ["iam:ListAccessKeys"] },
      update: { drift: { "iam:UpdateAccessKey": "somebody switched the key off, or back on" } },
      delete: { normal: ["iam:DeleteAccessKey"] },
    },
  },
  cases: {
    "access-key": needing<string>({
      async prepare(world) {
        await world.client(IAMClient).send(new CreateUserCommand({ UserName: "has-a-key" }));
        return "has-a-key";
      },
      id: /^AKIA[A-Z0-9]{16}$/,
      inputs: (user) => ({ user }),
      changed: (user) => ({ user, status: "Inactive" }),
      drift: (world, AccessKeyId, UserName) =>
        world.client(IAMClient).send(new UpdateAccessKeyCommand({ AccessKeyId, UserName, Status: "Active" })),
      drifted: ["status"],
    }),
  },
});
