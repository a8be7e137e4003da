import { isPossiblePhoneNumber } from "libphonenumber-js/min";
import * as v from "valibot";
import { nearestType, typesLike } from "./instance-types";
import { CONTACT_LIMITS, TAG_LIMITS } from "./limits";
import { isMarker, isPlaceholderMail, isPlaceholderPhone } from "./placeholders";
import { isDeferred, show } from "./problems";
import { findRegion, isRegion, nearestRegion } from "./regions";

/**
 * Schemas of single values. Each message says what was received, what is allowed and what to do; `setting-schema.ts`
 * puts them together.
 *
 * A value that is not known while the program runs (a Pulumi Output) is not judged: the component that uses it judges it
 * once it is known.
 */

const expected = (what: string) => (issue: { input: unknown }) => `expected ${what}, received ${show(issue.input)}`;

/** A schema that lets a value pass which is not known yet. */
export const orDeferred = <T>(schema: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, T> =>
  v.lazy((input) => (isDeferred(input) ? (v.any() as v.GenericSchema<unknown, T>) : schema));

/** A text that passes `test`; `what` says what is allowed. */
export const text = (what: string, test: (value: string) => boolean = (value) => !isMarker(value)) =>
  v.pipe(v.string(expected(what)), v.check(test, expected(what)));

/** A number above 0. */
export const amount = (what: string) => {
  const positive = (value: number) => Number.isFinite(value) && value > 0;
  return v.pipe(v.number(expected(what)), v.check(positive, expected(what)));
};

export const flag = v.boolean(expected("true or false"));

/** One of a few names. */
export const choice = <const T extends readonly string[]>(names: T) =>
  v.picklist(names, expected(`one of ${names.join(", ")}`));

/** A list of values; `what` names the list. */
export const list = <T>(item: v.GenericSchema<unknown, T>, what: string) => v.array(item, expected(what));

const isMail = (value: string) => v.safeParse(v.pipe(v.string(), v.email()), value).success;

/** A mail address that somebody can read. */
export const mail = v.pipe(
  v.string(expected("a mail address")),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const received = show(dataset.value);
    if (isPlaceholderMail(dataset.value)) {
      addIssue({ message: `${received} is a placeholder; give the address of a mailbox that people read` });
    } else if (!isMail(dataset.value) || dataset.value.length > CONTACT_LIMITS.email) {
      addIssue({ message: `${received} is not a mail address; write it as name@domain` });
    }
  }),
);

/** A phone number in international form (E.164); spaces and dashes may stand between the digits. */
export const phone = v.pipe(
  v.string(expected("a phone number, quoted, such as +61 2 9374 4000")),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const received = show(dataset.value);
    if (!dataset.value.trim().startsWith("+")) {
      addIssue({
        message: `${received} has no country code; begin with + and the country code, such as +61 2 9374 4000`,
      });
    } else if (isPlaceholderPhone(dataset.value)) {
      addIssue({ message: `${received} is a placeholder; give a number that AWS can reach people at` });
    } else if (!isPossiblePhoneNumber(dataset.value)) {
      addIssue({ message: `${received} is not a possible phone number of that country; check the digits` });
    }
  }),
);

/** A short text of a contact, such as a name, that is no placeholder. */
export const shortText = (what: string, longest: number) =>
  text(
    `${what} of at most ${longest} characters, not a placeholder`,
    (value) => !isMarker(value) && value.length <= longest,
  );

/** A region code of the commercial partition. */
export const region = v.pipe(
  v.string(expected("a region code such as ap-southeast-2")),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed || isRegion(dataset.value)) return;
    const guess = nearestRegion(dataset.value);
    addIssue({
      message: `unknown region ${show(dataset.value)}${guess ? `, did you mean "${guess}"?` : ""}; allowed are the codes of the aws partition, such as us-east-1`,
    });
  }),
);

/** A region code of an opt-in region. */
export const optInRegion = v.pipe(
  region,
  v.check(
    (value) => findRegion(value)?.optIn ?? true,
    ({ input }) => `${show(input)} is enabled in every account and needs no opt-in; remove it from the list`,
  ),
);

/** A URL that alerts are posted to. SNS refuses plain http here, because an alert names what is wrong. */
export const httpsUrl = text(
  "a URL that begins with https://",
  (value) => URL.canParse(value) && new URL(value).protocol === "https:",
);

/** Twelve digits; YAML turns an unquoted one into a number, which loses leading zeros. */
export const accountId = text('an account id of 12 digits, quoted, such as "123456789012"', (value) =>
  /^\d{12}$/.test(value),
);

/**
 * The ARN of IAM principals that a deny spares. A wildcard may stand for a part of the name, but not for everybody: a deny
 * that spares everybody denies nothing.
 */
export const principalArn = text(
  "the ARN of an IAM role or user with a name of its own, such as arn:aws:iam::123456789012:role/deploy",
  (value) => /^arn:aws:iam::(\d{12}|\*):(role|user)\/[^*]*[\w+=,.@-]{2}.*$/.test(value),
);

/**
 * The ARN of one user that a role for people trusts. IAM takes no wildcard there, and a role that trusts with MFA cannot be
 * assumed by a session of another role, which carries no sign of MFA:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
 */
export const trustedArn = text(
  "the ARN of one IAM user without wildcards, such as arn:aws:iam::123456789012:user/mia; the session of a role never shows a second factor",
  (value) => /^arn:aws:iam::\d{12}:user\/[\w+=,.@/-]+$/.test(value),
);

/** The target of a service control policy: a root, an organizational unit or an account. */
export const policyTarget = text(
  "the id of a root (r-…), an organizational unit (ou-…) or an account (12 digits)",
  (value) => /^(r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|\d{12})$/.test(value),
);

/** The name of an IAM group or role. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const principalName = (kind: string) =>
  text(`the name of an IAM ${kind}, without path or ARN`, (value) => /^[\w+=,.@-]{1,128}$/.test(value));

/** Instance types, as a policy compares them: `t3.*`. A pattern that stands for nothing would allow nothing. */
export const instanceTypes = v.pipe(
  v.string(expected("an instance type or a pattern such as t3.*")),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed || typesLike(dataset.value).length > 0) return;
    const guess = nearestType(dataset.value);
    addIssue({
      message: `${show(dataset.value)} stands for no instance type of EC2${guess ? `, did you mean "${guess}"?` : ""}; write a type such as t3.micro, or a pattern such as t3.* or m*.large`,
    });
  }),
);

/**
 * The subject of a workflow of GitHub, as a whole: a pattern could match a branch that somebody else makes.
 * https://docs.github.com/en/actions/reference/security/oidc
 */
export const gitHubSubject = text(
  "the subject of one workflow without wildcards, repo:<owner>/<repository>:environment:<name> or repo:<owner>/<repository>:ref:refs/heads/<branch>",
  (value) => /^repo:[\w.-]+\/[\w.-]+:(environment:[^*?:\s]+|ref:refs\/(heads|tags)\/[^*?\s]+)$/.test(value),
);

/** The identity provider for GitHub that an account already has; there can be one of it. */
export const gitHubProviderArn = text(
  "the ARN of the identity provider for GitHub, arn:aws:iam::<account>:oidc-provider/token.actions.githubusercontent.com",
  (value) => /^arn:aws:iam::\d{12}:oidc-provider\/token\.actions\.githubusercontent\.com$/.test(value),
);

/** A GuardDuty detector id: 32 hexadecimal digits. */
export const detectorId = text("a detector id of 32 hexadecimal digits", (value) => /^[0-9a-f]{32}$/.test(value));

/** A value of a tag. */
export const tagValue = text(
  `a text of at most ${TAG_LIMITS.value} characters`,
  (value) => value.length <= TAG_LIMITS.value,
);
