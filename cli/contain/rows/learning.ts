import {
  EMRClient,
  ListClustersCommand,
  SetTerminationProtectionCommand,
  TerminateJobFlowsCommand,
} from "@aws-sdk/client-emr";
import {
  EMRServerlessClient,
  ListApplicationsCommand,
  StartApplicationCommand,
  StopApplicationCommand,
} from "@aws-sdk/client-emr-serverless";
import {
  DeleteAppCommand,
  DeleteEndpointCommand,
  ListAppsCommand,
  ListEndpointsCommand,
  ListNotebookInstancesCommand,
  ListProcessingJobsCommand,
  ListTrainingJobsCommand,
  SageMakerClient,
  StartNotebookInstanceCommand,
  StopNotebookInstanceCommand,
  StopProcessingJobCommand,
  StopTrainingJobCommand,
} from "@aws-sdk/client-sagemaker";
import { paged } from "../../probes/probe";
import { act, looks, type Row, wordOf } from "../row";

const clusters = looks({
  id: "emr-clusters",
  service: "elasticmapreduce",
  kind: "EMR cluster",
  scope: "regional",
  client: EMRClient,
  calls: { list: paged(ListClustersCommand, "Marker") },
  read: async ({ list }) =>
    (await list({ ClusterStates: ["STARTING", "BOOTSTRAPPING", "RUNNING", "WAITING"] }))
      .flatMap(({ Clusters = [] }) => Clusters)
      .map(({ Id, ClusterArn, Status }) => ({
        id: Id!,
        arn: ClusterArn,
        startedAt: Status?.Timeline?.CreationDateTime,
      })),
});

const applications = looks({
  id: "emr-applications",
  service: "emr-serverless",
  kind: "application of EMR Serverless",
  scope: "regional",
  client: EMRServerlessClient,
  calls: { list: paged(ListApplicationsCommand, "nextToken") },
  read: async ({ list }) =>
    (await list({ states: ["STARTED", "STARTING"] }))
      .flatMap((page) => page.applications ?? [])
      .map(({ id, arn, createdAt }) => ({ id: id!, arn, startedAt: createdAt })),
});

const notebooks = looks({
  id: "notebooks",
  service: "sagemaker",
  kind: "notebook",
  scope: "regional",
  client: SageMakerClient,
  calls: { list: paged(ListNotebookInstancesCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({ StatusEquals: "InService" }))
      .flatMap(({ NotebookInstances = [] }) => NotebookInstances)
      .map((notebook) => ({
        id: notebook.NotebookInstanceName!,
        arn: notebook.NotebookInstanceArn,
        startedAt: notebook.CreationTime,
        size: notebook.InstanceType,
      })),
});

const endpoints = looks({
  id: "endpoints",
  service: "sagemaker",
  kind: "endpoint",
  scope: "regional",
  client: SageMakerClient,
  calls: { list: paged(ListEndpointsCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ Endpoints = [] }) => Endpoints)
      .filter(({ EndpointStatus }) => EndpointStatus !== "Deleting")
      .map(({ EndpointName, EndpointArn, CreationTime }) => ({
        id: EndpointName!,
        arn: EndpointArn,
        startedAt: CreationTime,
      })),
});

const trainings = looks({
  id: "trainings",
  service: "sagemaker",
  kind: "training job",
  scope: "regional",
  client: SageMakerClient,
  calls: { list: paged(ListTrainingJobsCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({ StatusEquals: "InProgress" }))
      .flatMap(({ TrainingJobSummaries = [] }) => TrainingJobSummaries)
      .map(({ TrainingJobName, TrainingJobArn, CreationTime }) => ({
        id: TrainingJobName!,
        arn: TrainingJobArn,
        startedAt: CreationTime,
      })),
});

const processings = looks({
  id: "processings",
  service: "sagemaker",
  kind: "processing job",
  scope: "regional",
  client: SageMakerClient,
  calls: { list: paged(ListProcessingJobsCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({ StatusEquals: "InProgress" }))
      .flatMap(({ ProcessingJobSummaries = [] }) => ProcessingJobSummaries)
      .map(({ ProcessingJobName, ProcessingJobArn, CreationTime }) => ({
        id: ProcessingJobName!,
        arn: ProcessingJobArn,
        startedAt: CreationTime,
      })),
});

const apps = looks({
  id: "studio-apps",
  service: "sagemaker",
  kind: "app of Studio",
  scope: "regional",
  client: SageMakerClient,
  calls: { list: paged(ListAppsCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap((page) => page.Apps ?? [])
      .filter(({ Status }) => Status === "InService" || Status === "Pending")
      .map((app) => ({
        id: `${app.DomainId!}/${app.UserProfileName ?? app.SpaceName!}/${app.AppType!}/${app.AppName!}`,
        startedAt: app.CreationTime,
        was: {
          domain: app.DomainId!,
          profile: app.UserProfileName ?? "",
          space: app.SpaceName ?? "",
          type: app.AppType!,
          name: app.AppName!,
        },
      })),
});

export const ROWS: readonly Row[] = [
  {
    id: "emr-clusters",
    look: clusters,
    acts: [
      // A protected cluster is not ended: https://docs.aws.amazon.com/emr/latest/APIReference/API_TerminateJobFlows.html
      act({
        command: SetTerminationProtectionCommand,
        input: (targets) => ({ JobFlowIds: targets.map(({ id }) => id), TerminationProtected: false }),
        batch: 10,
      }),
      act({
        command: TerminateJobFlowsCommand,
        input: (targets) => ({ JobFlowIds: targets.map(({ id }) => id) }),
        batch: 10,
      }),
    ],
  },
  {
    id: "emr-applications",
    look: applications,
    acts: [
      act({
        command: StopApplicationCommand,
        input: ([target]) => ({ applicationId: target!.id }),
        undo: act({ command: StartApplicationCommand, input: ([target]) => ({ applicationId: target!.id }) }),
      }),
    ],
  },
  {
    id: "endpoints",
    look: endpoints,
    // Its configuration and its model stay, and make it again.
    acts: [act({ command: DeleteEndpointCommand, input: ([target]) => ({ EndpointName: target!.id }) })],
  },
  {
    id: "notebooks",
    look: notebooks,
    acts: [
      act({
        command: StopNotebookInstanceCommand,
        input: ([target]) => ({ NotebookInstanceName: target!.id }),
        undo: act({
          command: StartNotebookInstanceCommand,
          input: ([target]) => ({ NotebookInstanceName: target!.id }),
        }),
      }),
    ],
  },
  {
    id: "trainings",
    look: trainings,
    acts: [act({ command: StopTrainingJobCommand, input: ([target]) => ({ TrainingJobName: target!.id }) })],
  },
  {
    id: "processings",
    look: processings,
    acts: [act({ command: StopProcessingJobCommand, input: ([target]) => ({ ProcessingJobName: target!.id }) })],
  },
  {
    id: "studio-apps",
    look: apps,
    acts: [
      act({
        command: DeleteAppCommand,
        input: ([target]) => ({
          DomainId: wordOf(target!.was["domain"]),
          AppType: target!.was["type"] as "JupyterServer",
          AppName: wordOf(target!.was["name"]),
          ...(target!.was["profile"] === ""
            ? { SpaceName: wordOf(target!.was["space"]) }
            : { UserProfileName: wordOf(target!.was["profile"]) }),
        }),
      }),
    ],
  },
];
