import { actionsOfServices } from "../paid-services";
import { type PolicyDocument, policyDocument, type Statement, unlessExempt } from "./document";

/**
 * A whole fleet by one call, the calls that make one larger, and an import that starts a machine. They are denied whole:
 * RequestSpotFleet and RequestSpotInstances have no condition key for the type or number of machines, CreateFleet has none
 * for the market, and ImportInstance none for the type.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
export const FLEET_ACTIONS = [
  "autoscaling:CreateLaunchConfiguration",
  "ec2:CreateFleet",
  "ec2:ImportInstance",
  "ec2:ModifyFleet",
  "ec2:ModifySpotFleetRequest",
  "ec2:RequestSpotFleet",
  "ec2:RequestSpotInstances",
];

/**
 * What is owed for a year once it is bought, and what lifts the limits that keep a loss small. Several of the services
 * have one worldwide endpoint, so that the region deny must leave them open.
 */
const COMMITMENT_ACTIONS = [
  "acm-pca:CreateCertificateAuthority",
  "aws-marketplace:Accept*",
  "aws-marketplace:CreateAgreementRequest",
  "aws-marketplace:Subscribe",
  "cloudfront:CreateAnycastIpList",
  "cloudfront:CreateSavingsPlan",
  "devicefarm:Purchase*",
  "devicefarm:Renew*",
  "directconnect:CreateConnection",
  "directconnect:CreateInterconnect",
  "directconnect:CreateLag",
  "dynamodb:Purchase*",
  "ec2:AcceptReservedInstancesExchangeQuote",
  "ec2:AllocateHosts",
  "ec2:CreateCapacityReservation*",
  "ec2:CreateReservedInstancesListing",
  "ec2:Purchase*",
  "elasticache:Purchase*",
  "es:Purchase*",
  "freetier:UpgradeAccountPlan",
  "globalaccelerator:Create*",
  "memorydb:Purchase*",
  "networkmanager:CreateCoreNetwork",
  "outposts:CreateOrder",
  "payments:AcceptFinancing*",
  "payments:CreateFinancing*",
  "rds:Purchase*",
  "redshift:Purchase*",
  "route53-recovery-control-config:CreateCluster",
  "route53domains:RegisterDomain",
  "route53domains:RenewDomain",
  "route53domains:TransferDomain",
  "savingsplans:CreateSavingsPlan",
  "servicequotas:CreateSupportCase",
  "servicequotas:PutServiceQuotaIncreaseRequestIntoTemplate",
  "servicequotas:RequestServiceQuotaIncrease",
  "servicequotas:StartAutoManagement",
  "shield:CreateSubscription",
  "snowball:Create*",
  "supportplans:AcceptSupportAgreement",
  "supportplans:CreateSupport*",
  "supportplans:StartSupportPlanUpdate",
];

/** The largest Auto Scaling group; a campaign of 2025 made groups of up to 999 machines. */
const LARGEST_GROUP = 50;

/** The largest task, in CPU units (1,024 are a vCPU); the same campaign asked for 16,384. */
const LARGEST_TASK = 4096;

const INSTANCES = "arn:aws:ec2:*:*:instance/*";

type Condition = NonNullable<Statement["Condition"]>;

/** A kind of launch: a statement before the exemptions are added. */
interface Launch {
  sid: string;
  actions: readonly string[];
  resource?: string;
  condition?: Condition;
}

export interface LaunchDenyArgs {
  /** Instance types that may be started, as patterns: `t3.*`. */
  allowedInstanceTypes: readonly string[];
  /** Ids of paid services that nobody uses: domain/paid-services.ts. */
  unusedServices: readonly string[];
  /** ARNs of principals that are not bound; `*` may stand for a part. Default: none. */
  exemptPrincipals?: readonly string[];
}

/** Services whose machines have a size, but need no limit when the whole service is denied: Sid -> its actions. */
const SIZED_SERVICES: Record<string, string> = { DenyEnvironmentTypes: "cloud9:*", DenyNotebookTypes: "sagemaker:*" };

/**
 * The launchers that a condition key can size. `ForAnyValue` makes a condition that does not hold when the key is missing;
 * without it, a group whose launch template names the type would be denied, and so would a cluster of databases whose
 * instances have their class.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
const sizedLaunches = (types: readonly string[]): Launch[] => [
  {
    sid: "DenySpotMarket",
    actions: ["ec2:RunInstances"],
    resource: INSTANCES,
    condition: { StringEquals: { "ec2:InstanceMarketType": ["capacity-block", "spot"] } },
  },
  {
    sid: "DenyInstanceTypes",
    actions: ["ec2:RunInstances", "ec2:StartInstances"],
    resource: INSTANCES,
    condition: { StringNotLike: { "ec2:InstanceType": [...types] } },
  },
  {
    sid: "DenyGroupTypes",
    actions: ["autoscaling:*AutoScalingGroup"],
    condition: { "ForAnyValue:StringNotLike": { "autoscaling:InstanceTypes": [...types] } },
  },
  {
    sid: "DenyLargeGroups",
    actions: ["autoscaling:*AutoScalingGroup"],
    condition: { NumericGreaterThan: { "autoscaling:MaxSize": String(LARGEST_GROUP) } },
  },
  {
    sid: "DenyEnvironmentTypes",
    actions: ["cloud9:CreateEnvironmentEC2"],
    condition: { StringNotLike: { "cloud9:InstanceType": [...types] } },
  },
  {
    sid: "DenyDatabaseTypes",
    actions: ["rds:CreateDBCluster", "rds:CreateDBInstance"],
    condition: { "ForAnyValue:StringNotLike": { "rds:DatabaseClass": types.map((type) => `db.${type}`) } },
  },
  {
    sid: "DenyNotebookTypes",
    actions: ["sagemaker:Create*", "sagemaker:Update*"],
    condition: { "ForAnyValue:StringNotLike": { "sagemaker:InstanceTypes": types.map((type) => `ml.${type}`) } },
  },
  {
    sid: "DenyLargeTasks",
    actions: ["ecs:RegisterTaskDefinition", "ecs:RunTask"],
    condition: { NumericGreaterThan: { "ecs:task-cpu": String(LARGEST_TASK) } },
  },
];

/** What keeps a launch alive, or lets strangers use it. */
const OTHER_LAUNCHES: readonly Launch[] = [
  {
    sid: "DenyTerminationProtection",
    actions: ["ec2:ModifyInstanceAttribute"],
    resource: INSTANCES,
    condition: { StringEqualsIgnoreCase: { "ec2:Attribute/DisableApiTermination": "true" } },
  },
  {
    sid: "DenyOpenFunctionUrls",
    // Create and Update. Delete has the key as well, and closes an open URL.
    actions: ["lambda:*ateFunctionUrlConfig", "lambda:AddPermission"],
    condition: { StringEquals: { "lambda:FunctionUrlAuthType": "NONE" } },
  },
];

const statementsOf = (launches: readonly Launch[], exempt?: readonly string[]): Statement[] =>
  launches.map(({ sid, actions, resource = "*", condition }) => ({
    Sid: sid,
    Effect: "Deny",
    Action: [...actions].sort(),
    Resource: resource,
    ...unlessExempt(exempt, condition),
  }));

/** What is limited by size or by an option; it holds in service control policies, attached policies and the boundary alike. */
export function limitedLaunches({
  allowedInstanceTypes,
  unusedServices,
  exemptPrincipals,
}: LaunchDenyArgs): Statement[] {
  const types = [...new Set(allowedInstanceTypes)].sort();
  const denied = actionsOfServices(unusedServices);
  const sized = sizedLaunches(types).filter(({ sid }) => !denied.includes(SIZED_SERVICES[sid] ?? ""));
  return statementsOf([...sized, ...OTHER_LAUNCHES], exemptPrincipals);
}

/**
 * Denies what a stolen key is used for: fleets and spot, machines larger than the owner uses, commitments, services that
 * nobody uses, and the tricks that keep machines running. The document is the same whatever the order of the lists.
 *
 * A machine that runs stays as it is; one of a type that is not allowed cannot be started again by bound principals.
 * Auto Scaling starts machines with its service-linked role, which no policy here binds.
 */
export function launchDeny(args: LaunchDenyArgs): PolicyDocument {
  const unused = actionsOfServices(args.unusedServices);
  const whole: Launch[] = [
    { sid: "DenyFleets", actions: FLEET_ACTIONS },
    { sid: "DenyCommitments", actions: COMMITMENT_ACTIONS },
    ...(unused.length > 0 ? [{ sid: "DenyUnusedServices", actions: unused }] : []),
  ];
  return policyDocument([...statementsOf(whole, args.exemptPrincipals), ...limitedLaunches(args)]);
}
