import * as v from "valibot";
import { TAG_LIMITS, type TextLimit } from "../limits";
import { allowed } from "./nearest";
import { isMarker, isUnreachable, reachesNobody } from "./placeholders";
import { show } from "./problems";
import { dictionary, expected, type KeyWords } from "./shapes";

/**
 * Schemas of single values. Each message says what was received, what is allowed and what to do. The settings, the options
 * of controls, the arguments of components, the policy pack and the command line are put together of them; those of
 * regions, people and principals stand beside, so that the pack carries only what it needs.
 */

/** A text that passes `test`; `what` says what is allowed. */
export const text = (what: string, test: (value: string) => boolean = (value) => !isMarker(value)) =>
  v.pipe(v.string(expected(what)), v.check(test, expected(what)));

/** A number above 0. */
export const amount = (what: string) => {
  const positive = (value: number) => Number.isFinite(value) && value > 0;
  return v.pipe(v.number(expected(what)), v.check(positive, expected(what)));
};

/** A whole number within limits; `of` is what it counts, such as `days`. */
export const whole = (least: number, most: number, of?: string) => {
  const what = `a whole number${of === undefined ? "" : ` of ${of}`} from ${least} to ${most}`;
  const within = (value: number) => Number.isInteger(value) && value >= least && value <= most;
  return v.pipe(v.number(expected(what)), v.check(within, expected(what)));
};

export const flag = v.boolean(expected("true or false"));

/** One of some names. */
export const choice = <const T extends readonly string[]>(
  names: T,
  { noun = "name", page = "docs/settings.md" }: KeyWords = {},
) =>
  v.picklist(names, ({ input }) =>
    typeof input === "string" && names.length > 5
      ? `unknown ${noun} ${show(input)}${allowed(input, names, page)}`
      : expected(`one of ${names.join(", ")}`)({ input }),
  );

/** A URL that alerts are posted to. SNS refuses plain http here, because an alert names what is wrong. */
export const httpsUrl = v.pipe(
  text("a URL that begins with https://", (value) => URL.canParse(value) && new URL(value).protocol === "https:"),
  v.check(
    (value) => !URL.canParse(value) || !isUnreachable(new URL(value).hostname),
    ({ input }) =>
      `${show(input)} ${reachesNobody(new URL(input).hostname)}; give the URL of a service that AWS can call`,
  ),
);

/** Twelve digits; YAML turns an unquoted one into a number, which loses leading zeros. */
export const accountId = text('an account id of 12 digits, quoted, such as "123456789012"', (value) =>
  /^\d{12}$/.test(value),
);

/** True for a text that AWS takes. */
export const fits = (value: string, { longest, pattern }: TextLimit): boolean =>
  value.length <= longest && (pattern?.test(value) ?? true);

const LETTERS = "letters, digits, spaces and _ . : / = + - @";

const tagKey = text(
  `a tag name of 1 to ${TAG_LIMITS.key.longest} ${LETTERS} that does not begin with aws:`,
  (key) => fits(key, TAG_LIMITS.key) && !TAG_LIMITS.reserved.test(key),
);

const tagValue = text(`a text of at most ${TAG_LIMITS.value.longest} ${LETTERS}`, (value) =>
  fits(value, TAG_LIMITS.value),
);

/** The tag of every resource that says which version of Ringfence made it. */
export const VERSION_TAG = "ringfence";

/**
 * Tags of a resource, beside the one that names the version. IAM takes names that differ in case only for one:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
 */
export const tags = v.pipe(
  dictionary(tagKey, tagValue, "tag name -> text"),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const input = dataset.value;
    const given = Object.keys(input).filter((key) => key !== VERSION_TAG);
    const left = TAG_LIMITS.count - 1;
    if (given.length > left) {
      addIssue({
        message: `has ${given.length} tags, a resource takes ${TAG_LIMITS.count} with the one that names the version of Ringfence; remove ${given.length - left}`,
      });
    }
    const all = [VERSION_TAG, ...given];
    all.forEach((key, index) => {
      const first = all.find((other) => other.toLowerCase() === key.toLowerCase())!;
      if (all.indexOf(first) === index) return;
      addIssue({
        message: `differs from ${show(first)} in case only, and IAM takes both for one; remove one of the two`,
        path: [{ type: "object", origin: "key", input, key, value: input[key] }],
      });
    });
  }),
);
