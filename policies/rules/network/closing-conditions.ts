import type { ConditionLine, PolicyStatement, Text } from "../../facts/policy-document";
import { isWorld } from "./cidr";

/** Whether a condition leaves nobody but known callers: a yes, a no, or not known before the deployment. */
type Closes = "yes" | "no" | "unknown";

/** A value that names somebody. */
type Names = (value: string) => boolean;

const isFixed: Names = (value) => !/[*?]/.test(value);
/** The path of an organization may go on in any way behind its own id. */
const isPath: Names = (value) => /^o-[a-z0-9]+\//.test(value) || isFixed(value);
/** An ARN with an account, or that of a bucket, whose name no other account has. */
const isArnOfSomebody: Names = (value) => {
  const [, , service, , account = "", resource = ""] = value.split(":");
  return /^\d{12}$/.test(account) || (service === "s3" && /^[^*?]/.test(resource)) || isFixed(value);
};
const isOwnNetwork: Names = (value) => !isWorld(value) && value.trim() !== "*";
const isYes: Names = (value) => value.toLowerCase() === "true";

/**
 * The keys of a condition that say who calls, or from where. AWS has them for what makes a policy not public; those about
 * the organization of the caller are as narrow.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 * https://docs.aws.amazon.com/efs/latest/ug/access-control-block-public-access.html
 * https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html: `kms:ViaService` alone says nothing of the caller.
 */
const CLOSING: Readonly<Record<string, Names>> = {
  "aws:principalaccount": isFixed,
  "aws:principalarn": isArnOfSomebody,
  "aws:principalisawsservice": isYes,
  "aws:principalorgid": isFixed,
  "aws:principalorgpaths": isPath,
  "aws:principalservicename": isFixed,
  "aws:sourceaccount": isFixed,
  "aws:sourcearn": isArnOfSomebody,
  "aws:sourceip": isOwnNetwork,
  "aws:sourceorgid": isFixed,
  "aws:sourceorgpaths": isPath,
  "aws:sourceowner": isFixed,
  "aws:sourcevpc": isFixed,
  "aws:sourcevpce": isFixed,
  "aws:userid": (value) => /^[^*?]+(:\*)?$/.test(value),
  "aws:vpceaccount": isFixed,
  "aws:vpceorgid": isFixed,
  "elasticfilesystem:accessedviamounttarget": isYes,
  "elasticfilesystem:accesspointarn": isArnOfSomebody,
  "kms:calleraccount": isFixed,
  "s3:dataaccesspointaccount": isFixed,
  "s3:dataaccesspointarn": isArnOfSomebody,
};

/**
 * Operators that hold only when the key is there and has a value of the list. With `IfExists` and `ForAllValues`, a caller
 * without the key gets through.
 */
const POSITIVE = /^(ForAnyValue:)?(StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike|IpAddress|Bool)$/;

/** Operators that take each sign for itself, so that no value of theirs is a wildcard. */
const LITERAL = /^(ForAnyValue:)?StringEquals(IgnoreCase)?$/;

function lineCloses({ operator, key, values }: ConditionLine): Closes {
  if (operator === undefined || key === undefined) return "unknown";
  const names = CLOSING[key];
  if (names === undefined || !POSITIVE.test(operator)) return "no";
  if (values.some(({ text }) => text !== undefined && !names(text))) return "no";
  const isOpen = values.some(({ text }) => text === undefined) && !LITERAL.test(operator);
  return isOpen ? "unknown" : values.length > 0 ? "yes" : "no";
}

/** All lines have to hold, so one that closes is enough. */
export function conditionsClose({ conditions }: PolicyStatement): Closes {
  const answers = conditions.map(lineCloses);
  return answers.find((answer) => answer === "yes") ?? answers.find((answer) => answer === "unknown") ?? "no";
}

/** Operators that hold for everybody who is not of the list, and for who has no such key at all. */
const NEGATIVE =
  /^(StringNotEquals|StringNotEqualsIgnoreCase|StringNotLike|ArnNotEquals|ArnNotLike|NotIpAddress)(IfExists)?$/;

/** Whether a line of a denial spares nobody but known callers. */
function lineSpares({ operator, key, values }: ConditionLine): Closes {
  if (operator === undefined || key === undefined) return "unknown";
  const names = CLOSING[key];
  // The services of AWS themselves.
  const sparesServices = /^Bool(IfExists)?$/.test(operator) && key === "aws:principalisawsservice";
  if (sparesServices && values.every(({ text }) => text === "false")) return "yes";
  if (names === undefined || !NEGATIVE.test(operator)) return "no";
  if (values.some(({ text }) => text !== undefined && !names(text))) return "no";
  return values.some(({ text }) => text === undefined) ? "unknown" : "yes";
}

/** Whether what a statement allows is in a list of patterns: the same text, or a `*` behind its beginning. */
const isCovered = (allowed: readonly (string | undefined)[], denied: readonly (string | undefined)[]): boolean =>
  allowed.length > 0 && allowed.every((text) => text !== undefined && denied.some((pattern) => covers(pattern, text)));

const covers = (pattern: string | undefined, text: string): boolean =>
  pattern === text || (pattern !== undefined && /^[^*?]*\*$/.test(pattern) && text.startsWith(pattern.slice(0, -1)));

const textsOf = (all: readonly Text[]) => all.map(({ text }) => text);
/** AWS does not tell the cases of actions apart. */
const actionsOf = (all: readonly Text[]) => all.map(({ text }) => text?.toLowerCase());

/** A policy of a repository names no resource: it is about its own. */
const isCoveredAt = (allowed: readonly Text[], denied: readonly Text[]): boolean =>
  allowed.length + denied.length === 0 || isCovered(textsOf(allowed), textsOf(denied));

/**
 * Whether denials beside a statement leave nobody but known callers, as a data perimeter is written.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html
 */
export function denialsClose(allowing: PolicyStatement, all: readonly PolicyStatement[]): Closes {
  const answers = all
    .filter(
      ({ effect, principals, actions, resources }) =>
        effect.text === "Deny" &&
        principals.some(({ kind, text }) => kind === "AWS" && text === "*") &&
        isCovered(actionsOf(allowing.actions), actionsOf(actions)) &&
        isCoveredAt(allowing.resources, resources),
    )
    .map(({ conditions }): Closes => {
      const lines = conditions.map(lineSpares);
      if (lines.length === 0 || lines.includes("no")) return "no";
      return lines.includes("unknown") ? "unknown" : "yes";
    });
  return answers.find((answer) => answer === "yes") ?? answers.find((answer) => answer === "unknown") ?? "no";
}
