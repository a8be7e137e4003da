import { ConfirmSubscriptionCommand, SNSClient } from "@aws-sdk/client-sns";
import type { SandboxAccount } from "../account/account";

/**
 * Follows the link of a mail of SNS, as its reader would: nobody signs it, so that no trail tells of it, and the account takes
 * it for nobody's call. https://docs.aws.amazon.com/sns/latest/dg/logging-using-cloudtrail.html
 *
 * @returns ARN of the subscription
 * @throws what SNS answers: InvalidParameter for a token that it never sent, or whose subscription is gone
 */
export async function followLink(account: SandboxAccount, topicArn: string, token: string): Promise<string> {
  const { endpoint, credentials } = account;
  const signer = { sign: <Request>(request: Request) => Promise.resolve(request) };
  const sns = new SNSClient({ endpoint, credentials, region: "us-east-1", signer });
  const { SubscriptionArn = "" } = await sns.send(new ConfirmSubscriptionCommand({ TopicArn: topicArn, Token: token }));
  return SubscriptionArn;
}
