import { nameToCreate } from "../core/names";
import type { Props, Value } from "../core/values";

/** How one property of Pulumi stands in the requests and the answers of AWS. Dots lead to members of members. */
export interface Field {
  /** Member of the request; absent for what AWS decides. */
  send?: string;
  /** Member of the answer; absent for what AWS does not tell. */
  read?: string;
  /** What it means when the answer does not have it; the property has no value then unless this says so. */
  otherwise?: Value;
  /** The value to send, out of the inputs. */
  encode?: (value: Value | undefined, inputs: Props) => unknown;
  /** The property, out of the value in the answer. */
  decode?: (value: never) => Value | undefined;
}

/** Property -> the member that holds the same value both ways, or what is different about it. */
export type FieldMap = Readonly<Record<string, string | Field>>;

export type Request = Record<string, unknown>;

const fieldOf = (field: string | Field): Field => (typeof field === "string" ? { send: field, read: field } : field);

/** The members of a request; what has no value is left out. */
export function toRequest(fields: FieldMap, inputs: Props): Request {
  const request: Request = {};
  for (const [name, rule] of Object.entries(fields)) {
    const { send, encode } = fieldOf(rule);
    const value = encode ? encode(inputs[name], inputs) : inputs[name];
    if (send !== undefined && value !== undefined) put(request, send.split("."), value);
  }
  return request;
}

/** The properties that an answer of AWS stands for; AWS gives some that have no value as the empty text. */
export function fromAnswer(fields: FieldMap, answer: unknown): Props {
  const found: Props = {};
  for (const [name, rule] of Object.entries(fields)) {
    const { read, decode, otherwise } = fieldOf(rule);
    const raw = read === undefined ? undefined : at(answer, read);
    const there = raw !== undefined && raw !== null && raw !== "";
    const value = (there ? (decode ? decode(raw as never) : (raw as Value)) : undefined) ?? otherwise;
    if (value !== undefined) found[name] = value;
  }
  return found;
}

/** The part of an answer at a path: `Role.RoleName`. */
export function at(answer: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((value, step) => (value as Request | undefined)?.[step], answer);
}

function put(request: Request, [step, ...rest]: string[], value: unknown): void {
  if (rest.length === 0) request[step!] = value;
  else put((request[step!] ??= {}) as Request, rest, value);
}

/** A property that only AWS sets. */
export const readOnly = (path: string): Field => ({ read: path });

/** The name of what is made: the given one, or one that begins with the input `namePrefix`. */
export const nameOrPrefix = (member: string): Field => ({
  send: member,
  read: member,
  encode: (_name, inputs) => nameToCreate(inputs),
});

/** A text that AWS clears by an empty one and not by leaving it out. */
export const emptyWhenAbsent = (member: string): Field => ({ send: member, encode: (value) => value ?? "" });

/** A policy document, which IAM gives back in URL encoding. */
export const iamDocument = (member: string, read = member): Field => ({
  send: member,
  read,
  decode: decodeURIComponent,
});
