import { type PolicyDocument, policyDocument } from "./document";
import { allow } from "./statements";

/**
 * The trust policy of the role that a budget acts with: AWS Budgets, on behalf of a budget of this account.
 * https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-action-role.html
 *
 * @param accountId 12 digits
 */
export const fuseTrust = (accountId: string): PolicyDocument =>
  policyDocument([
    {
      Sid: "OwnBudgets",
      Effect: "Allow",
      Principal: { Service: "budgets.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: {
        StringEquals: { "aws:SourceAccount": accountId },
        ArnLike: { "aws:SourceArn": `arn:aws:budgets::${accountId}:budget/*` },
      },
    },
  ]);

/**
 * What a budget may do with managed policies: attach one policy, the freeze, to groups and roles, and take it off again. An
 * action of somebody else that got hold of the role could freeze or thaw, and nothing more.
 *
 * @param accountId 12 digits
 * @param policyArn ARN of the freeze
 */
export const freezePrincipals = (accountId: string, policyArn: string): PolicyDocument =>
  policyDocument([
    allow(
      "FreezeAndThaw",
      ["iam:AttachGroupPolicy", "iam:AttachRolePolicy", "iam:DetachGroupPolicy", "iam:DetachRolePolicy"],
      {
        resource: [`arn:aws:iam::${accountId}:group/*`, `arn:aws:iam::${accountId}:role/*`],
        condition: { ArnEquals: { "iam:PolicyARN": policyArn } },
      },
    ),
  ]);

/**
 * The same with a service control policy, for targets of an Organization.
 *
 * @param accountId the management account, 12 digits
 * @param policyArn ARN of the freeze
 */
export const freezeAccounts = (accountId: string, policyArn: string): PolicyDocument =>
  policyDocument([
    allow("FreezeAndThaw", ["organizations:AttachPolicy", "organizations:DetachPolicy"], {
      resource: [
        policyArn,
        ...["account", "ou", "root"].map((kind) => `arn:aws:organizations::${accountId}:${kind}/*`),
      ],
    }),
  ]);
