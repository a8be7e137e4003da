import type { Aws, ClientClass, CommandClass } from "../aws/aws";
import type { AnyResourceType, Traits } from "../core/resource";
import type { Props } from "../core/values";
import { type Absent, send, sendIfThere } from "./calls";
import { at, toRequest, type Request } from "./fields";

/** One thing hung on another: it is there or not, and nothing of it changes in place. */
export interface AttachmentRow extends Traits {
  client: ClientClass;
  /** The two properties and their members, in the order in which the id has them. */
  ends: Readonly<Record<string, string>>;
  /** What stands between them in the id; the first of the two never holds it. */
  separator: string;
  attach: CommandClass;
  detach: CommandClass;
  /**
   * What hangs on one end: `items` of the answer whose `member` is the other end. Default of `member`: as requests name
   * that end.
   */
  list: { command: CommandClass; by: string; items: string; member?: string; page: string };
  /** AWS's error codes for an attachment that is not there, or of which one end is not. */
  absent: Absent;
}

/** An attachment as a resource type. `skipDestroy`, for types that have it, leaves it where it is. */
export function attachment(row: AttachmentRow): AnyResourceType {
  const { client, ends, separator, list, absent } = row;
  const names = Object.keys(ends);
  const other = names.find((name) => name !== list.by)!;
  const { member = ends[other]! } = list;
  const split = (id: string): Props => {
    const cut = id.indexOf(separator);
    return { [names[0]!]: id.slice(0, cut), [names[1]!]: id.slice(cut + separator.length) };
  };

  const isThere = async (aws: Aws, { [list.by]: by, [other]: wanted }: Props): Promise<boolean> => {
    let page: unknown;
    do {
      const request = { [ends[list.by]!]: by, [list.page]: at(page, list.page) };
      page = await sendIfThere(aws, client, list.command, request, absent);
      const items = (at(page, list.items) ?? []) as Request[];
      if (items.some((item) => item[member] === wanted)) return true;
    } while (at(page, list.page));
    return false;
  };

  return {
    ...row,
    async create(aws: Aws, inputs: Props) {
      await send(aws, client, row.attach, toRequest(ends, inputs));
      return names.map((name) => inputs[name] as string).join(separator);
    },
    async read(aws, id) {
      const found = split(id);
      return (await isThere(aws, found)) ? found : undefined;
    },
    async update() {},
    async delete(aws, id, olds: Props) {
      if (row.notReadable?.includes("skipDestroy") && olds["skipDestroy"]) return;
      await sendIfThere(aws, client, row.detach, toRequest(ends, split(id)), absent);
    },
  };
}
