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
import { chunks } from "../../probes/chunks";
import { once, paged } from "../../probes/probe";
import { act, looks, type Row, tagsOf, wordOf } from "../row";

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

export const ROWS: readonly Row[] = [
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
