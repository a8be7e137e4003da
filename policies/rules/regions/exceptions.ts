import { BILLING_REGION, GLOBAL_EVENT_REGIONS } from "../../../domain/regions/regions";

/** Types that may exist in regions where workloads may not, and why. */
export interface RegionException {
  readonly types: readonly string[];
  /** Region codes, or every region. */
  readonly regions: "every" | readonly string[];
  readonly why: string;
}

export const REGION_EXCEPTIONS: readonly RegionException[] = [
  {
    types: [
      "aws:guardduty/detector:Detector",
      "aws:guardduty/detectorFeature:DetectorFeature",
      "aws:accessanalyzer/analyzer:Analyzer",
      "aws:cfg/recorder:Recorder",
      "aws:cfg/recorderStatus:RecorderStatus",
      "aws:cfg/deliveryChannel:DeliveryChannel",
      "aws:securityhub/account:Account",
      "aws:securityhub/standardsSubscription:StandardsSubscription",
      "aws:inspector2/enabler:Enabler",
      "aws:macie2/account:Account",
      "aws:resourceexplorer/index:Index",
    ],
    regions: "every",
    why: "a detective service watches a region from inside, and the regions without workloads need it most",
  },
  {
    types: [
      "aws:ebs/encryptionByDefault:EncryptionByDefault",
      "aws:ebs/defaultKmsKey:DefaultKmsKey",
      "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess",
      "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess",
      "aws:ec2/allowedImagesSettings:AllowedImagesSettings",
      "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults",
      "aws:ec2/serialConsoleAccess:SerialConsoleAccess",
      "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions",
      "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
      "aws:emr/blockPublicAccessConfiguration:BlockPublicAccessConfiguration",
      "aws:ssm/serviceSetting:ServiceSetting",
    ],
    regions: "every",
    why: "a regional default that closes the region; it runs nothing and costs nothing",
  },
  {
    types: [
      "aws:cloudwatch/eventRule:EventRule",
      "aws:cloudwatch/eventTarget:EventTarget",
      "aws:cloudwatch/metricAlarm:MetricAlarm",
    ],
    regions: "every",
    why: "launches and usage are seen only in the region where they happen, and are forwarded from there",
  },
  {
    types: [
      "aws:sns/topic:Topic",
      "aws:sns/topicPolicy:TopicPolicy",
      "aws:sns/topicSubscription:TopicSubscription",
      "aws:kms/key:Key",
      "aws:kms/alias:Alias",
      "aws:cloudwatch/dashboard:Dashboard",
    ],
    regions: [BILLING_REGION],
    why: "the billing metric and Budgets live there, and an alarm reaches only a topic of its own region",
  },
  {
    types: [
      "aws:cloudwatch/logGroup:LogGroup",
      "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
      "aws:acm/certificate:Certificate",
      "aws:acm/certificateValidation:CertificateValidation",
      "aws:wafv2/webAcl:WebAcl",
      "aws:wafv2/ipSet:IpSet",
      "aws:wafv2/regexPatternSet:RegexPatternSet",
      "aws:wafv2/ruleGroup:RuleGroup",
      "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
      "aws:ecrpublic/repository:Repository",
      "aws:ecrpublic/repositoryPolicy:RepositoryPolicy",
    ],
    regions: [BILLING_REGION],
    why: "CloudFront, Route 53 and public registries take these from us-east-1 only",
  },
  {
    types: ["aws:cloudwatch/eventBus:EventBus", "aws:cloudwatch/eventBusPolicy:EventBusPolicy"],
    regions: GLOBAL_EVENT_REGIONS,
    why: "events of global services, sign-in and AWS Health arrive there",
  },
];

/**
 * Services of which no resource has a region, by the `@pulumi/aws` v7 declarations. Types that take no `region` but
 * are regional all the same (`REGION_OF_PROVIDER`) are left out: for them the region of the provider decides.
 */
export const SERVICES_WITHOUT_REGION: readonly string[] = [
  "account",
  "bcmdata",
  "billing",
  "budgets",
  "cloudfront",
  "costexplorer",
  "costoptimizationhub",
  "cur",
  "globalaccelerator",
  "iam",
  "networkmanager",
  "notifications",
  "organizations",
  "route53domains",
  "route53recoverycontrol",
  "route53recoveryreadiness",
  "savingsplans",
  "shield",
  "uxc",
  "waf",
];

/** Single types without a region in services that are otherwise regional. */
export const TYPES_WITHOUT_REGION: readonly string[] = [
  "aws:backup/globalSettings:GlobalSettings",
  "aws:bedrock/useCaseForModelAccess:UseCaseForModelAccess",
  "aws:chime/sdkvoiceGlobalSettings:SdkvoiceGlobalSettings",
  "aws:cloudtrail/organizationDelegatedAdminAccount:OrganizationDelegatedAdminAccount",
  "aws:directconnect/gateway:Gateway",
  "aws:ec2/vpcIpamOrganizationAdminAccount:VpcIpamOrganizationAdminAccount",
  "aws:fms/adminAccount:AdminAccount",
  "aws:ram/sharingWithOrganization:SharingWithOrganization",
  "aws:route53/cidrCollection:CidrCollection",
  "aws:route53/cidrLocation:CidrLocation",
  "aws:route53/delegationSet:DelegationSet",
  "aws:route53/healthCheck:HealthCheck",
  "aws:route53/hostedZoneDnsSec:HostedZoneDnsSec",
  "aws:route53/keySigningKey:KeySigningKey",
  "aws:route53/queryLog:QueryLog",
  "aws:route53/record:Record",
  "aws:route53/recordsExclusive:RecordsExclusive",
  "aws:route53/trafficPolicy:TrafficPolicy",
  "aws:route53/trafficPolicyInstance:TrafficPolicyInstance",
  "aws:route53/vpcAssociationAuthorization:VpcAssociationAuthorization",
  "aws:route53/zone:Zone",
  "aws:route53/zoneAssociation:ZoneAssociation",
  "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
  "aws:servicecatalog/organizationsAccess:OrganizationsAccess",
];

/** Regional types that take no `region` argument, so that they land where their provider points. */
export const REGION_OF_PROVIDER: readonly string[] = [
  "aws:directconnect/hostedConnection:HostedConnection",
  "aws:rolesanywhere/profile:Profile",
  "aws:rolesanywhere/trustAnchor:TrustAnchor",
];
