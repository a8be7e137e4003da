import { type Case } from "../row";
import { PEOPLE } from "../modes";

const KEYS = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html";
const BOUNDARIES = "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html";
const QUARANTINE = "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCompromisedKeyQuarantineV3.html";

const IDENTITY_CENTER = "https://docs.aws.amazon.com/singlesignon/latest/userguide/useraccess.html";
const ACCOUNT_ACCESS = "https://docs.aws.amazon.com/account-access/latest/APIReference/API_CreateEntitlement.html";
const OUTBOUND = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_outbound.html";
const SIGN_IN = "https://docs.aws.amazon.com/service-authorization/latest/reference/list_signin.html";

const ACCOUNT = "123456789012";
const own = (kind: string, name: string) => `arn:aws:iam::${ACCOUNT}:${kind}/ringfence/${name}`;
const ROLE = `arn:aws:iam::${ACCOUNT}:role/orders`;
const BOUNDARY = { "iam:PermissionsBoundary": own("policy", "ringfence-guardrails-boundary-1a2b3c4") };

/** Changes to a role that its boundary decides about. */
const ROLE_CALLS = ["iam:AttachRolePolicy", "iam:CreateRole", "iam:PutRolePolicy", "iam:UpdateAssumeRolePolicy"];

/** A new second factor for a user whose key was stolen. */
const DEVICES = (
  [
    [{}, undefined, undefined, "denied", "a thief who adds a second factor may assume what asks for one"],
    [{ "aws:MultiFactorAuthPresent": "false" }, "name like the deploy role's", undefined, "denied", "nor by a role"],
    [{ "aws:MultiFactorAuthPresent": "false" }, undefined, PEOPLE, "allowed", "a person registers it in the console"],
    [{ "aws:MultiFactorAuthPresent": "true" }, undefined, PEOPLE, "allowed", "or adds another with the first"],
  ] as const
).map(([context, principal, modes, decision, reason]): Case => ({
  calls: ["iam:EnableMFADevice"],
  regions: ["us-east-1"],
  resource: `arn:aws:iam::${ACCOUNT}:user/administrator`,
  context,
  ...(principal ? { principal } : {}),
  ...(modes ? { modes } : {}),
  decision,
  reason,
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html",
}));

/** New ways in, and ways out of the guardrails. */
export const PERSISTENCE_CASES: readonly Case[] = [
  {
    calls: [
      "iam:AddUserToGroup",
      "iam:AttachGroupPolicy",
      "iam:AttachUserPolicy",
      "iam:CreateAccessKey",
      "iam:CreateLoginProfile",
      "iam:CreateOpenIDConnectProvider",
      "iam:CreateSAMLProvider",
      "iam:CreateServiceSpecificCredential",
      "iam:CreateUser",
      "iam:PutGroupPolicy",
      "iam:PutUserPolicy",
      "iam:UpdateLoginProfile",
      "iam:UpdateSAMLProvider",
      "iam:UploadSSHPublicKey",
      "iam:UploadSigningCertificate",
      "sts:GetFederationToken",
    ],
    regions: ["us-east-1"],
    decision: "denied",
    reason: "it outlives the key that was stolen",
    source: QUARANTINE,
  },
  {
    calls: ["iam:AcceptDelegationRequest", "iam:SendDelegationToken", "sts:AssumeRoot"],
    regions: ["us-east-1"],
    decision: "denied",
    reason: "it hands the account to somebody else, or takes over another",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies-temporary-delegation.html",
  },
  {
    calls: [
      "identity-sync:CreateSyncFilter",
      "identitystore:CreateGroupMembership",
      "identitystore:CreateUser",
      "identitystore:UpdateUser",
      "sso-directory:AddMemberToGroup",
      "sso-directory:CreateExternalIdPConfigurationForDirectory",
      "sso-directory:CreateUser",
      "sso-directory:StartVirtualMfaDeviceRegistration",
      "sso-directory:UpdatePassword",
      "sso-directory:UpdateUser",
      "sso:AttachManagedPolicyToPermissionSet",
      "sso:CreateAccountAssignment",
      "sso:DeletePermissionsBoundaryFromPermissionSet",
      "sso:ProvisionPermissionSet",
      "sso:PutInlinePolicyToPermissionSet",
      "sso:PutMfaDeviceManagementForDirectory",
    ],
    decision: "denied",
    reason: "Identity Center makes roles that nothing binds, for people that AWS does not ask the account about",
    source: IDENTITY_CENTER,
  },
  {
    calls: [
      "sso:CreateInstance",
      "sso:CreateTrustedTokenIssuer",
      "sso:DeletePermissionsBoundaryFromPermissionSet",
      "sso:StartSSO",
    ],
    regions: ["sa-east-1", "us-east-1"],
    decision: "denied",
    reason:
      "the region deny leaves Identity Center open everywhere, and a stranger's tokens need one instance in any region",
    source: "cloudposse/terraform-aws-service-control-policies#66",
  },
  {
    calls: [
      "identitystore:ListUsers",
      "sso-directory:SearchUsers",
      "sso:DescribePermissionSet",
      "sso:ListAccountAssignments",
      "sso-oauth:CreateTokenWithIAM",
    ],
    modes: PEOPLE,
    decision: "allowed",
    reason: "people are looked up, and applications exchange the tokens of those who are signed in",
    source: IDENTITY_CENTER,
  },
  {
    calls: ["sso:CreateAccountAssignment", "sso:ProvisionPermissionSet"],
    principal: "deploy",
    modes: PEOPLE,
    decision: "allowed",
    reason: "who may enter is set by reviewed programs",
    source: IDENTITY_CENTER,
  },
  {
    calls: ["account-access:CreateApplication", "account-access:CreateEntitlement"],
    decision: "denied",
    reason: "it opens a role of the account to people of Identity Center",
    source: ACCOUNT_ACCESS,
  },
  {
    calls: ["iam:EnableOutboundWebIdentityFederation"],
    regions: ["us-east-1"],
    decision: "denied",
    reason: "tokens for strangers are the owner's decision",
    source: OUTBOUND,
  },
  {
    calls: ["sts:GetWebIdentityToken"],
    decision: "allowed",
    reason: "a workload needs them where the owner allowed it, and they give no right in the account",
    source: OUTBOUND,
  },
  {
    calls: ["signin:AuthorizeOAuth2Access", "signin:CreateOAuth2Token"],
    resource: `arn:aws:signin:ap-southeast-2:${ACCOUNT}:oauth2/public-client/localhost`,
    decision: "allowed",
    reason: "people sign their tools in by the browser instead of with keys",
    source: SIGN_IN,
  },
  {
    calls: ["logs:PutBearerTokenAuthentication"],
    decision: "denied",
    reason: "an API key would do instead of a signature",
    source: "https://docs.aws.amazon.com/service-authorization/latest/reference/list_logs.html",
  },
  ...DEVICES,
  {
    calls: ["rolesanywhere:CreateTrustAnchor", "rolesanywhere:EnableProfile", "rolesanywhere:CreateProfile"],
    decision: "denied",
    reason: "a trust anchor is a key that AWS does not know",
    source: "https://docs.aws.amazon.com/rolesanywhere/latest/userguide/introduction.html",
  },
  {
    calls: ["iam:CreateUser", "iam:CreateAccessKey", "iam:CreateOpenIDConnectProvider"],
    regions: ["us-east-1"],
    principal: "deploy",
    modes: PEOPLE,
    decision: "allowed",
    reason: "identities are made by the role that runs reviewed programs",
    source: KEYS,
  },
  {
    calls: ["iam:UpdateAccessKey", "iam:DeleteAccessKey"],
    regions: ["us-east-1"],
    modes: PEOPLE,
    decision: "allowed",
    reason: "who leaked a key must be able to switch it off",
    source: KEYS,
  },
  ...["role", "policy", "group"].map((kind): Case => {
    const calls = {
      role: ["iam:CreateRole", "iam:DeleteRole", "iam:UpdateAssumeRolePolicy", "iam:PutRolePolicy"],
      policy: ["iam:CreatePolicyVersion", "iam:DeletePolicy", "iam:SetDefaultPolicyVersion"],
      group: ["iam:DetachGroupPolicy", "iam:DeleteGroup", "iam:RemoveUserFromGroup"],
    }[kind]!;
    return {
      calls,
      regions: ["us-east-1"],
      resource: own(kind, "exempt/deploy"),
      ...(kind === "role" ? { context: BOUNDARY } : {}),
      decision: "denied",
      reason: "the baseline's roles, groups and policies are changed by nobody who is bound",
      source: BOUNDARIES,
    };
  }),
  {
    calls: ["iam:CreateRole", "iam:CreatePolicyVersion"],
    regions: ["us-east-1"],
    resource: "*",
    principal: "deploy",
    modes: PEOPLE,
    decision: "allowed",
    reason: "the baseline keeps its own roles and policies up",
    source: BOUNDARIES,
  },
  {
    calls: ROLE_CALLS,
    regions: ["us-east-1"],
    resource: ROLE,
    context: BOUNDARY,
    modes: ["attached", "boundary"],
    decision: "allowed",
    reason: "a role with the boundary is bound as its maker is",
    source: BOUNDARIES,
  },
  {
    calls: [...ROLE_CALLS, "iam:PutRolePermissionsBoundary"],
    regions: ["us-east-1"],
    resource: ROLE,
    modes: ["attached", "boundary"],
    decision: "denied",
    reason: "a role without the boundary is a way out of the guardrails",
    source: BOUNDARIES,
  },
  {
    calls: ["iam:CreateRole", "iam:PutRolePermissionsBoundary"],
    regions: ["us-east-1"],
    resource: ROLE,
    context: { "iam:PermissionsBoundary": `arn:aws:iam::${ACCOUNT}:policy/everything` },
    modes: ["attached", "boundary"],
    decision: "denied",
    reason: "another boundary is none",
    source: BOUNDARIES,
  },
  {
    calls: ["iam:CreateRole", "iam:PutRolePermissionsBoundary"],
    regions: ["us-east-1"],
    resource: ROLE,
    context: { "iam:PermissionsBoundary": `arn:aws:iam::${ACCOUNT}:policy/:policy/ringfence/own-boundary-1` },
    modes: ["attached", "boundary"],
    decision: "denied",
    reason: "a path may have colons, so that a policy of the intruder looks like the boundary",
    source: BOUNDARIES,
  },
  {
    calls: ROLE_CALLS,
    regions: ["us-east-1"],
    resource: ROLE,
    modes: ["organization"],
    decision: "allowed",
    reason: "a service control policy binds every role, with and without a boundary",
    source: BOUNDARIES,
  },
  {
    calls: ["iam:DeleteRolePermissionsBoundary"],
    regions: ["us-east-1"],
    modes: ["attached", "boundary"],
    decision: "denied",
    reason: "a boundary that can be taken off is none",
    source: BOUNDARIES,
  },
  {
    calls: ["iam:DeleteUserPermissionsBoundary", "iam:RemoveUserFromGroup", "iam:DeleteGroup"],
    regions: ["us-east-1"],
    modes: ["attached", "boundary"],
    decision: "denied",
    reason: "who leaves the bound group leaves the guardrails",
    source: BOUNDARIES,
  },
  {
    calls: ["iam:DetachGroupPolicy", "iam:DetachRolePolicy", "iam:DetachUserPolicy"],
    regions: ["us-east-1"],
    context: { "iam:PolicyARN": own("policy", "region-deny") },
    modes: ["attached", "boundary"],
    decision: "denied",
    reason: "a deny that can be taken off is none",
    source: BOUNDARIES,
  },
  {
    calls: ["iam:DetachRolePolicy"],
    regions: ["us-east-1"],
    context: { "iam:PolicyARN": `arn:aws:iam::${ACCOUNT}:policy/orders` },
    modes: ["attached", "boundary"],
    decision: "allowed",
    reason: "policies of workloads come and go",
    source: BOUNDARIES,
  },
  {
    calls: ["iam:CreatePolicy", "iam:PassRole", "iam:GetRole", "iam:ListRoles", "iam:CreateServiceLinkedRole"],
    regions: ["us-east-1"],
    decision: "allowed",
    reason: "workloads need roles and policies",
    source: BOUNDARIES,
  },
];
