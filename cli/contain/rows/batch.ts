import {
  BatchClient,
  DescribeComputeEnvironmentsCommand,
  DescribeJobQueuesCommand,
  ListJobsCommand,
  TerminateJobCommand,
  UpdateComputeEnvironmentCommand,
  UpdateJobQueueCommand,
} from "@aws-sdk/client-batch";
import { paged } from "../../probes/probe";
import { act, looks, type Row } from "../row";

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
];
