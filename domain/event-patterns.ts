/** A pattern of EventBridge: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html */
export type EventPattern = { readonly [field: string]: EventPattern | readonly string[] };

/**
 * Somebody assumes a role, or tries to. AssumeRole is a read-only event to CloudTrail, so the rule must take all management
 * events: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html
 */
export const roleUse = (roleArn: string): EventPattern => ({
  source: ["aws.sts"],
  "detail-type": ["AWS API Call via CloudTrail"],
  detail: { eventName: ["AssumeRole"], requestParameters: { roleArn: [roleArn] } },
});
