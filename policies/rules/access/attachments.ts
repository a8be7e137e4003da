import { valuesAt } from "../../facts/table";
import { nameOf } from "../../facts/thing";
import type { Property, Resource } from "../../resource";

/** Thing -> paths of the ARNs of the managed policies that it hangs on somebody, in all spellings. */
const ARNS: Readonly<Record<string, readonly string[]>> = {
  "iam:group": ["managedPolicyArns"],
  "iam:grouppolicyattachment": ["policyArn"],
  "iam:grouppolicyattachmentsexclusive": ["policyArns"],
  "iam:policyattachment": ["policyArn"],
  "iam:role": ["managedPolicyArns"],
  "iam:rolepolicyattachment": ["policyArn"],
  "iam:rolepolicyattachmentsexclusive": ["policyArns"],
  "iam:user": ["managedPolicyArns"],
  "iam:userpolicyattachment": ["policyArn"],
  "iam:userpolicyattachmentsexclusive": ["policyArns"],
};

export const ATTACHING = Object.keys(ARNS);

/** The ARNs of the managed policies that a resource hangs on somebody. */
export const attachedBy = ({ type, props }: Resource): Property[] =>
  (ARNS[nameOf(type)] ?? []).flatMap((path) => valuesAt(props, path).flatMap((property) => property.items()));

/** Name of a managed policy of AWS, without its path; undefined for one of an account. */
export const nameOfAwsPolicy = (arn: unknown): string | undefined =>
  typeof arn === "string" ? /^arn:aws[\w-]*:iam::aws:policy\/(?:[\w-]+\/)*([\w+=,.@-]+)$/.exec(arn)?.[1] : undefined;

/**
 * Whether a managed policy of AWS only takes away: the deny of all, and what AWS itself hangs on users whose key leaked.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCompromisedKeyQuarantineV3.html
 */
export const takesAway = (arn: unknown): boolean =>
  /^(AWSDenyAll|AWSCompromisedKeyQuarantine(V\d+)?)$/.test(nameOfAwsPolicy(arn) ?? "");
