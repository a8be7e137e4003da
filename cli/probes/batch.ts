import {
  BatchClient,
  DescribeComputeEnvironmentsCommand,
  DescribeJobQueuesCommand,
  ListJobsCommand,
} from "@aws-sdk/client-batch";
import { paged, probe } from "./probe";

/** What starts machines for jobs: https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeEnvironmentDetail.html. Those are rows of their own. */
export const environments = probe({
  id: "batch-environments",
  service: "batch",
  kind: "Batch compute environment",
  scope: "regional",
  sweep: "rest",
  client: BatchClient,
  calls: { list: paged(DescribeComputeEnvironmentsCommand, "nextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ computeEnvironments = [] }) => computeEnvironments)
      .filter(({ state, computeResources }) => state === "ENABLED" || (computeResources?.desiredvCpus ?? 0) > 0)
      .map(({ computeEnvironmentName, computeEnvironmentArn, state, computeResources: resources }) => ({
        id: computeEnvironmentName!,
        arn: computeEnvironmentArn,
        state,
        size: resources && `${resources.type}, ${resources.desiredvCpus ?? 0} of ${resources.maxvCpus} vCPU`,
        usdPerHour: resources?.type?.startsWith("FARGATE") ? undefined : 0,
      })),
});

/** Jobs that run now; of one on machines those are billed. A list of jobs is one queue's. */
export const jobs = probe({
  id: "batch-jobs",
  service: "batch",
  kind: "running Batch job",
  scope: "regional",
  sweep: "rest",
  client: BatchClient,
  calls: { queues: paged(DescribeJobQueuesCommand, "nextToken"), list: paged(ListJobsCommand, "nextToken") },
  read: async ({ queues, list }) => {
    const names = (await queues({})).flatMap(({ jobQueues = [] }) => jobQueues).map((queue) => queue.jobQueueName!);
    const found = await Promise.all(
      names.map(async (jobQueue) =>
        (await list({ jobQueue, jobStatus: "RUNNING" }))
          .flatMap(({ jobSummaryList = [] }) => jobSummaryList)
          .map((job) => ({ ...job, jobQueue })),
      ),
    );
    return found.flat().map(({ jobId, jobArn, startedAt, createdAt, status, jobQueue }) => ({
      id: jobId!,
      arn: jobArn,
      startedAt: new Date(startedAt ?? createdAt!),
      state: status,
      owner: jobQueue,
    }));
  },
});

export const PROBES = [environments, jobs];
