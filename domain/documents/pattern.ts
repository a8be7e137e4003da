const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/**
 * What stands between `^` and `$` of a regular expression for a pattern.
 *
 * @param any what a sign may stand for: `.` for every character
 */
const sourceOf = (pattern: string, any: string): string =>
  pattern.replace(/\$\{([*?$])\}|[*?]|[^*?$]+|\$/gs, (part, sign?: string) => {
    if (sign !== undefined) return escape(sign);
    if (part === "*") return `${any}*`;
    return part === "?" ? any : escape(part);
  });

/**
 * A pattern as IAM compares texts: `*` stands for any text, `?` for one character, `${*}`, `${?}` and `${$}` for the signs
 * themselves, everything else for itself.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String
 */
export const patternOf = (pattern: string): RegExp => new RegExp(`^${sourceOf(pattern, ".")}$`, "s");

/** Parts of an ARN; the last one may have colons. */
export const ARN_PARTS = 6;

/** A pattern of an ARN, whose signs stay within their parts: `*` for a region is no region and account. */
export function arnPatternOf(pattern: string): RegExp {
  const parts = pattern.split(":");
  const head = parts.slice(0, ARN_PARTS - 1).map((part) => sourceOf(part, "[^:]"));
  const last = parts.slice(ARN_PARTS - 1).join(":");
  return new RegExp(`^${[...head, sourceOf(last, ".")].join(":")}$`, "s");
}

/** A text as a pattern that stands for nothing but itself. */
export const patternFor = (text: string): string => text.replace(/[*?$]/g, "${$&}");

/** The text that a pattern without `*` and `?` of its own stands for. */
export const textOf = (pattern: string): string => pattern.replace(/\$\{([*?$])\}/g, "$1");
