import {
  DescribeCapacityProvidersCommand,
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ECSClient,
  ListClustersCommand,
  ListDaemonsCommand,
  ListServicesCommand,
  ListTasksCommand,
  type Task,
} from "@aws-sdk/client-ecs";
import { onSpotUsd, taskUsd } from "../../domain/burn/hourly";
import { chunks } from "./chunks";
import { once, paged, probe } from "./probe";

/** The end of an ARN, as a person reads it. */
const nameOf = (arn: string | undefined): string | undefined => arn?.split("/").at(-1);

/** Clusters cost nothing; what runs in them is rows of their own. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Cluster.html */
export const clusters = probe({
  id: "ecs-clusters",
  service: "ecs",
  kind: "ECS cluster",
  scope: "regional",
  sweep: "first",
  client: ECSClient,
  calls: { list: paged(ListClustersCommand, "nextToken"), describe: once(DescribeClustersCommand) },
  read: async ({ list, describe }) => {
    const arns = (await list({})).flatMap(({ clusterArns = [] }) => clusterArns);
    const found = await Promise.all(chunks(arns, 100).map((some) => describe({ clusters: some })));
    return found
      .flatMap(({ clusters: described = [] }) => described)
      .filter(({ runningTasksCount = 0, pendingTasksCount = 0, activeServicesCount = 0 }) =>
        [runningTasksCount, pendingTasksCount, activeServicesCount].some((count) => count > 0),
      )
      .map(({ clusterName, clusterArn, runningTasksCount }) => ({
        id: clusterName!,
        arn: clusterArn,
        units: runningTasksCount,
        usdPerHour: 0,
      }));
  },
});

/** Of a task on machines the machines are billed, and those are rows. Fargate on Windows or ARM has other prices. */
function usdOf({
  launchType,
  capacityProviderName,
  cpu,
  memory,
  platformFamily,
  attributes = [],
}: Task): number | undefined {
  const isSpot = capacityProviderName === "FARGATE_SPOT";
  if (launchType !== "FARGATE" && !isSpot) return launchType === "EC2" ? 0 : undefined;
  const isArm = attributes.some(({ name, value }) => name === "ecs.cpu-architecture" && value === "arm64");
  if (isArm || (platformFamily ?? "Linux") !== "Linux" || cpu === undefined || memory === undefined) return undefined;
  const usd = taskUsd(Number(cpu) / 1024, Number(memory) / 1024);
  return isSpot ? onSpotUsd(usd) : usd;
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html: CPU in 1/1024 of a vCPU, memory in MiB */
export const tasks = probe({
  id: "ecs-tasks",
  service: "ecs",
  kind: "ECS task",
  scope: "regional",
  sweep: "first",
  client: ECSClient,
  calls: {
    clusters: paged(ListClustersCommand, "nextToken"),
    list: paged(ListTasksCommand, "nextToken"),
    describe: once(DescribeTasksCommand),
  },
  read: async ({ clusters: listClusters, list, describe }) => {
    const arns = (await listClusters({})).flatMap(({ clusterArns = [] }) => clusterArns);
    const found = await Promise.all(
      arns.map(async (cluster) => {
        const running = (await list({ cluster })).flatMap(({ taskArns = [] }) => taskArns);
        return Promise.all(chunks(running, 100).map((some) => describe({ cluster, tasks: some })));
      }),
    );
    return found
      .flat()
      .flatMap(({ tasks: described = [] }) => described)
      .map((task) => ({
        id: nameOf(task.taskArn)!,
        arn: task.taskArn,
        startedAt: task.startedAt ?? task.createdAt,
        state: task.lastStatus,
        size: task.cpu === undefined ? task.launchType : `${task.cpu} CPU units, ${task.memory} MiB`,
        usdPerHour: usdOf(task),
        owner: task.group ?? task.startedBy,
      }));
  },
});

/**
 * What starts tasks again when they end, Express services among them: AWS manages their parts, and they are services.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Service.html
 */
export const services = probe({
  id: "ecs-services",
  service: "ecs",
  kind: "ECS service",
  scope: "regional",
  sweep: "first",
  client: ECSClient,
  calls: {
    clusters: paged(ListClustersCommand, "nextToken"),
    list: paged(ListServicesCommand, "nextToken"),
    describe: once(DescribeServicesCommand),
  },
  read: async ({ clusters: listClusters, list, describe }) => {
    const arns = (await listClusters({})).flatMap(({ clusterArns = [] }) => clusterArns);
    const found = await Promise.all(
      arns.map(async (cluster) => {
        const there = (await list({ cluster, maxResults: 100 })).flatMap(({ serviceArns = [] }) => serviceArns);
        return Promise.all(chunks(there, 10).map((some) => describe({ cluster, services: some })));
      }),
    );
    return found
      .flat()
      .flatMap(({ services: described = [] }) => described)
      .filter(({ desiredCount = 0, runningCount = 0, schedulingStrategy }) =>
        schedulingStrategy === "DAEMON" ? true : desiredCount > 0 || runningCount > 0,
      )
      .map(({ serviceName, serviceArn, createdAt, status, desiredCount, clusterArn }) => ({
        id: `${nameOf(clusterArn)}/${serviceName}`,
        arn: serviceArn,
        startedAt: createdAt,
        state: status,
        units: desiredCount,
        usdPerHour: 0,
        owner: nameOf(clusterArn),
      }));
  },
});

/** What starts machines for tasks; those of Fargate are there in every account. Its machines are rows of their own. */
export const capacityProviders = probe({
  id: "ecs-capacity-providers",
  service: "ecs",
  kind: "ECS capacity provider",
  scope: "regional",
  sweep: "first",
  client: ECSClient,
  calls: { list: paged(DescribeCapacityProvidersCommand, "nextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ capacityProviders: found = [] }) => found)
      .filter(({ name, status }) => !name?.startsWith("FARGATE") && status !== "INACTIVE")
      .map(({ name, capacityProviderArn, status, type, cluster, autoScalingGroupProvider }) => ({
        id: name!,
        arn: capacityProviderArn,
        state: status,
        size: type,
        usdPerHour: 0,
        owner: autoScalingGroupProvider?.autoScalingGroupArn ?? cluster,
      })),
});

/** One task on every machine of a managed capacity provider: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListDaemons.html */
export const daemons = probe({
  id: "ecs-daemons",
  service: "ecs",
  kind: "ECS daemon",
  scope: "regional",
  sweep: "rest",
  client: ECSClient,
  calls: { clusters: paged(ListClustersCommand, "nextToken"), list: paged(ListDaemonsCommand, "nextToken") },
  read: async ({ clusters: listClusters, list }) => {
    const arns = (await listClusters({})).flatMap(({ clusterArns = [] }) => clusterArns);
    return (await Promise.all(arns.map((clusterArn) => list({ clusterArn }))))
      .flat()
      .flatMap(({ daemonSummariesList = [] }) => daemonSummariesList)
      .map(({ daemonArn, createdAt, status }) => ({
        id: nameOf(daemonArn)!,
        arn: daemonArn,
        startedAt: createdAt,
        state: status,
        usdPerHour: 0,
      }));
  },
});

export const PROBES = [clusters, tasks, services, capacityProviders, daemons];
