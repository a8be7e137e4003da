import {
  BedrockClient,
  GetModelInvocationLoggingConfigurationCommand,
  ListModelCustomizationJobsCommand,
  ListModelInvocationJobsCommand,
  ListProvisionedModelThroughputsCommand,
} from "@aws-sdk/client-bedrock";
import { once, paged, probe } from "./probe";

/** A model by the hour, for months if the buyer said so: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_ProvisionedModelSummary.html */
export const provisionedThroughput = probe({
  id: "provisioned-models",
  service: "bedrock",
  kind: "provisioned throughput of a model",
  scope: "regional",
  sweep: "rest",
  client: BedrockClient,
  calls: { list: paged(ListProvisionedModelThroughputsCommand, "nextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ provisionedModelSummaries = [] }) => provisionedModelSummaries)
      .filter(({ status }) => status !== "Failed")
      .map(({ provisionedModelName, provisionedModelArn, creationTime, status, foundationModelArn, modelUnits }) => ({
        id: provisionedModelName!,
        arn: provisionedModelArn,
        startedAt: creationTime,
        state: status,
        size: foundationModelArn?.split("/").at(-1),
        units: modelUnits,
      })),
});

/** Batches of prompts that run: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_ListModelInvocationJobs.html */
export const invocationJobs = probe({
  id: "model-invocation-jobs",
  service: "bedrock",
  kind: "running batch of prompts",
  scope: "regional",
  sweep: "rest",
  client: BedrockClient,
  calls: { list: paged(ListModelInvocationJobsCommand, "nextToken") },
  read: async ({ list }) =>
    (await list({ statusEquals: "InProgress" }))
      .flatMap(({ invocationJobSummaries = [] }) => invocationJobSummaries)
      .map(({ jobName, jobArn, submitTime, status, modelId, roleArn }) => ({
        id: jobName!,
        arn: jobArn,
        startedAt: submitTime,
        state: status,
        size: modelId,
        owner: roleArn,
      })),
});

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_ListModelCustomizationJobs.html */
export const customizationJobs = probe({
  id: "model-customization-jobs",
  service: "bedrock",
  kind: "running customization of a model",
  scope: "regional",
  sweep: "rest",
  client: BedrockClient,
  calls: { list: paged(ListModelCustomizationJobsCommand, "nextToken") },
  read: async ({ list }) =>
    (await list({ statusEquals: "InProgress" }))
      .flatMap(({ modelCustomizationJobSummaries = [] }) => modelCustomizationJobSummaries)
      .map(({ jobName, jobArn, creationTime, status, baseModelArn }) => ({
        id: jobName!,
        arn: jobArn,
        startedAt: creationTime,
        state: status,
        size: baseModelArn?.split("/").at(-1),
      })),
});

/** Whether prompts are logged, without which nobody sees what a thief asked: https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html */
export const invocationLogging = probe({
  id: "model-invocation-logging",
  service: "bedrock",
  kind: "log of prompts",
  scope: "regional",
  client: BedrockClient,
  calls: { get: once(GetModelInvocationLoggingConfigurationCommand) },
  read: async ({ get }) => {
    const { loggingConfig: { s3Config, cloudWatchConfig } = {} } = await get({});
    return [s3Config?.bucketName, cloudWatchConfig?.logGroupName].flatMap((id) => id ?? []).map((id) => ({ id }));
  },
});

export const PROBES = [provisionedThroughput, invocationJobs, customizationJobs, invocationLogging];
