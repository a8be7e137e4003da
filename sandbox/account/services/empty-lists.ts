import type { Document } from "../wire/codec";
import type { Operation } from "./operation";

/** A list of things that nobody can make in the sandbox, because neither the emulator nor the gateway has a call for it. */
interface EmptyList {
  /** Name in the AWS CLI, and operation. */
  call: string;
  /** The member of the answer that is the list, as it stands on the wire. */
  list: string;
  /** Page of the operation. */
  source: string;
}

const DOCS = "https://docs.aws.amazon.com";

/** Lists in XML, where an empty one is an element without elements. */
const IN_XML: readonly EmptyList[] = [
  {
    call: "ec2:DescribeCapacityReservations",
    list: "capacityReservationSet",
    source: `${DOCS}/AWSEC2/latest/APIReference/API_DescribeCapacityReservations.html`,
  },
  {
    call: "ec2:DescribeReservedInstances",
    list: "reservedInstancesSet",
    source: `${DOCS}/AWSEC2/latest/APIReference/API_DescribeReservedInstances.html`,
  },
  {
    call: "elasticache:DescribeReservedCacheNodes",
    list: "ReservedCacheNodes",
    source: `${DOCS}/AmazonElastiCache/latest/APIReference/API_DescribeReservedCacheNodes.html`,
  },
  {
    call: "elasticache:DescribeServerlessCaches",
    list: "ServerlessCaches",
    source: `${DOCS}/AmazonElastiCache/latest/APIReference/API_DescribeServerlessCaches.html`,
  },
  {
    call: "iam:ListServiceSpecificCredentials",
    list: "ServiceSpecificCredentials",
    source: `${DOCS}/IAM/latest/APIReference/API_ListServiceSpecificCredentials.html`,
  },
  {
    call: "rds:DescribeReservedDBInstances",
    list: "ReservedDBInstances",
    source: `${DOCS}/AmazonRDS/latest/APIReference/API_DescribeReservedDBInstances.html`,
  },
  {
    call: "redshift:DescribeReservedNodes",
    list: "ReservedNodes",
    source: `${DOCS}/redshift/latest/APIReference/API_DescribeReservedNodes.html`,
  },
];

const IN_JSON: readonly EmptyList[] = [
  {
    call: "amplify:ListApps",
    list: "apps",
    source: `${DOCS}/amplify/latest/APIReference/API_ListApps.html`,
  },
  {
    call: "apprunner:ListServices",
    list: "ServiceSummaryList",
    source: `${DOCS}/apprunner/latest/api/API_ListServices.html`,
  },
  {
    call: "appstream:DescribeFleets",
    list: "Fleets",
    source: `${DOCS}/appstream2/latest/APIReference/API_DescribeFleets.html`,
  },
  {
    call: "appstream:DescribeImageBuilders",
    list: "ImageBuilders",
    source: `${DOCS}/appstream2/latest/APIReference/API_DescribeImageBuilders.html`,
  },
  {
    call: "bedrock:ListModelInvocationJobs",
    list: "invocationJobSummaries",
    source: `${DOCS}/bedrock/latest/APIReference/API_ListModelInvocationJobs.html`,
  },
  {
    call: "bedrock:ListProvisionedModelThroughputs",
    list: "provisionedModelSummaries",
    source: `${DOCS}/bedrock/latest/APIReference/API_ListProvisionedModelThroughputs.html`,
  },
  {
    call: "bedrock-agentcore-control:ListCapacityProviders",
    list: "capacityProviders",
    source: `${DOCS}/bedrock-agentcore-control/latest/APIReference/API_ListCapacityProviders.html`,
  },
  {
    call: "bedrock-agentcore-control:ListHarnesses",
    list: "harnesses",
    source: `${DOCS}/bedrock-agentcore-control/latest/APIReference/API_ListHarnesses.html`,
  },
  {
    call: "cloudwatch:ListAlarmMuteRules",
    list: "AlarmMuteRuleSummaries",
    source: `${DOCS}/AmazonCloudWatch/latest/APIReference/API_ListAlarmMuteRules.html`,
  },
  {
    call: "codebuild:ListFleets",
    list: "fleets",
    source: `${DOCS}/codebuild/latest/APIReference/API_ListFleets.html`,
  },
  {
    call: "ecs:ListDaemons",
    list: "daemonSummariesList",
    source: `${DOCS}/AmazonECS/latest/APIReference/API_ListDaemons.html`,
  },
  {
    call: "gamelift:ListContainerFleets",
    list: "ContainerFleets",
    source: `${DOCS}/gameliftservers/latest/apireference/API_ListContainerFleets.html`,
  },
  {
    call: "gamelift:ListFleets",
    list: "FleetIds",
    source: `${DOCS}/gameliftservers/latest/apireference/API_ListFleets.html`,
  },
  {
    call: "globalaccelerator:ListAccelerators",
    list: "Accelerators",
    source: `${DOCS}/global-accelerator/latest/api/API_ListAccelerators.html`,
  },
  {
    call: "lambda:ListCapacityProviders",
    list: "CapacityProviders",
    source: `${DOCS}/lambda/latest/api/API_ListCapacityProviders.html`,
  },
  {
    call: "lightsail:GetContainerServices",
    list: "containerServices",
    source: `${DOCS}/lightsail/2016-11-28/api-reference/API_GetContainerServices.html`,
  },
  {
    call: "lightsail:GetInstances",
    list: "instances",
    source: `${DOCS}/lightsail/2016-11-28/api-reference/API_GetInstances.html`,
  },
  {
    call: "lightsail:GetRelationalDatabases",
    list: "relationalDatabases",
    source: `${DOCS}/lightsail/2016-11-28/api-reference/API_GetRelationalDatabases.html`,
  },
  {
    call: "opensearch:DescribeReservedInstances",
    list: "ReservedInstances",
    source: `${DOCS}/opensearch-service/latest/APIReference/API_DescribeReservedInstances.html`,
  },
  {
    call: "redshift-serverless:ListReservations",
    list: "reservationsList",
    source: `${DOCS}/redshift-serverless/latest/APIReference/API_ListReservations.html`,
  },
  {
    call: "redshift-serverless:ListWorkgroups",
    list: "workgroups",
    source: `${DOCS}/redshift-serverless/latest/APIReference/API_ListWorkgroups.html`,
  },
  {
    call: "sagemaker:ListApps",
    list: "Apps",
    source: `${DOCS}/sagemaker/latest/APIReference/API_ListApps.html`,
  },
  {
    call: "sagemaker:ListTrainingPlans",
    list: "TrainingPlanSummaries",
    source: `${DOCS}/sagemaker/latest/APIReference/API_ListTrainingPlans.html`,
  },
  {
    call: "savingsplans:DescribeSavingsPlans",
    list: "savingsPlans",
    source: `${DOCS}/savingsplans/latest/APIReference/API_DescribeSavingsPlans.html`,
  },
  {
    call: "ssm:ListAssociations",
    list: "Associations",
    source: `${DOCS}/systems-manager/latest/APIReference/API_ListAssociations.html`,
  },
  {
    call: "workspaces:DescribeWorkspacesPools",
    list: "WorkspacesPools",
    source: `${DOCS}/workspaces/latest/api/API_DescribeWorkspacesPools.html`,
  },
];

/** All of them, XML first. */
export const EMPTY_LISTS: readonly EmptyList[] = [...IN_XML, ...IN_JSON];

const answering = (lists: readonly EmptyList[], empty: () => unknown) =>
  lists.map(({ call, list }) => [call, (): Document => ({ [list]: empty() })] as const);

/** Their operations, by service and name. */
export const emptyLists: Record<string, Operation<unknown, Document> | undefined> = Object.fromEntries([
  ...answering(IN_XML, () => ({})),
  ...answering(IN_JSON, () => []),
]);
