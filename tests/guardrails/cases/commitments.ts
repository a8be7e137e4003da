import { type Case } from "../row";
import { PEOPLE } from "../modes";

const QUARANTINE = "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCompromisedKeyQuarantineV3.html";
const RESERVATIONS = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-reserved-instances.html";
const QUOTAS = "https://docs.aws.amazon.com/servicequotas/latest/userguide/request-quota-increase.html";
const FREE_PLAN = "https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/free-tier.html";

/** What is paid for a year, whatever is used, and what lifts the limits of a loss. */
export const COMMITMENT_CASES: readonly Case[] = [
  {
    calls: [
      "dynamodb:PurchaseReservedCapacityOfferings",
      "ec2:AcceptReservedInstancesExchangeQuote",
      "ec2:AllocateHosts",
      "ec2:CreateCapacityReservation",
      "ec2:CreateReservedInstancesListing",
      "ec2:PurchaseCapacityBlock",
      "ec2:PurchaseHostReservation",
      "ec2:PurchaseReservedInstancesOffering",
      "elasticache:PurchaseReservedCacheNodesOffering",
      "memorydb:PurchaseReservedNodesOffering",
      "rds:PurchaseReservedDBInstancesOffering",
      "redshift:PurchaseReservedNodeOffering",
    ],
    decision: "denied",
    reason: "a reservation is owed for its whole term",
    source: RESERVATIONS,
  },
  {
    calls: [
      "acm-pca:CreateCertificateAuthority",
      "directconnect:CreateConnection",
      "outposts:CreateOrder",
      "snowball:CreateJob",
    ],
    decision: "denied",
    reason: "hardware, lines and private authorities are paid by the month",
    source: RESERVATIONS,
  },
  {
    calls: [
      "aws-marketplace:Subscribe",
      "cloudfront:CreateSavingsPlan",
      "globalaccelerator:CreateAccelerator",
      "route53domains:RegisterDomain",
      "route53domains:TransferDomain",
      "savingsplans:CreateSavingsPlan",
      "shield:CreateSubscription",
    ],
    regions: ["us-east-1", "us-west-2"],
    decision: "denied",
    reason: "the region deny must leave these services open, since they have one endpoint",
    source: QUARANTINE,
  },
  {
    calls: [
      "aws-marketplace:AcceptAgreementPaymentRequest",
      "cloudfront:CreateAnycastIpList",
      "devicefarm:PurchaseOffering",
      "devicefarm:RenewOffering",
      "networkmanager:CreateCoreNetwork",
      "payments:AcceptFinancingApplicationTerms",
      "payments:CreateFinancingApplication",
      "route53-recovery-control-config:CreateCluster",
      "supportplans:CreateSupportPlanSchedule",
      "supportplans:StartSupportPlanUpdate",
    ],
    regions: ["us-east-1", "us-west-2"],
    decision: "denied",
    reason: "it costs hundreds or thousands of USD a month, at an endpoint that must stay open",
    source: "https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html",
  },
  {
    calls: ["eks:CreateEksAnywhereSubscription", "redshift-serverless:CreateReservation"],
    decision: "denied",
    reason: "a subscription or a reservation is owed for a year or three",
    source: RESERVATIONS,
  },
  {
    calls: [
      "athena:CreateCapacityReservation",
      "elemental-appliances-software:SubmitOrderV1",
      "glacier:PurchaseProvisionedCapacity",
      "interconnect:CreateConnection",
      "mediaconnect:PurchaseOffering",
      "mediaconvert:CreateQueue",
      "medialive:PurchaseOffering",
      "quicksight:CreateAccountSubscription",
      "security-ir:CreateMembership",
    ],
    modes: PEOPLE,
    decision: "denied",
    reason: "it is paid by the month or the year, and the boundary has no room for each",
    source: RESERVATIONS,
  },
  {
    calls: [
      "pricingplanmanager:ApprovePaidSubscription",
      "pricingplanmanager:CreateSubscription",
      "pricingplanmanager:UpdateSubscription",
      "user-subscriptions:ConfirmPurchaseSession",
    ],
    regions: ["ap-southeast-2", "us-east-1"],
    modes: PEOPLE,
    decision: "denied",
    reason: "a plan is paid by the month from the moment that it is made",
    source: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/flat-rate-pricing-plan.html",
  },
  {
    calls: ["directconnect:CreateInterconnect", "directconnect:CreateLag"],
    regions: ["ap-southeast-2", "us-east-1"],
    decision: "denied",
    reason: "a bundle of lines is paid by the hour, each line of it",
    source: "https://docs.aws.amazon.com/directconnect/latest/UserGuide/lags.html",
  },
  {
    calls: ["servicequotas:CreateSupportCase"],
    regions: ["ap-southeast-2", "us-east-1"],
    decision: "denied",
    reason: "a request for a larger quota may become a case",
    source: QUOTAS,
  },
  {
    calls: ["servicequotas:RequestServiceQuotaIncrease", "servicequotas:StartAutoManagement"],
    regions: ["ap-southeast-2", "us-east-1"],
    decision: "denied",
    reason: "the quota is what keeps a loss small",
    source: QUOTAS,
  },
  {
    calls: ["freetier:UpgradeAccountPlan"],
    regions: ["us-east-1"],
    decision: "denied",
    reason: "an account on the free plan cannot be charged until somebody upgrades it",
    source: FREE_PLAN,
  },
  {
    calls: ["ec2:DescribeReservedInstances", "servicequotas:GetServiceQuota"],
    decision: "allowed",
    reason: "to look at commitments and quotas costs nothing",
    source: QUOTAS,
  },
  {
    calls: ["savingsplans:DescribeSavingsPlans", "freetier:GetFreeTierUsage"],
    regions: ["us-east-1"],
    modes: PEOPLE,
    decision: "allowed",
    reason: "the owner must see what was bought",
    source: QUOTAS,
  },
];
