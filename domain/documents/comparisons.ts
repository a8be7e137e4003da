import { ARN_PARTS, arnPatternOf, patternOf, textOf } from "./pattern";
import type { Truth } from "./truth";

/** Whether a value of a request is what a policy lists. Undefined where AWS does not say what comes of such a value. */
export type Compare = (value: string, listed: string) => Truth;

/** Compiled patterns are kept; those that variables were filled into may be many, so that the store is emptied at times. */
const KEPT = 10_000;

const kept = (compile: (pattern: string) => RegExp) => {
  const cache = new Map<string, RegExp>();
  return (pattern: string): RegExp => {
    const known = cache.get(pattern);
    if (known !== undefined) return known;
    if (cache.size >= KEPT) cache.clear();
    const made = compile(pattern);
    cache.set(pattern, made);
    return made;
  };
};

const texts = kept(patternOf);
const arns = kept(arnPatternOf);

const like: Compare = (value, pattern) => texts(pattern).test(value);

const parts = (arn: string): string[] => arn.split(":");
const isArn = (text: string): boolean => parts(text).length >= ARN_PARTS;

/** Each of the six parts of an ARN is compared by itself. */
const arnLike: Compare = (value, pattern) => {
  if (pattern === "*") return true;
  return isArn(value) && isArn(pattern) ? arns(pattern).test(value) : undefined;
};

const whole = (pattern: string): string => {
  const missing = ARN_PARTS - parts(pattern).length;
  return missing > 0 ? pattern + ":*".repeat(missing) : pattern;
};

/**
 * Whether a statement for certain resources means this one. Parts that are left out stand for anything. AWS says that signs
 * stand for text within a part, and that `*` at the end of a part "can expand to match beyond the colon boundaries": where
 * the two differ, nobody knows.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html#reference_policies_elements_resource_wildcards
 *
 * @param value ARN; `*` for what acts on no resource, which only the pattern `*` means
 */
export const resourceLike: Compare = (value, pattern) => {
  if (pattern === "*" || arns(whole(pattern)).test(value)) return true;
  return texts(pattern).test(value) ? undefined : false;
};

const NUMBER = /^[+-]?\d+(\.\d+)?$/;

const numeric =
  (compare: (value: number, listed: number) => boolean): Compare =>
  (value, listed) =>
    NUMBER.test(value) && NUMBER.test(listed) ? compare(Number(value), Number(listed)) : undefined;

/** Without a time zone it would be the time of this machine. */
const DATE = /^\d{4}-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?$/;

/** Milliseconds since 1970, of a date of ISO 8601 or of the seconds since then. */
const time = (text: string): number => {
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  return DATE.test(text) ? Date.parse(text) : Number.NaN;
};

const dated =
  (compare: (value: number, listed: number) => boolean): Compare =>
  (value, listed) => {
    const [have, want] = [time(value), time(listed)];
    return Number.isNaN(have) || Number.isNaN(want) ? undefined : compare(have, want);
  };

/**
 * Operator -> comparison of one value with one that is listed. Networks are not compared here: such a line may hold or not.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export const COMPARISONS: Readonly<Record<string, Compare>> = {
  StringEquals: (value, listed) => value === textOf(listed),
  StringEqualsIgnoreCase: (value, listed) => value.toLowerCase() === textOf(listed).toLowerCase(),
  StringLike: like,
  ArnEquals: arnLike,
  ArnLike: arnLike,
  BinaryEquals: (value, listed) => value === listed,
  Bool: (value, listed) => value.toLowerCase() === listed.toLowerCase(),
  IpAddress: () => undefined,
  NumericEquals: numeric((value, listed) => value === listed),
  NumericLessThan: numeric((value, listed) => value < listed),
  NumericLessThanEquals: numeric((value, listed) => value <= listed),
  NumericGreaterThan: numeric((value, listed) => value > listed),
  NumericGreaterThanEquals: numeric((value, listed) => value >= listed),
  DateEquals: dated((value, listed) => value === listed),
  DateLessThan: dated((value, listed) => value < listed),
  DateLessThanEquals: dated((value, listed) => value <= listed),
  DateGreaterThan: dated((value, listed) => value > listed),
  DateGreaterThanEquals: dated((value, listed) => value >= listed),
};

/** Operator -> the one whose contrary it is. */
export const NEGATED: Readonly<Record<string, string>> = {
  StringNotEquals: "StringEquals",
  StringNotEqualsIgnoreCase: "StringEqualsIgnoreCase",
  StringNotLike: "StringLike",
  ArnNotEquals: "ArnEquals",
  ArnNotLike: "ArnLike",
  NotIpAddress: "IpAddress",
  NumericNotEquals: "NumericEquals",
  DateNotEquals: "DateEquals",
};
