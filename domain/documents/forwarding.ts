import { type PolicyDocument, policyDocument } from "./document";
import { allow } from "./statements";

/** The bus that every region of an account has, and that AWS's own services put their events on. */
export const defaultBus = (region: string, accountId: string): string =>
  `arn:aws:events:${region}:${accountId}:event-bus/default`;

/**
 * The trust policy of the role with which rules send events to another region: EventBridge, on behalf of these rules. It says
 * for which rule it takes a role, as the roles show that its own console makes; AWS recommends a role wherever a bus is the
 * target: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html and
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 *
 * @param accountId the account of role and rules, 12 digits
 * @param rules what the names of the rules begin with
 */
export const forwardingTrust = (accountId: string, rules: string): PolicyDocument =>
  policyDocument([
    {
      Sid: "RulesForward",
      Effect: "Allow",
      Principal: { Service: "events.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: {
        StringEquals: { "aws:SourceAccount": accountId },
        ArnLike: { "aws:SourceArn": `arn:aws:events:*:${accountId}:rule/${rules}*` },
      },
    },
  ]);

/**
 * What that role may do: put events on the bus of one region, and nothing else.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-region.html
 *
 * @param home region code of the bus
 * @param accountId its account, 12 digits
 */
export const forwardingRights = (home: string, accountId: string): PolicyDocument =>
  policyDocument([allow("SendEventsHome", ["events:PutEvents"], { resource: defaultBus(home, accountId) })]);
