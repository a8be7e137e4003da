import { APPLICATION_TOKENS } from "./identity-center";

/** Ways that AWS added to lend an identity, to sign in, or to let somebody in, with what was decided about each. */
export interface Grant {
  /** Actions, as IAM names them; patterns for more than one. */
  actions: readonly string[];
  /** What they do. */
  does: string;
  /** Why they stay open to bound principals. Absent: the guardrails deny them. */
  open?: string;
  /** The page of AWS that says what they do. */
  source: string;
}

/** The decisions, which docs/guardrails.md shows. A test holds each against the documents. */
export const GRANTS: readonly Grant[] = [
  {
    actions: ["account-access:CreateApplication", "account-access:CreateEntitlement"],
    does: "let people of Identity Center assume roles of the account",
    source: "https://docs.aws.amazon.com/account-access/latest/APIReference/API_CreateEntitlement.html",
  },
  {
    actions: ["iam:AcquireRole"],
    does: "makes a role from a template of AWS",
    open: "AWS asks for `iam:CreateRole`, `AttachRolePolicy` and `PutRolePolicy` instead, and these are bound as ever: such a role has no boundary, so that mode account denies it",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_role-manager_enable-use.html",
  },
  {
    actions: ["iam:PutAccountProperties"],
    does: "switches the role manager on, which makes roles from templates for whoever uses the console",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_role-manager_enable-use.html",
  },
  {
    actions: ["iam:EnableOutboundWebIdentityFederation"],
    does: "lets principals of the account get tokens that other clouds and services trust",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_outbound.html",
  },
  {
    actions: ["sts:GetWebIdentityToken"],
    does: "gets such a token",
    open: "a workload needs it where the owner switched the feature on, and it is refused where he did not; it gives no right in the account. The freeze denies it",
    source: "https://docs.aws.amazon.com/STS/latest/APIReference/API_GetWebIdentityToken.html",
  },
  {
    actions: ["sts:GetScopedCredentials"],
    does: "cuts a session down to fewer rights",
    open: "the result is the same session, with the same ARN, never with more rights, and every deny still holds for it. The freeze denies it",
    source:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getscopedcredentials.html",
  },
  {
    actions: ["signin:AuthorizeOAuth2Access", "signin:CreateOAuth2PublicClient", "signin:CreateOAuth2Token"],
    does: "sign tools in by the browser (`aws login`)",
    open: "people sign in so instead of with keys, and the session has their rights and their denies. `signin:BatchRevokeSessions` ends what was given. The freeze denies it",
    source: "https://docs.aws.amazon.com/service-authorization/latest/reference/list_signin.html",
  },
  {
    actions: ["signin:CreateBearerToken"],
    does: "makes a token of up to 12 hours for one service, such as a registry of images",
    open: "it stands for the caller, who needs it to pull images, and ends by itself. The freeze denies it",
    source: "https://docs.aws.amazon.com/signin/latest/APIReference/API_dataplane-signin_CreateBearerToken.html",
  },
  {
    actions: ["signin:CreateTrustedIdentityPropagationApplicationForConsole"],
    does: "makes an application of Identity Center for the console",
    source: "https://docs.aws.amazon.com/signin/latest/APIReference/API_Operations.html",
  },
  {
    actions: [
      "signin:DeleteConsoleAuthorizationConfiguration",
      "signin:DeleteResourcePermissionStatement",
      "signin:PutConsoleAuthorizationConfiguration",
      "signin:PutResourcePermissionStatement",
    ],
    does: "decide from which networks the console may be entered, which can shut the owner out",
    source: "https://docs.aws.amazon.com/signin/latest/APIReference/API_PutResourcePermissionStatement.html",
  },
  {
    actions: ["uxc:DeleteAccountColor", "uxc:PutAccountColor", "uxc:UpdateAccountCustomizations"],
    does: "decide which regions and services the console shows, which can hide the attacked ones",
    source: "https://docs.aws.amazon.com/awsconsolehelpdocs/latest/APIReference/API_UpdateAccountCustomizations.html",
  },
  {
    actions: ["logs:PutBearerTokenAuthentication"],
    does: "lets whoever has an API key of CloudWatch Logs write to a log group",
    source: "https://docs.aws.amazon.com/service-authorization/latest/reference/list_logs.html",
  },
  {
    actions: ["lambda:PutResourcePolicy"],
    does: "lets services and other accounts call a function, as `lambda:AddPermission` does",
    open: "every API, bucket and rule that calls a function needs it; a function's URL without sign-in stays denied, and the function runs with a role that is bound",
    source: "https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html",
  },
  {
    actions: ["supportauthz:CreateSupportPermit", "supportauthz:RegisterKey"],
    does: "let the staff of AWS Support look into resources",
    open: "only AWS can use such a permit, for the diagnoses that it names; a support case in an emergency may depend on it",
    source: "https://docs.aws.amazon.com/awssupport/latest/user/support-authorization-permits.html",
  },
  {
    actions: APPLICATION_TOKENS,
    does: "exchange, check and end tokens of people who are signed in to an application",
    open: "applications that pass on who their user is do this all day; which application may is set by calls of `sso`, which are denied. The freeze denies it",
    source: "https://docs.aws.amazon.com/singlesignon/latest/userguide/trustedidentitypropagation-overview.html",
  },
];
