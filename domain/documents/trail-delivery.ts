import { type PolicyDocument, policyDocument } from "./document";
import { allow } from "./statements";

/**
 * The trust policy of the role with which CloudTrail writes to a log group, as AWS's console makes it. AWS documents no
 * condition key that CloudTrail sends there; who gives the role to a trail needs the right to pass it, in this account.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
 */
export const trailDeliveryTrust = (): PolicyDocument =>
  policyDocument([
    {
      Sid: "TrailDelivers",
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: "sts:AssumeRole",
    },
  ]);

/**
 * What that role may do: make the streams of CloudTrail in one log group, and write to them.
 *
 * @param logGroupArn ARN of the log group, without `:*`
 * @param organizationId of an organization's trail, `o-...`: the streams of its members begin with it
 */
export const trailDeliveryRights = (logGroupArn: string, organizationId?: string): PolicyDocument => {
  const [, , , region = "", accountId = ""] = logGroupArn.split(":");
  const own = `${logGroupArn}:log-stream:${accountId}_CloudTrail_${region}*`;
  return policyDocument([
    allow("WriteCalls", ["logs:CreateLogStream", "logs:PutLogEvents"], {
      resource: organizationId === undefined ? own : [own, `${logGroupArn}:log-stream:${organizationId}_*`],
    }),
  ]);
};
