import { type PolicyDocument, policyDocument } from "./document";
import { allow } from "./statements";

/**
 * The trust policy of the role with which VPC writes flow logs: the service, for logs of this account only.
 * https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
 *
 * @param accountId the account of role and networks, 12 digits
 */
export const flowLogsTrust = (accountId: string): PolicyDocument =>
  policyDocument([
    {
      Sid: "NetworksLog",
      Effect: "Allow",
      Principal: { Service: "vpc-flow-logs.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: {
        StringEquals: { "aws:SourceAccount": accountId },
        ArnLike: { "aws:SourceArn": `arn:aws:ec2:*:${accountId}:vpc-flow-log/*` },
      },
    },
  ]);

/**
 * What that role may do: write into these log groups. Of the calls on AWS's page CreateLogGroup is left out: the groups are
 * made beforehand, with a term.
 *
 * @param logGroups what the names of the log groups begin with
 */
export const flowLogsRights = (accountId: string, logGroups: string): PolicyDocument =>
  policyDocument([
    allow(
      "WriteFlowLogs",
      ["logs:CreateLogStream", "logs:DescribeLogGroups", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      { resource: `arn:aws:logs:*:${accountId}:log-group:${logGroups}*` },
    ),
  ]);
