import type { Aws, ClientClass, CommandClass } from "../aws/aws";
import type { Tags } from "../core/resource";
import { fromTagList, syncTags, toTagList } from "../core/tags";
import type { Props } from "../core/values";
import { at, type Request } from "./fields";

/** The members of a request that name the thing: one member that takes its id, or several made from id and state. */
export type Key = string | ((id: string, state: Props) => Request);

/** Something that has to be done in its own way. */
export type Step = (aws: Aws, id: string, inputs: Props, olds: Props, changed: ReadonlySet<string>) => Promise<unknown>;

/** AWS's error codes for a thing that is not there; with a pattern, only errors whose message it fits. */
export type Absent = readonly (string | { code: string; message: RegExp })[];

/** A call about a thing that exists. */
export interface Call {
  command: CommandClass;
  /** When the call names the thing in another way than the others of its row. */
  key?: Key;
}

/** The calls for tags. */
export interface TagCalls {
  set: CommandClass;
  remove: CommandClass;
  /** Absent when the description of the thing has its tags. */
  list?: CommandClass;
  key?: Key;
  /** Whether AWS takes a list of Key and Value, as most services do, or a map. */
  form?: "list" | "map";
  /** What the service calls its tags and their keys. Default: `Tags` and `TagKeys`. */
  members?: { tags: string; keys: string };
}

const membersOf = ({ members = { tags: "Tags", keys: "TagKeys" } }: TagCalls) => members;

/** For calls that name the thing by the ARN in its state. */
export const byArn =
  (member: string): Key =>
  (_id, { arn }) => ({ [member]: arn });

export function keyOf(key: Key | undefined, id: string, state: Props): Request {
  if (key === undefined) return {};
  return typeof key === "string" ? { [key]: id } : key(id, state);
}

export function send(aws: Aws, client: ClientClass, command: CommandClass, request: Request): Promise<unknown> {
  return aws.call(client, new command(request as never));
}

/** The same, undefined when AWS says with one of these codes that there is no such thing. */
export function sendIfThere(
  aws: Aws,
  client: ClientClass,
  command: CommandClass,
  request: Request,
  absent: Absent,
): Promise<unknown> {
  return aws.find(client, new command(request as never), ...absent);
}

/** The tags of a thing in the form its service takes. */
export function tagMember(calls: TagCalls, tags: Tags | undefined): Request {
  return { [membersOf(calls).tags]: calls.form === "map" ? tags : toTagList(tags) };
}

/** All tags of a thing: from its description, or from a call of their own. */
export async function readTags(
  aws: Aws,
  client: ClientClass,
  calls: TagCalls,
  key: Request,
  description: unknown,
): Promise<Props> {
  const answer = calls.list ? await send(aws, client, calls.list, key) : description;
  const tags = at(answer, membersOf(calls).tags) ?? (calls.form === "map" ? {} : []);
  return (calls.form === "map" ? tags : fromTagList(tags as { Key: string; Value: string }[])) as Props;
}

/** Brings the tags of a thing from those of its state to those that it should have. */
export function changeTags(
  aws: Aws,
  client: ClientClass,
  calls: TagCalls,
  key: Request,
  olds: Props,
  inputs: Props,
): Promise<void> {
  return syncTags(olds["tagsAll"] as Tags | undefined, inputs["tagsAll"] as Tags | undefined, {
    remove: (keys) => send(aws, client, calls.remove, { ...key, [membersOf(calls).keys]: keys }),
    set: (tags) => send(aws, client, calls.set, { ...key, ...tagMember(calls, tags) }),
  });
}
