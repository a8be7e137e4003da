import { every, some, type Truth } from "../../domain/documents/truth";
import type { ConditionLine, PolicyDocument, Principal, Text } from "./policy-document";
import { covers, hasEffect } from "./policy-grants";

/**
 * Condition keys that say who calls or from where, so that a principal of `*` is not the whole world. The external id is
 * none of them: AWS says that it is no secret.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
 */
const WHO: readonly string[] = [
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceip",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
  "aws:sourceowner",
  "aws:sourcevpc",
  "aws:sourcevpce",
  "aws:userid",
  "aws:vpceaccount",
  "aws:vpceorgid",
];

const ORGANIZATION: readonly string[] = ["aws:principalorgid", "aws:principalorgpaths"];

const EVERY_ADDRESS = ["0.0.0.0/0", "::/0"];

/** Whether a value stands for callers of every account: nothing but signs, or signs where the account of an ARN is. */
function isAnybody(text: string): boolean {
  if (/^[*?]+$/.test(text) || /^o-\*/.test(text) || EVERY_ADDRESS.includes(text)) return true;
  const [arn, , , , account] = text.split(":");
  return arn === "arn" && account !== undefined && /^[*?]*\*[*?]*$/.test(account);
}

/** Patterns are compared by these; with the others `*` stands for itself. */
const PATTERNS = /Like|^(For\w+:)?Arn|IpAddress/;

const isFixed = ({ text }: Text, operator: string): Truth => {
  if (text === undefined) return PATTERNS.test(operator) ? undefined : true;
  return !PATTERNS.test(operator) || !isAnybody(text);
};

/** Who lacks the key gets through these. */
const LETS_THROUGH = /^ForAllValues:|IfExists$|^Null$/;
const NEGATES = /Not/;

/** Whether a line of the condition of an allow leaves in nobody but known callers. */
export function limitsCallers({ operator, key, values }: ConditionLine, keys = WHO): Truth {
  if (operator === undefined || key === undefined) return undefined;
  if (!keys.includes(key) || LETS_THROUGH.test(operator) || NEGATES.test(operator)) return false;
  return values.length > 0 && every(values.map((value) => isFixed(value, operator)));
}

/** The same for an organization alone. */
export const limitsToOrganization = (line: ConditionLine): Truth => limitsCallers(line, ORGANIZATION);

/** Whether a principal is anybody. */
export const isAnyone = ({ kind, text }: Principal): Truth => {
  if (kind !== undefined && kind !== "AWS") return false;
  return text === undefined ? undefined : text === "*";
};

/** Whether a line of the condition of a deny spares known callers only. */
const denyLimits = ({ operator, key, values }: ConditionLine): Truth => {
  if (operator === undefined || key === undefined) return undefined;
  if (!WHO.includes(key) || !NEGATES.test(operator)) return false;
  return values.length > 0 && every(values.map((value) => isFixed(value, operator)));
};

/** Whether the document denies an action to everybody but known callers. */
export const deniesOthers = ({ statements }: PolicyDocument, action: string): Truth =>
  some(
    statements.map((statement) =>
      every([
        hasEffect(statement, "Deny"),
        covers(statement, action),
        some(statement.principals.map(isAnyone)),
        statement.conditions.length === 1 && some(statement.conditions.map(denyLimits)),
      ]),
    ),
  );
