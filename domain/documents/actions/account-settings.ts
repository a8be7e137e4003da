/**
 * What the account is set to, who is told about it, and which accounts stand beside it: a new one is a place that nothing
 * guards and that this one pays for. A call that tightens a setting stays open; one that can do either is closed, because
 * AWS has no condition key for the value that is set.
 *
 * So it is with the console: `signin` decides from which networks anybody may enter it, which shuts the owner out, and `uxc`
 * which regions and services it shows, which hides the attack.
 * https://docs.aws.amazon.com/signin/latest/APIReference/API_PutResourcePermissionStatement.html
 * https://docs.aws.amazon.com/awsconsolehelpdocs/latest/APIReference/API_UpdateAccountCustomizations.html
 */
export const ACCOUNT_SETTINGS: readonly string[] = [
  "account:CloseAccount",
  "account:Delete*",
  "account:Put*",
  "account:*PrimaryEmailUpdate",
  "account:*Region",
  "billing:Update*Preference*",
  "ce:UpdateConsole*",
  "ce:UpdateP*",
  "ec2:CreateVpcBlockPublicAccessExclusion",
  "ec2:DisableAllowedImagesSettings",
  "ec2:DisableEbs*",
  "ec2:Disable*BlockPublicAccess",
  "ec2:EnableSerial*",
  "ec2:ModifyEbsDefault*",
  "ec2:ModifyInstanceMetadataDefaults",
  "ec2:ModifyVpcBlockPublicAccess*",
  "ec2:ReplaceImageCriteria*",
  "ec2:ResetEbs*",
  "iam:*AccountAlias",
  "iam:DeleteAccountP*",
  "iam:PutAccountP*",
  "iam:SetS*",
  "iam:UpdateAccount*",
  "organizations:AcceptHandshake",
  "organizations:CloseAccount",
  "organizations:Create*Account",
  "organizations:DeleteOrganization",
  "organizations:DeletePolicy",
  "organizations:Deregister*",
  "organizations:DetachPolicy",
  "organizations:Disable*",
  "organizations:InviteAccount*",
  "organizations:LeaveOrganization",
  "organizations:MoveAccount",
  "organizations:RemoveAccount*",
  "organizations:UpdatePolicy",
  "s3:PutAccountPublicAccessBlock",
  "signin:CreateTrusted*",
  "signin:Delete*",
  "signin:Put*",
  "ssm:ResetServiceSetting",
  "ssm:UpdateServiceSetting",
  "uxc:Delete*",
  "uxc:Put*",
  "uxc:Update*",
];
