import { type PolicyDocument, policyDocument } from "./document";

/** The AWS services that publish alerts. Each must be named, or its alerts are dropped without a trace. */
export const ALERT_PUBLISHERS = [
  "budgets.amazonaws.com",
  "cloudwatch.amazonaws.com",
  "costalerts.amazonaws.com",
  "events.amazonaws.com",
];

/**
 * The policy of an alert topic: AWS services may publish on behalf of this account only, and nobody over plain http.
 *
 * https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html and
 * https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html
 *
 * @param topicArn ARN of the topic
 * @param accountId the account that alerts may come from, 12 digits
 */
export const alertTopicPolicy = (topicArn: string, accountId: string): PolicyDocument =>
  policyDocument([
    {
      Sid: "PublishAlerts",
      Effect: "Allow",
      Principal: { Service: ALERT_PUBLISHERS },
      Action: "sns:Publish",
      Resource: topicArn,
      Condition: { StringEquals: { "aws:SourceAccount": accountId } },
    },
    {
      Sid: "RefusePlainHttp",
      Effect: "Deny",
      Principal: "*",
      Action: "sns:Publish",
      Resource: topicArn,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ]);
