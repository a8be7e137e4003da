/** What a part of an ARN is when nobody knows it yet, as the id of an instance that is about to be made. */
export const UNKNOWN = "*";

/** Where the things that a call names are. */
export interface Place {
  region: string;
  accountId: string;
}

const VARIABLE = /\$\{(\w+)\}/g;

/** Variables that the place gives; all others name the thing. */
const PLACED: Record<string, (place: Place) => string> = {
  Partition: () => "aws",
  Region: ({ region }) => region,
  Account: ({ accountId }) => accountId,
};

/** The variables of an ARN format that name the thing: `${TableName}` and `${IndexName}` of an index. */
export const variablesOf = (format: string): string[] =>
  [...format.matchAll(VARIABLE)].map(([, name = ""]) => name).filter((name) => !(name in PLACED));

/**
 * Every ARN that a format gives for the values of its variables; a variable without a value is unknown.
 *
 * @param format as in the catalogue: `arn:${Partition}:sqs:${Region}:${Account}:${QueueName}`
 */
export function fill(format: string, place: Place, values: Record<string, readonly string[]>): string[] {
  const placed = format.replace(VARIABLE, (whole, name: string) => PLACED[name]?.(place) ?? whole);
  return variablesOf(format).reduce(
    (arns, name) => {
      const all = values[name] ?? [];
      const filling = all.length === 0 ? [UNKNOWN] : all;
      return arns.flatMap((arn) => filling.map((value) => arn.replace(`\${${name}}`, () => value)));
    },
    [placed],
  );
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Whether a text is an ARN of a format. A name may hold slashes (paths of IAM, keys of S3), but no region or account does. */
export function isOf(format: string, text: string): boolean {
  const source = format
    .split(/(\$\{\w+\})/)
    .map((part) => {
      const name = /^\$\{(\w+)\}$/.exec(part)?.[1];
      if (name === undefined) return escaped(part);
      return name in PLACED ? "[^:]*" : ".+";
    })
    .join("");
  return new RegExp(`^${source}$`).test(text);
}
