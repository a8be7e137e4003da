import {
  ListAppsCommand,
  ListClustersCommand,
  ListEndpointsCommand,
  ListNotebookInstancesCommand,
  ListProcessingJobsCommand,
  ListTrainingJobsCommand,
  ListTrainingPlansCommand,
  ListTransformJobsCommand,
  SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import { paged, probe } from "./probe";

/** What the rows have in common. */
const ROW = { service: "sagemaker", scope: "regional", sweep: "first", client: SageMakerClient } as const;

/** One that is stopped costs its disk only: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_NotebookInstanceSummary.html */
export const notebooks = probe({
  ...ROW,
  id: "sagemaker-notebooks",
  kind: "SageMaker notebook",
  calls: { list: paged(ListNotebookInstancesCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({ MaxResults: 100 }))
      .flatMap(({ NotebookInstances = [] }) => NotebookInstances)
      .filter(({ NotebookInstanceStatus: status }) => !["Stopped", "Failed", "Deleting"].includes(status ?? ""))
      .map((notebook) => ({
        id: notebook.NotebookInstanceName!,
        arn: notebook.NotebookInstanceArn,
        // A stop and a start change it: the time since when it runs, or later.
        startedAt: notebook.LastModifiedTime ?? notebook.CreationTime,
        state: notebook.NotebookInstanceStatus,
        size: notebook.InstanceType,
      })),
});

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_EndpointSummary.html: one that failed has no machines */
export const endpoints = probe({
  ...ROW,
  id: "sagemaker-endpoints",
  kind: "SageMaker endpoint",
  calls: { list: paged(ListEndpointsCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({ MaxResults: 100 }))
      .flatMap(({ Endpoints = [] }) => Endpoints)
      .filter(({ EndpointStatus: status }) => status !== "Failed" && status !== "Deleting")
      .map(({ EndpointName, EndpointArn, CreationTime, EndpointStatus }) => ({
        id: EndpointName!,
        arn: EndpointArn,
        startedAt: CreationTime,
        state: EndpointStatus,
      })),
});

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListTrainingJobs.html: those of a search for parameters among them */
export const trainingJobs = probe({
  ...ROW,
  id: "sagemaker-training-jobs",
  kind: "running SageMaker training job",
  calls: { list: paged(ListTrainingJobsCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({ StatusEquals: "InProgress", MaxResults: 100 }))
      .flatMap(({ TrainingJobSummaries = [] }) => TrainingJobSummaries)
      .map(({ TrainingJobName, TrainingJobArn, CreationTime, SecondaryStatus }) => ({
        id: TrainingJobName!,
        arn: TrainingJobArn,
        startedAt: CreationTime,
        state: SecondaryStatus,
      })),
});

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListProcessingJobs.html */
export const processingJobs = probe({
  ...ROW,
  id: "sagemaker-processing-jobs",
  kind: "running SageMaker processing job",
  calls: { list: paged(ListProcessingJobsCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({ StatusEquals: "InProgress", MaxResults: 100 }))
      .flatMap(({ ProcessingJobSummaries = [] }) => ProcessingJobSummaries)
      .map(({ ProcessingJobName, ProcessingJobArn, CreationTime }) => ({
        id: ProcessingJobName!,
        arn: ProcessingJobArn,
        startedAt: CreationTime,
      })),
});

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListTransformJobs.html */
export const transformJobs = probe({
  ...ROW,
  id: "sagemaker-transform-jobs",
  kind: "running SageMaker transform job",
  calls: { list: paged(ListTransformJobsCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({ StatusEquals: "InProgress", MaxResults: 100 }))
      .flatMap(({ TransformJobSummaries = [] }) => TransformJobSummaries)
      .map(({ TransformJobName, TransformJobArn, CreationTime }) => ({
        id: TransformJobName!,
        arn: TransformJobArn,
        startedAt: CreationTime,
      })),
});

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AppDetails.html: deleted ones stay listed for a day */
export const apps = probe({
  ...ROW,
  id: "sagemaker-apps",
  kind: "SageMaker app",
  calls: { list: paged(ListAppsCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({ MaxResults: 100 }))
      .flatMap(({ Apps = [] }) => Apps)
      .filter(({ Status }) => Status === "InService" || Status === "Pending")
      .map(({ DomainId, UserProfileName, SpaceName, AppType, AppName, Status, CreationTime, ResourceSpec }) => ({
        id: [DomainId, UserProfileName ?? SpaceName, AppType, AppName].join("/"),
        startedAt: CreationTime,
        state: Status,
        size: ResourceSpec?.InstanceType,
        owner: UserProfileName ?? SpaceName,
      })),
});

/** Machines of HyperPod: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ClusterSummary.html */
export const clusters = probe({
  ...ROW,
  id: "sagemaker-clusters",
  kind: "SageMaker cluster",
  calls: { list: paged(ListClustersCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({ MaxResults: 100 }))
      .flatMap(({ ClusterSummaries = [] }) => ClusterSummaries)
      .filter(({ ClusterStatus: status }) => status !== "Failed" && status !== "Deleting")
      .map(({ ClusterName, ClusterArn, CreationTime, ClusterStatus }) => ({
        id: ClusterName!,
        arn: ClusterArn,
        startedAt: CreationTime,
        state: ClusterStatus,
      })),
});

/** Machines with GPUs that were paid at once: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_TrainingPlanSummary.html */
export const trainingPlans = probe({
  ...ROW,
  id: "sagemaker-training-plans",
  kind: "SageMaker training plan",
  calls: { list: paged(ListTrainingPlansCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ TrainingPlanSummaries = [] }) => TrainingPlanSummaries)
      .filter(({ Status }) => Status !== "Expired" && Status !== "Failed")
      .map(({ TrainingPlanName, TrainingPlanArn, StartTime, Status, TotalInstanceCount }) => ({
        id: TrainingPlanName!,
        arn: TrainingPlanArn,
        startedAt: StartTime,
        state: Status,
        units: TotalInstanceCount,
      })),
});

export const PROBES = [
  notebooks,
  endpoints,
  trainingJobs,
  processingJobs,
  transformJobs,
  apps,
  clusters,
  trainingPlans,
];
