import { every, type Truth } from "../../domain/documents/truth";
import { isWorld } from "./cidr";
import type { ConditionLine, PolicyStatement } from "./policy-document";

/** Whether a value names somebody. */
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
 * The keys of a condition that say who calls, or from where, with the values that name somebody. AWS has them for what
 * makes a policy not public; those about the organization of the caller are as narrow. The external id of a trust is none
 * of them: AWS says that it is no secret.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 * https://docs.aws.amazon.com/efs/latest/ug/access-control-block-public-access.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
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

/** Whether each value names somebody; the operators that take each sign for itself see a name in what nobody knows yet. */
const nameSomebody = ({ operator = "", values }: ConditionLine, names: Names): Truth =>
  values.length > 0 &&
  every(values.map(({ text }) => (text === undefined ? LITERAL.test(operator) || undefined : names(text))));

/** Whether a line of the condition of an allow leaves nobody but known callers. */
export function limitsCallers(line: ConditionLine, keys: readonly string[] = Object.keys(CLOSING)): Truth {
  const { operator, key } = line;
  if (operator === undefined || key === undefined) return undefined;
  const names = keys.includes(key) ? CLOSING[key] : undefined;
  return names !== undefined && POSITIVE.test(operator) && nameSomebody(line, names);
}

/** The same for callers of an organization alone. */
export const limitsToOrganization = (line: ConditionLine): Truth =>
  limitsCallers(line, ["aws:principalorgid", "aws:principalorgpaths"]);

/** Operators that hold for everybody who is not of the list, and for who has no such key at all. */
const NEGATIVE =
  /^(StringNotEquals|StringNotEqualsIgnoreCase|StringNotLike|ArnNotEquals|ArnNotLike|NotIpAddress)(IfExists)?$/;

/** Whether a line of the condition of a denial spares nobody but known callers, or the services of AWS themselves. */
function spares(line: ConditionLine): Truth {
  const { operator, key, values } = line;
  if (operator === undefined || key === undefined) return undefined;
  if (key === "aws:principalisawsservice" && /^Bool(IfExists)?$/.test(operator)) {
    return every(values.map(({ text }) => (text === undefined ? undefined : text === "false")));
  }
  const names = CLOSING[key];
  return names !== undefined && NEGATIVE.test(operator) && nameSomebody(line, names);
}

/**
 * Whether a denial is for all but known callers, as a data perimeter is written: all lines have to hold for it to deny,
 * so each has to spare nobody else.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html
 */
export const sparesKnownCallers = ({ conditions }: PolicyStatement): Truth =>
  conditions.length > 0 && every(conditions.map(spares));
