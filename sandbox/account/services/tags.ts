import { AwsError, type Document } from "../wire/codec";
import type { Context, Operation } from "./operation";

/** Tags by key. */
export type Tags = Map<string, string>;

/** How a service names what its tag operations have to say. */
interface TagWords {
  arn: string;
  tags: string;
  keys: string;
  /** The form of tags: a list of `{Key, Value}`, or a map. */
  form: keyof typeof FORMS;
}

const FORMS = {
  list: {
    read: (given: unknown): [string, string][] =>
      (given as { Key: string; Value: string }[]).map(({ Key, Value }) => [Key, Value]),
    shown: (tags: Tags): unknown => [...tags].map(([Key, Value]) => ({ Key, Value })),
  },
  map: {
    read: (given: unknown): [string, string][] => Object.entries(given as Record<string, string>),
    shown: (tags: Tags): unknown => Object.fromEntries(tags),
  },
};

/**
 * ListTagsForResource, TagResource and UntagResource of a service.
 *
 * @param find the tags of the thing that an ARN names, or the error for it
 */
export function tagOperations<State>(
  words: TagWords,
  find: (state: State, arn: string, context: Context) => Tags | AwsError,
): Record<string, Operation<State, Document>> {
  const { read, shown } = FORMS[words.form];
  const on =
    (run: (tags: Tags, input: Document) => Document | undefined): Operation<State, Document> =>
    (state, input, context) => {
      const tags = find(state, String(input[words.arn]), context);
      return tags instanceof AwsError ? tags : (run(tags, input) ?? {});
    };
  return {
    ListTagsForResource: on((tags) => ({ [words.tags]: shown(tags) })),
    TagResource: on((tags, input) => {
      for (const [key, value] of read(input[words.tags])) tags.set(key, value);
      return undefined;
    }),
    UntagResource: on((tags, input) => {
      for (const key of input[words.keys] as string[]) tags.delete(key);
      return undefined;
    }),
  };
}
