import { type PolicyDocument, policyDocument } from "../document";
import { letIn } from "./service-principals";

/**
 * The policy of an alert topic: AWS services may publish, on behalf of this account where they say for whom, and nobody
 * over plain http.
 *
 * EventBridge does not say for whom it publishes, so any account's rule that names the topic's ARN could publish: false
 * alarms in the words of a stranger. It could read, subscribe and change nothing. The ARN is not public, and its name ends
 * in seven random digits that Pulumi adds (268 million names), so nobody guesses it; whoever may list topics in the account can read it.
 *
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions and
 * https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html
 *
 * @param topicArn ARN of the topic
 * @param accountId the account that alerts may come from, 12 digits
 */
export const alertTopicPolicy = (topicArn: string, accountId: string): PolicyDocument =>
  policyDocument([
    ...letIn(
      "topic",
      accountId,
      { ofAccount: "PublishAlerts", ofAnyAccount: "PublishAlertsOfAnyAccount" },
      { Action: "sns:Publish", Resource: topicArn },
    ),
    {
      Sid: "RefusePlainHttp",
      Effect: "Deny",
      Principal: "*",
      Action: "sns:Publish",
      Resource: topicArn,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ]);
