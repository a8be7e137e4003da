import type { Aws, ClientClass, CommandClass } from "../aws/aws";
import type { AnyResourceType, Traits } from "../core/resource";
import type { Props } from "../core/values";
import { type Absent, send, sendIfThere } from "./calls";
import { at, type Request } from "./fields";

/** The account that administers a service for an organization in one region: it is named, found in a list, and taken back. */
interface AdminAccountRow extends Pick<Traits, "token" | "title" | "facts" | "cases"> {
  client: ClientClass;
  enable: CommandClass;
  disable: CommandClass;
  /** `id`: the member of an item that holds the account. */
  list: { command: CommandClass; id: string };
  /** AWS's error codes for an account that is in no organization. */
  absent: Absent;
}

/** An administrator as a resource type; its id is the account's. */
export const adminAccount = ({
  client,
  enable,
  disable,
  list,
  absent,
  ...traits
}: AdminAccountRow): AnyResourceType => {
  const read = async (aws: Aws, id: string): Promise<Props | undefined> => {
    let page: unknown;
    do {
      page = await sendIfThere(aws, client, list.command, { NextToken: at(page, "NextToken") }, absent);
      const items = (at(page, "AdminAccounts") ?? []) as Request[];
      if (items.some((item) => item[list.id] === id)) return { adminAccountId: id };
    } while (at(page, "NextToken"));
    return undefined;
  };
  return {
    ...traits,
    replaceOn: ["adminAccountId"],
    async create(aws: Aws, { adminAccountId }: Props) {
      await send(aws, client, enable, { AdminAccountId: adminAccountId });
      return adminAccountId as string;
    },
    read,
    async update() {},
    async delete(aws, id) {
      // The real provider does not ask first either; what is gone already is gone.
      if (await read(aws, id)) await send(aws, client, disable, { AdminAccountId: id });
    },
  };
};
