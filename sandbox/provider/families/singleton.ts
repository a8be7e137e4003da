import type { Aws, ClientClass, CommandClass } from "../aws/aws";
import { uniqueName } from "../core/names";
import type { AnyResourceType, Traits } from "../core/resource";
import { given, type Props, type Value } from "../core/values";
import { keyOf, send, sendIfThere, type Absent, type Call, type Key } from "./calls";
import { at, fromAnswer, toRequest, type FieldMap, type Request } from "./fields";

/** A setting that is always there, once an account or region or once a thing: put, got and reset, never made. */
export interface SingletonRow extends Traits {
  client: ClientClass;
  /** A fixed text, how the id follows from account and inputs, or `INVENTED_ID`. */
  id: string | typeof INVENTED_ID | ((aws: Aws, inputs: Props) => string);
  /** How requests name what the setting belongs to; absent for one an account or region, whatever its id. */
  key?: Key;
  /** AWS's error codes for a setting that has no value. */
  absent?: Absent;
  /** What is put and got; below `get.at` of the answer. */
  fields: FieldMap;
  get: Call & { at?: string };
  put: { command: CommandClass; with?: Request; off?: Off };
  /** What a delete does: a call, or nothing for a setting that is only forgotten. */
  reset: (Call & { with?(aws: Aws, id: string, olds: Props): Request }) | "nothing";
  /** Properties that are in no answer. */
  derived?(aws: Aws, id: string, answer: unknown): Record<string, Value | undefined>;
}

/** One value of one property that takes a call of its own instead of `put.command`. */
interface Off {
  property: string;
  value: Value;
  command: CommandClass;
}

/** Of a setting whose id says nothing: it is made up at creation, and an import may call the setting anything. */
export const INVENTED_ID = Symbol("invented");

/** A setting as a resource type. */
export function singleton(row: SingletonRow): AnyResourceType {
  const { client, key, absent = [], fields, get, reset } = row;
  const idOf = (aws: Aws, inputs: Props): string => {
    if (row.id === INVENTED_ID) return uniqueName("terraform-");
    return typeof row.id === "string" ? row.id : row.id(aws, inputs);
  };

  const put = async (aws: Aws, id: string, inputs: Props): Promise<void> => {
    const { command, with: constant, off } = row.put;
    const isOff = off && inputs[off.property] === off.value;
    const request = isOff ? {} : { ...toRequest(fields, inputs), ...constant };
    await send(aws, client, isOff ? off.command : command, { ...request, ...keyOf(key, id, inputs) });
  };

  return {
    ...row,
    async create(aws: Aws, inputs: Props) {
      const id = idOf(aws, inputs);
      await put(aws, id, inputs);
      return id;
    },
    async read(aws, id, state) {
      const answer = await sendIfThere(aws, client, get.command, keyOf(get.key ?? key, id, state), absent);
      const found = get.at === undefined ? answer : at(answer, get.at);
      // A setting of which AWS tells nothing has no value.
      if (!found || Object.keys(found).length === 0) return undefined;
      const props = given({ ...fromAnswer(fields, found), ...row.derived?.(aws, id, found) });
      // Where there is only one, an import may call it anything.
      return key === undefined && row.id !== INVENTED_ID ? { ...props, id: idOf(aws, props) } : props;
    },
    async update(aws, id, inputs: Props) {
      await put(aws, id, inputs);
    },
    async delete(aws, id, olds: Props) {
      if (reset === "nothing") return;
      const request = { ...keyOf(reset.key ?? key, id, olds), ...reset.with?.(aws, id, olds) };
      await sendIfThere(aws, client, reset.command, request, absent);
    },
  };
}
