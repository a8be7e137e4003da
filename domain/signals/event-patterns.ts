/** What `anything-but` keeps out: values, or texts like one of some. */
type KeptOut =
  | string
  | number
  | readonly string[]
  | readonly number[]
  | { readonly prefix: string | readonly string[] }
  | { readonly suffix: string | readonly string[] }
  | { readonly wildcard: string | readonly string[] };

/** A test of one value: equal to it, or one of the operators. `*` of a wildcard stands for any text. */
export type ValueTest =
  | string
  | number
  | boolean
  | null
  | { readonly prefix: string }
  | { readonly suffix: string }
  | { readonly wildcard: string }
  | { readonly "anything-but": KeptOut }
  | { readonly numeric: readonly (string | number)[] }
  | { readonly exists: boolean };

/**
 * A pattern of EventBridge, as far as the baseline uses the language: without `cidr` and without the tests that ignore case,
 * which Event Ruler 2.1.0 mixes up with others. `$or` lists patterns of which one must match.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export type EventPattern = { readonly [field: string]: EventPattern | readonly (ValueTest | EventPattern)[] };

/**
 * Somebody assumes a role, or is denied it. Of a call that is denied CloudTrail records no parameters; then only the text of
 * the error names the role, with or without a reason behind it:
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 * A denial whose text names no role, such as a wrong code of an MFA device, does not match.
 *
 * AssumeRole is a read-only event to CloudTrail, so the rule must take all management events, and it sees what a trail logs:
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html
 */
export const roleUse = (roleArn: string): EventPattern => ({
  source: ["aws.sts"],
  "detail-type": ["AWS API Call via CloudTrail"],
  detail: {
    eventName: ["AssumeRole"],
    $or: [{ requestParameters: { roleArn: [roleArn] } }, { errorMessage: [{ wildcard: `*${roleArn}*` }] }],
  },
});
