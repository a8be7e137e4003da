import { type PolicyDocument, policyDocument } from "../document";

/** Where GitHub's workflows get their tokens from. */
export const GITHUB_ISSUER = "token.actions.githubusercontent.com";

export interface PeopleTrustArgs {
  /** The account whose people may assume the role, 12 digits. */
  accountId: string;
  /** ARNs of users or roles that may. Default: everybody in the account whose own policy allows it. */
  principals?: readonly string[];
  /** Region codes whose STS endpoint takes the request, so that an alarm in these regions sees each use. Default: all. */
  regions?: readonly string[];
}

/** Seconds since somebody showed the second factor. */
const MFA_AGE = "3600";

/**
 * The trust policy of a role for people: with a second factor that was shown in the last hour, or not at all. A leaked
 * access key has none. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
 */
export function peopleTrust({ accountId, principals, regions }: PeopleTrustArgs): PolicyDocument {
  const trusted = principals?.length ? [...new Set(principals)].sort() : `arn:aws:iam::${accountId}:root`;
  return policyDocument([
    {
      Sid: "PeopleWithMfa",
      Effect: "Allow",
      Principal: { AWS: trusted },
      Action: "sts:AssumeRole",
      Condition: {
        Bool: { "aws:MultiFactorAuthPresent": "true" },
        NumericLessThan: { "aws:MultiFactorAuthAge": MFA_AGE },
        ...(regions ? { StringEquals: { "aws:RequestedRegion": [...new Set(regions)].sort() } } : {}),
      },
    },
  ]);
}

/**
 * The trust policy of a role for one workflow of GitHub. The subject is compared as a whole: with a pattern, a branch or a
 * fork that somebody else makes could match.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html#idp_oidc_Create_GitHub
 *
 * @param providerArn ARN of the account's identity provider for GitHub
 * @param subject as the token has it, for example `repo:acme/infrastructure:environment:production`, or
 *   `repo:acme@123/infrastructure@456:environment:production` where GitHub puts the ids of owner and repository there
 */
export const gitHubTrust = (providerArn: string, subject: string): PolicyDocument =>
  policyDocument([
    {
      Sid: "PinnedWorkflow",
      Effect: "Allow",
      Principal: { Federated: providerArn },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: {
        StringEquals: { [`${GITHUB_ISSUER}:aud`]: "sts.amazonaws.com", [`${GITHUB_ISSUER}:sub`]: subject },
      },
    },
  ]);
