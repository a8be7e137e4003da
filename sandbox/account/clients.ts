import { AccountClient } from "@aws-sdk/client-account";
import { BudgetsClient } from "@aws-sdk/client-budgets";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EC2Client } from "@aws-sdk/client-ec2";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { GuardDutyClient } from "@aws-sdk/client-guardduty";
import { IAMClient } from "@aws-sdk/client-iam";
import { S3Client } from "@aws-sdk/client-s3";
import { SNSClient } from "@aws-sdk/client-sns";
import { SQSClient } from "@aws-sdk/client-sqs";
import { STSClient } from "@aws-sdk/client-sts";
import type { SandboxAccount } from "./account";

/** How to reach the account. */
type Reached = Pick<SandboxAccount, "endpoint" | "credentials">;

/** What every client of the AWS SDK needs to reach the account. */
const settings = ({ endpoint, credentials }: Reached, region: string) => ({ endpoint, credentials, region });

/** Clients of the AWS SDK for the account, as an auditor with keys of its own would make them. */
export const clientsFor = (account: Reached, region = "us-east-1") => ({
  account: new AccountClient(settings(account, region)),
  budgets: new BudgetsClient(settings(account, region)),
  cloudwatch: new CloudWatchClient(settings(account, region)),
  dynamodb: new DynamoDBClient(settings(account, region)),
  ec2: new EC2Client(settings(account, region)),
  events: new EventBridgeClient(settings(account, region)),
  guardduty: new GuardDutyClient(settings(account, region)),
  iam: new IAMClient(settings(account, region)),
  logs: new CloudWatchLogsClient(settings(account, region)),
  s3: new S3Client({ ...settings(account, region), forcePathStyle: true }),
  sns: new SNSClient(settings(account, region)),
  sqs: new SQSClient(settings(account, region)),
  sts: new STSClient(settings(account, region)),
});
