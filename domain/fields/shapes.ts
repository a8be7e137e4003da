import * as v from "valibot";
import { allowed } from "./nearest";
import { isDeferred, show } from "./problems";

type Entries = Record<string, v.GenericSchema>;

/** The text of an issue: what is allowed, and what was received. */
export const expected = (what: string) => (issue: { input: unknown }) =>
  `expected ${what}, received ${show(issue.input)}`;

/**
 * A schema that lets a value pass which is not known while the program runs (a Pulumi Output): the component that uses it
 * judges it once it is known.
 */
export const orDeferred = <T>(schema: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, T> =>
  v.lazy((input) => (isDeferred(input) ? (v.any() as v.GenericSchema<unknown, T>) : schema));

/** The same schema, but for a list, which valibot takes for an object whose keys are missing. */
const notList = <T extends v.GenericSchema>(schema: T, message: (input: unknown) => string) =>
  v.lazy((input): T => (Array.isArray(input) ? (v.never(message(input)) as unknown as T) : schema));

/** A list; `what` names it. */
export const list = <T>(item: v.GenericSchema<unknown, T>, what: string) => v.array(item, expected(what));

/** A list in which each text stands once. */
export const distinct = <T>(item: v.GenericSchema<unknown, T>, what: string) =>
  v.pipe(
    list(item, what),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      dataset.value.forEach((value, key) => {
        if (dataset.value.indexOf(value) === key) return;
        const message = `${show(value)} stands in the list before; remove one of the two`;
        addIssue({ message, path: [{ type: "array", origin: "value", input: dataset.value, key, value }] });
      });
    }),
  );

/** A map whose keys the user chooses. */
export const dictionary = <K extends v.GenericSchema<string, string>, V extends v.GenericSchema>(
  key: K,
  value: V,
  what: string,
) => {
  const message = (input: unknown) => expected(what)({ input });
  return notList(
    v.record(key, value, ({ input }) => message(input)),
    message,
  );
};

/** What is said of a name that there is not. */
export interface KeyWords {
  /** What it is a name of: an unknown ... Default: key. */
  noun?: string;
  /** The page that lists the names. Default: docs/settings.md. */
  page?: string;
}

/**
 * A map with known keys. An unknown key is a problem with the nearest known one; valibot's own strict object stops at the
 * first of them, and all problems are to be reported at once.
 */
export function map<T extends Entries>(
  entries: T,
  what: string,
  { noun = "key", page = "docs/settings.md" }: KeyWords = {},
) {
  const names = Object.keys(entries);
  const schema = v.looseObject(entries, (issue) =>
    issue.input === undefined && issue.expected !== "Object" ? `missing; see ${page}` : expected(what)(issue),
  );
  const unknownKeys = v.rawCheck<v.InferOutput<typeof schema>>(({ dataset, addIssue }) => {
    const input: unknown = dataset.value;
    if (typeof input !== "object" || input === null || Array.isArray(input)) return;
    for (const key of Object.keys(input).filter((name) => !names.includes(name))) {
      addIssue({
        message: `unknown ${noun}${allowed(key, names, page)}`,
        path: [{ type: "object", origin: "key", input: input as Record<string, unknown>, key, value: undefined }],
      });
    }
  });
  return notList(v.pipe(schema, unknownKeys), (input) => expected(what)({ input }));
}
