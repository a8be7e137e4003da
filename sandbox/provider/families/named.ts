import type { Aws, ClientClass, CommandClass } from "../aws/aws";
import type { AnyResourceType, Tags, Traits } from "../core/resource";
import type { Props } from "../core/values";
import { changeTags, keyOf, readTags, send, sendIfThere, tagMember } from "./calls";
import type { Absent, Call, Key, Step, TagCalls } from "./calls";
import { at, fromAnswer, toRequest, type FieldMap, type Request } from "./fields";

/** A thing with a name or id of its own that is created, described, changed, deleted and, mostly, tagged. */
export interface NamedRow extends Traits {
  client: ClientClass;
  /** How requests name the thing, unless a call says otherwise. */
  key: Key;
  /** AWS's error codes for a thing that is not there. */
  absent: Absent;
  /** What is sent when it is made and read when it is described; below `describe.at` of the answer. */
  fields: FieldMap;
  /** `id` is where the answer has the id, or how it follows from the request. */
  create: {
    command: CommandClass;
    with?: Request;
    id: string | ((request: Request) => string);
    /** Where the answer has what AWS tells only once: output -> path. */
    once?: Readonly<Record<string, string>>;
    /** What is set with calls of its own once the thing is there; one that fails leaves a half-made thing. */
    then?: Step;
  };
  /** `more` fetches what one call does not tell, as further members of the description. */
  describe: Describe | ((aws: Aws, id: string, state: Props) => Promise<unknown>);
  /** Properties that are in no answer. */
  derived?(aws: Aws, id: string, description: unknown): Props;
  /** What an update may have to do, in this order; tags come last. */
  update?: readonly (Change | Step)[];
  remove: Remove | Step;
  tags?: TagCalls;
}

interface Describe extends Call {
  at?: string;
  more?(aws: Aws, id: string, description: never): Promise<Request>;
}

/** One call for the properties that it can change; without a value, some take another call. */
interface Change extends Call {
  fields: FieldMap;
  clear?: CommandClass;
}

interface Remove extends Call {
  with?(state: Props): Request;
  /** What has to go first. */
  first?: Step;
}

/** The outputs at these paths of an answer. */
const mapped = (paths: Readonly<Record<string, string>> = {}, answer: unknown): Props =>
  Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, at(answer, path) as string]));

/** A named thing as a resource type. */
export function named(row: NamedRow): AnyResourceType {
  const { client, absent, fields, create, describe, update = [], remove, tags } = row;
  const keyFor = (call: { key?: Key }, id: string, state: Props) => keyOf(call.key ?? row.key, id, state);

  const description = async (aws: Aws, id: string, state: Props): Promise<unknown> => {
    if (typeof describe === "function") return describe(aws, id, state);
    const answer = await sendIfThere(aws, client, describe.command, keyFor(describe, id, state), absent);
    const found = describe.at === undefined ? answer : at(answer, describe.at);
    if (!found || !describe.more) return found;
    return { ...found, ...(await describe.more(aws, id, found as never)) };
  };

  return {
    ...row,
    ...(row.create.once ? { toldOnce: Object.keys(row.create.once) } : {}),
    async create(aws: Aws, inputs: Props, created) {
      const tagged = tags ? tagMember(tags, inputs["tagsAll"] as Tags | undefined) : {};
      const request = { ...toRequest(fields, inputs), ...create.with, ...tagged };
      const answer = await send(aws, client, create.command, request);
      const id = typeof create.id === "string" ? (at(answer, create.id) as string) : create.id(request);
      created(id, mapped(create.once, answer));
      await create.then?.(aws, id, inputs, {}, new Set(Object.keys(inputs)));
      return id;
    },
    async read(aws, id, state) {
      const found = await description(aws, id, state);
      if (!found) return undefined;
      const props: Props = { ...fromAnswer(fields, found), ...row.derived?.(aws, id, found) };
      return tags ? { ...props, tags: await readTags(aws, client, tags, keyFor(tags, id, props), found) } : props;
    },
    async update(aws, id, inputs: Props, olds: Props, changed) {
      for (const step of update) {
        if (typeof step === "function") await step(aws, id, inputs, olds, changed);
        else await applyChange(step, aws, id, inputs, olds, changed);
      }
      if (tags) await changeTags(aws, client, tags, keyFor(tags, id, olds), olds, inputs);
    },
    async delete(aws, id, olds: Props) {
      if (row.notReadable?.includes("skipDestroy") && olds["skipDestroy"]) return;
      if (typeof remove === "function") {
        await remove(aws, id, olds, olds, new Set());
        return;
      }
      await remove.first?.(aws, id, olds, olds, new Set());
      const request = { ...keyFor(remove, id, olds), ...remove.with?.(olds) };
      await sendIfThere(aws, client, remove.command, request, absent);
    },
  };

  async function applyChange(
    change: Change,
    aws: Aws,
    id: string,
    inputs: Props,
    olds: Props,
    changed: ReadonlySet<string>,
  ) {
    const names = Object.keys(change.fields);
    if (!names.some((name) => changed.has(name))) return;
    const isCleared = change.clear && names.every((name) => !inputs[name]);
    const request = { ...(isCleared ? {} : toRequest(change.fields, inputs)), ...keyFor(change, id, olds) };
    await send(aws, client, isCleared ? change.clear! : change.command, request);
  }
}
