/**
 * What a region deny must leave alone, because the service has no region or lives in one region only. A deny by
 * `aws:RequestedRegion` sees such a call in us-east-1 or us-west-2, whatever region the caller works in:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-requestedregion
 */
export interface GlobalService {
  /** Actions as a policy writes them: `iam:*`, `ec2:DescribeRegions`. */
  actions: readonly string[];
  kind: "one endpoint" | "one region" | "global read" | "worldwide settings";
  /** Why denying it breaks something, or what broke when others denied it. */
  reason: string;
  /**
   * True when the caller's region says nothing about where the effect is, so that the call stays possible in every region.
   * The others stay possible only where their endpoint is: in the allowed regions, us-east-1 and us-west-2.
   */
  locationFree: boolean;
  /** The page or thread that the decision rests on. */
  source: string;
}

const AWS_REGION_DENY =
  "https://docs.aws.amazon.com/controltower/latest/controlreference/primary-region-deny-policy.html";
const ENDPOINTS = "https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html";

/** Checked on 2026-11-20 against the endpoint rules of botocore 1.44.5 and the pages named in each entry. */
export const GLOBAL_SERVICES: readonly GlobalService[] = [
  {
    actions: ["iam:*", "sts:*", "sso:*"],
    kind: "one endpoint",
    reason: "identity: without STS no role can be assumed from anywhere",
    locationFree: true,
    source: "https://github.com/awsdocs/aws-organizations-docs/issues/8",
  },
  {
    actions: [
      "identitystore:Describe*",
      "identitystore:Get*",
      "identitystore:Is*",
      "identitystore:List*",
      "sso-directory:Describe*",
      "sso-directory:Get*",
      "sso-directory:Is*",
      "sso-directory:List*",
      "sso-directory:Search*",
      "sso-oauth:*",
    ],
    kind: "one region",
    reason:
      "the directory of Identity Center has one home, which may be any region; reading it and signing in must work",
    locationFree: true,
    source: "https://docs.aws.amazon.com/singlesignon/latest/userguide/regions.html",
  },
  {
    actions: [
      "signin:Auth*",
      "signin:CreateOAuth2Token",
      "signin:Get*",
      "signin:Introspect*",
      "signin:List*",
      "signin:Revoke*",
    ],
    kind: "worldwide settings",
    reason: "signing in on the command line goes through the page of whatever region it was begun in",
    locationFree: true,
    source: "https://docs.aws.amazon.com/signin/latest/userguide/command-line-sign-in.html",
  },
  {
    actions: ["organizations:*", "account:*"],
    kind: "one endpoint",
    reason: "the account itself: denying it breaks the security contact, even reading it",
    locationFree: true,
    source: "https://github.com/cloudposse/terraform-aws-service-control-policies/issues/29",
  },
  {
    actions: ["support:*", "supportapp:*", "supportplans:*", "health:*", "trustedadvisor:*"],
    kind: "one endpoint",
    reason: "help: the support case during an incident must be possible",
    locationFree: true,
    source: "https://github.com/cloudposse/terraform-aws-service-control-policies/issues/33",
  },
  {
    actions: [
      "billing:*",
      "budgets:*",
      "ce:*",
      "cur:*",
      "freetier:*",
      "invoicing:*",
      "payments:*",
      "tax:*",
      "consolidatedbilling:*",
      "pricing:*",
      "purchase-orders:*",
    ],
    kind: "one endpoint",
    reason: "money: the owner must see the bill, and budgets must be kept up, from anywhere",
    locationFree: true,
    source: AWS_REGION_DENY,
  },
  {
    actions: ["route53:*", "cloudfront:*", "cloudfront-keyvaluestore:*"],
    kind: "one endpoint",
    reason: "names and content delivery have one worldwide endpoint",
    locationFree: true,
    source: AWS_REGION_DENY,
  },
  {
    actions: ["route53-recovery-cluster:*"],
    kind: "worldwide settings",
    reason: "a failover is made at whichever of the five endpoints of its cluster still answers",
    locationFree: true,
    source: "https://docs.aws.amazon.com/r53recovery/latest/dg/routing-control.update.html",
  },
  {
    actions: ["ec2:DescribeRegions", "s3:ListAllMyBuckets", "s3:GetBucketLocation", "tag:GetResources"],
    kind: "global read",
    reason: "inventory tools and consoles ask this first, in any region, and stop when it is denied",
    locationFree: true,
    source: "https://github.com/ekristen/aws-nuke/issues/387",
  },
  {
    actions: ["s3:GetAccountPublicAccessBlock", "s3:PutAccountPublicAccessBlock"],
    kind: "worldwide settings",
    reason: "the account's own block on public buckets is one setting for all regions",
    locationFree: true,
    source: AWS_REGION_DENY,
  },
  {
    actions: [
      "route53domains:*",
      "route53-recovery-control-config:*",
      "route53-recovery-readiness:*",
      "globalaccelerator:*",
      "networkmanager:*",
      "directconnect:*",
    ],
    kind: "one region",
    reason: "worldwide networking is managed in us-east-1 or us-west-2; ACM validation failed without route53domains",
    locationFree: false,
    source: "https://github.com/awsdocs/aws-organizations-docs/issues/8",
  },
  {
    actions: ["acm:*", "waf:*", "waf-regional:*", "wafv2:*", "shield:*", "fms:*"],
    kind: "one region",
    reason: "certificates and firewalls of CloudFront exist in us-east-1 only",
    locationFree: false,
    source: "https://github.com/awsdocs/aws-organizations-docs/issues/8",
  },
  {
    actions: ["kms:*", "config:*", "access-analyzer:*", "cloudtrail:LookupEvents", "resource-explorer-2:*"],
    kind: "one region",
    reason: "worldwide services use keys, record and are looked up in us-east-1",
    locationFree: false,
    source: AWS_REGION_DENY,
  },
  {
    actions: ["savingsplans:*", "aws-marketplace:*", "license-manager:ListReceivedLicenses"],
    kind: "one endpoint",
    reason: "contracts have one endpoint; what costs money there is closed by the launch deny",
    locationFree: false,
    source: AWS_REGION_DENY,
  },
  {
    actions: [
      "bcm-dashboards:*",
      "bcm-data-exports:*",
      "bcm-pricing-calculator:*",
      "bcm-recommended-actions:*",
      "cost-optimization-hub:*",
      "compute-optimizer:*",
      "billingconductor:*",
    ],
    kind: "one region",
    reason: "cost tools newer than most published lists; their endpoint rules give one host for every region",
    locationFree: false,
    source: ENDPOINTS,
  },
  {
    actions: ["notifications:*", "notifications-contacts:*", "artifact:*", "sustainability:*"],
    kind: "one endpoint",
    reason: "alerts by mail, and reports, have one endpoint; tools that read sustainability broke when it was left out",
    locationFree: false,
    source: "https://github.com/schubergphilis/terraform-aws-mcaf-landing-zone/issues/134",
  },
  {
    actions: ["chatbot:*"],
    kind: "worldwide settings",
    reason: "alerts to chat are set up in us-east-2 or another of its few regions, whatever region they come from",
    locationFree: true,
    source: "https://github.com/ministryofjustice/aws-root-account/issues/214",
  },
  {
    actions: [
      "ecr:BatchCheckLayerAvailability",
      "ecr:BatchGetImage",
      "ecr:GetAuthorizationToken",
      "ecr:GetDownloadUrlForLayer",
    ],
    kind: "global read",
    reason: "charts of AWS pull their images from the registry in us-west-2, and the pods of a cluster never started",
    locationFree: false,
    source: "https://github.com/aws/eks-charts/issues/443",
  },
  {
    actions: ["uxc:Get*", "uxc:List*", "support-console:*"],
    kind: "one endpoint",
    reason: "the console asks for its looks, and for help, at one place",
    locationFree: false,
    source: "https://docs.aws.amazon.com/awsconsolehelpdocs/latest/gsg/unified-user-experience-customization.html",
  },
  {
    actions: ["ecr-public:*", "partnercentral:*"],
    kind: "one region",
    reason: "services that exist in one region only",
    locationFree: false,
    source: ENDPOINTS,
  },
  {
    actions: ["servicequotas:*", "logs:*", "cloudwatch:Get*", "cloudwatch:List*", "cloudwatch:Describe*"],
    kind: "one region",
    reason: "worldwide services keep their quotas, logs and metrics in us-east-1",
    locationFree: false,
    source: "https://github.com/schubergphilis/terraform-aws-mcaf-landing-zone/issues/204",
  },
  {
    actions: [
      "s3:CreateMultiRegionAccessPoint",
      "s3:DeleteMultiRegionAccessPoint",
      "s3:DescribeMultiRegionAccessPointOperation",
      "s3:GetMultiRegionAccessPoint*",
      "s3:ListMultiRegionAccessPoints",
      "s3:PutMultiRegionAccessPointPolicy",
      "s3:GetStorageLens*",
      "s3:ListStorageLens*",
      "s3:GetBucketPublicAccessBlock",
      "s3:GetBucketPolicyStatus",
    ],
    kind: "worldwide settings",
    reason: "multi-region access points and Storage Lens are managed from one region",
    locationFree: false,
    source: AWS_REGION_DENY,
  },
  {
    actions: ["ec2:DescribeTransitGateways", "ec2:DescribeVpnGateways", "quicksight:DescribeAccountSubscription"],
    kind: "global read",
    reason: "consoles of worldwide services read this in us-east-1",
    locationFree: false,
    source: AWS_REGION_DENY,
  },
];

/** Every action that the region deny leaves alone where the endpoints of global services are, ordered by name. */
export const globalActions = (): string[] => GLOBAL_SERVICES.flatMap((service) => service.actions).sort();

/** The actions that it leaves alone in every region, ordered by name. */
export const locationFreeActions = (): string[] =>
  GLOBAL_SERVICES.filter((service) => service.locationFree)
    .flatMap((service) => service.actions)
    .sort();
