import {
  BatchClient,
  DescribeComputeEnvironmentsCommand,
  DescribeJobQueuesCommand,
  ListJobsCommand,
  TerminateJobCommand,
  UpdateComputeEnvironmentCommand,
  UpdateJobQueueCommand,
} from "@aws-sdk/client-batch";
import {
  DescribeServicesCommand,
  DescribeTasksCommand,
  ECSClient,
  ListClustersCommand,
  ListServicesCommand,
  ListTasksCommand,
  StopTaskCommand,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import {
  DeleteFargateProfileCommand,
  DescribeFargateProfileCommand,
  DescribeNodegroupCommand,
  EKSClient,
  ListClustersCommand as ListEksClustersCommand,
  ListFargateProfilesCommand,
  ListNodegroupsCommand,
  UpdateNodegroupConfigCommand,
} from "@aws-sdk/client-eks";
import { once, paged } from "../../probes/probe";
import { act, looks, type Row, tagsOf, wordOf } from "../row";

/** Parts of a list, each of at most so many as one call takes. */
const chunks = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size));

// Of queues and environments Batch tells no date: they are acted on only where things without a date are, too.
const queues = looks({
  id: "batch-queues",
  service: "batch",
  kind: "job queue",
  scope: "regional",
  client: BatchClient,
  calls: { list: paged(DescribeJobQueuesCommand, "nextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ jobQueues = [] }) => jobQueues)
      .filter(({ state }) => state === "ENABLED")
      .map(({ jobQueueName, jobQueueArn, tags }) => ({ id: jobQueueName!, arn: jobQueueArn, tags })),
});

const environments = looks({
  id: "batch-environments",
  service: "batch",
  kind: "compute environment",
  scope: "regional",
  client: BatchClient,
  calls: { list: paged(DescribeComputeEnvironmentsCommand, "nextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ computeEnvironments = [] }) => computeEnvironments)
      .filter(({ state }) => state === "ENABLED")
      .map(({ computeEnvironmentName, computeEnvironmentArn, tags, computeResources }) => ({
        id: computeEnvironmentName!,
        arn: computeEnvironmentArn,
        tags,
        units: computeResources?.maxvCpus,
      })),
});

const UNFINISHED = ["SUBMITTED", "PENDING", "RUNNABLE", "STARTING", "RUNNING"] as const;

const jobs = looks({
  id: "batch-jobs",
  service: "batch",
  kind: "batch job",
  scope: "regional",
  client: BatchClient,
  calls: { queues: paged(DescribeJobQueuesCommand, "nextToken"), list: paged(ListJobsCommand, "nextToken") },
  read: async ({ queues: listQueues, list }) => {
    const all = (await listQueues({})).flatMap(({ jobQueues = [] }) => jobQueues);
    const asked = all.flatMap(({ jobQueueName, jobQueueArn }) =>
      UNFINISHED.map(async (jobStatus) =>
        (await list({ jobQueue: jobQueueName, jobStatus }))
          .flatMap(({ jobSummaryList = [] }) => jobSummaryList)
          .map(({ jobId, jobArn, createdAt }) => ({
            id: jobId!,
            arn: jobArn,
            ...(createdAt ? { startedAt: new Date(createdAt) } : {}),
            partOf: [`batch:${jobQueueArn!}`],
          })),
      ),
    );
    return (await Promise.all(asked)).flat();
  },
});

/** Services of one call: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html */
const SERVICES_OF_A_CALL = 10;

const services = looks({
  id: "ecs-services",
  service: "ecs",
  kind: "ECS service",
  scope: "regional",
  client: ECSClient,
  calls: {
    clusters: paged(ListClustersCommand, "nextToken"),
    list: paged(ListServicesCommand, "nextToken"),
    describe: once(DescribeServicesCommand),
  },
  read: async ({ clusters, list, describe }) => {
    const arns = (await clusters({})).flatMap(({ clusterArns = [] }) => clusterArns);
    const found = arns.map(async (cluster) => {
      const all = (await list({ cluster })).flatMap(({ serviceArns = [] }) => serviceArns);
      const answers = await Promise.all(
        chunks(all, SERVICES_OF_A_CALL).map((part) => describe({ cluster, services: part, include: ["TAGS"] })),
      );
      return answers
        .flatMap((answer) => answer.services ?? [])
        .filter(({ status, desiredCount = 0 }) => status === "ACTIVE" && desiredCount > 0)
        .map(({ serviceArn, createdAt, desiredCount = 0, createdBy, tags }) => ({
          id: serviceArn!,
          arn: serviceArn,
          startedAt: createdAt,
          units: desiredCount,
          owner: createdBy,
          tags: tagsOf(tags),
          was: { cluster, desired: desiredCount },
        }));
    });
    return (await Promise.all(found)).flat();
  },
});

/** The group of a task that a service keeps is `service:<name>`. */
function serviceOf(clusterArn: string, group = ""): string[] {
  const [, name] = /^service:(.+)$/.exec(group) ?? [];
  return name === undefined ? [] : [`ecs:${clusterArn.replace(":cluster/", ":service/")}/${name}`];
}

const tasks = looks({
  id: "ecs-tasks",
  service: "ecs",
  kind: "ECS task",
  scope: "regional",
  client: ECSClient,
  calls: {
    clusters: paged(ListClustersCommand, "nextToken"),
    list: paged(ListTasksCommand, "nextToken"),
    describe: once(DescribeTasksCommand),
  },
  read: async ({ clusters, list, describe }) => {
    const arns = (await clusters({})).flatMap(({ clusterArns = [] }) => clusterArns);
    const found = arns.map(async (cluster) => {
      const all = (await list({ cluster, desiredStatus: "RUNNING" })).flatMap(({ taskArns = [] }) => taskArns);
      const answers = await Promise.all(
        chunks(all, 100).map((part) => describe({ cluster, tasks: part, include: ["TAGS"] })),
      );
      return answers
        .flatMap((answer) => answer.tasks ?? [])
        .map(({ taskArn, createdAt, startedBy, group, tags }) => ({
          id: taskArn!,
          arn: taskArn,
          startedAt: createdAt,
          owner: startedBy,
          tags: tagsOf(tags),
          partOf: serviceOf(cluster, group),
          was: { cluster },
        }));
    });
    return (await Promise.all(found)).flat();
  },
});

const nodeGroups = looks({
  id: "eks-node-groups",
  service: "eks",
  kind: "EKS node group",
  scope: "regional",
  client: EKSClient,
  calls: {
    clusters: paged(ListEksClustersCommand, "nextToken"),
    list: paged(ListNodegroupsCommand, "nextToken"),
    describe: once(DescribeNodegroupCommand),
  },
  read: async ({ clusters, list, describe }) => {
    const names = (await clusters({})).flatMap((page) => page.clusters ?? []);
    const found = names.map(async (clusterName) => {
      const groups = (await list({ clusterName })).flatMap(({ nodegroups = [] }) => nodegroups);
      const answers = await Promise.all(groups.map((nodegroupName) => describe({ clusterName, nodegroupName })));
      return answers
        .flatMap(({ nodegroup }) => nodegroup ?? [])
        .filter(({ scalingConfig }) => (scalingConfig?.desiredSize ?? 0) > 0)
        .map(({ nodegroupName, nodegroupArn, createdAt, scalingConfig, tags }) => ({
          id: `${clusterName}/${nodegroupName!}`,
          arn: nodegroupArn,
          startedAt: createdAt,
          units: scalingConfig?.desiredSize,
          tags,
          was: {
            cluster: clusterName,
            group: nodegroupName!,
            min: scalingConfig?.minSize ?? 0,
            desired: scalingConfig?.desiredSize ?? 0,
          },
        }));
    });
    return (await Promise.all(found)).flat();
  },
});

const profiles = looks({
  id: "eks-fargate-profiles",
  service: "eks",
  kind: "Fargate profile",
  scope: "regional",
  client: EKSClient,
  calls: {
    clusters: paged(ListEksClustersCommand, "nextToken"),
    list: paged(ListFargateProfilesCommand, "nextToken"),
    describe: once(DescribeFargateProfileCommand),
  },
  read: async ({ clusters, list, describe }) => {
    const names = (await clusters({})).flatMap((page) => page.clusters ?? []);
    const found = names.map(async (clusterName) => {
      const all = (await list({ clusterName })).flatMap(({ fargateProfileNames = [] }) => fargateProfileNames);
      const answers = await Promise.all(all.map((fargateProfileName) => describe({ clusterName, fargateProfileName })));
      return answers
        .flatMap(({ fargateProfile }) => fargateProfile ?? [])
        .filter(({ status }) => status === "ACTIVE" || status === "CREATING")
        .map(({ fargateProfileName, fargateProfileArn, createdAt, tags }) => ({
          id: `${clusterName}/${fargateProfileName!}`,
          arn: fargateProfileArn,
          startedAt: createdAt,
          tags,
          was: { cluster: clusterName, profile: fargateProfileName! },
        }));
    });
    return (await Promise.all(found)).flat();
  },
});

export const ROWS: readonly Row[] = [
  {
    id: "batch-queues",
    look: queues,
    acts: [
      act({
        command: UpdateJobQueueCommand,
        input: ([target]) => ({ jobQueue: target!.id, state: "DISABLED" as const }),
        undo: act({
          command: UpdateJobQueueCommand,
          input: ([target]) => ({ jobQueue: target!.id, state: "ENABLED" as const }),
        }),
      }),
    ],
  },
  {
    id: "batch-environments",
    look: environments,
    acts: [
      // A disabled environment scales in as its machines fall idle, and starts none:
      // https://docs.aws.amazon.com/batch/latest/APIReference/API_UpdateComputeEnvironment.html
      act({
        command: UpdateComputeEnvironmentCommand,
        input: ([target]) => ({ computeEnvironment: target!.id, state: "DISABLED" as const }),
        undo: act({
          command: UpdateComputeEnvironmentCommand,
          input: ([target]) => ({ computeEnvironment: target!.id, state: "ENABLED" as const }),
        }),
      }),
    ],
  },
  {
    id: "batch-jobs",
    look: jobs,
    acts: [
      act({
        command: TerminateJobCommand,
        input: ([target]) => ({ jobId: target!.id, reason: "ended by ringfence contain" }),
      }),
    ],
  },
  {
    id: "ecs-services",
    look: services,
    acts: [
      act({
        command: UpdateServiceCommand,
        input: ([target]) => ({ cluster: wordOf(target!.was["cluster"]), service: target!.id, desiredCount: 0 }),
        already: /^(ServiceNotFoundException|ServiceNotActiveException|ClusterNotFoundException)$/,
        undo: act({
          command: UpdateServiceCommand,
          input: ([target]) => ({
            cluster: wordOf(target!.was["cluster"]),
            service: target!.id,
            desiredCount: Number(target!.was["desired"]),
          }),
        }),
      }),
    ],
  },
  {
    id: "eks-node-groups",
    look: nodeGroups,
    acts: [
      act({
        command: UpdateNodegroupConfigCommand,
        input: ([target]) => ({
          clusterName: wordOf(target!.was["cluster"]),
          nodegroupName: wordOf(target!.was["group"]),
          scalingConfig: { minSize: 0, desiredSize: 0 },
        }),
        already: /^ResourceNotFoundException$/,
        undo: act({
          command: UpdateNodegroupConfigCommand,
          input: ([target]) => ({
            clusterName: wordOf(target!.was["cluster"]),
            nodegroupName: wordOf(target!.was["group"]),
            scalingConfig: { minSize: Number(target!.was["min"]), desiredSize: Number(target!.was["desired"]) },
          }),
        }),
      }),
    ],
  },
  {
    id: "eks-fargate-profiles",
    look: profiles,
    acts: [
      act({
        command: DeleteFargateProfileCommand,
        input: ([target]) => ({
          clusterName: wordOf(target!.was["cluster"]),
          fargateProfileName: wordOf(target!.was["profile"]),
        }),
        already: /^ResourceNotFoundException$/,
      }),
    ],
  },
  {
    id: "ecs-tasks",
    look: tasks,
    acts: [
      act({
        command: StopTaskCommand,
        input: ([target]) => ({
          cluster: wordOf(target!.was["cluster"]),
          task: target!.id,
          reason: "ended by ringfence contain",
        }),
        already: /^InvalidParameterException$/,
      }),
    ],
  },
];
