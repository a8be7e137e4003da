import {
  BedrockAgentCoreControlClient,
  ListAgentRuntimesCommand,
  ListCapacityProvidersCommand,
  ListHarnessesCommand,
} from "@aws-sdk/client-bedrock-agentcore-control";
import { paged, probe } from "./probe";

const ROW = {
  service: "bedrock-agentcore",
  scope: "regional",
  sweep: "rest",
  client: BedrockAgentCoreControlClient,
} as const;

/** Code of anybody's that runs when it is called: https://docs.aws.amazon.com/bedrock-agentcore-control/latest/APIReference/API_ListAgentRuntimes.html */
export const runtimes = probe({
  ...ROW,
  id: "agent-runtimes",
  kind: "agent runtime",
  calls: { list: paged(ListAgentRuntimesCommand, "nextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ agentRuntimes = [] }) => agentRuntimes)
      .map(({ agentRuntimeId, agentRuntimeArn, lastUpdatedAt, status }) => ({
        id: agentRuntimeId!,
        arn: agentRuntimeArn,
        startedAt: lastUpdatedAt,
        state: status,
        usdPerHour: 0,
      })),
});

/** https://docs.aws.amazon.com/bedrock-agentcore-control/latest/APIReference/API_ListHarnesses.html */
export const harnesses = probe({
  ...ROW,
  id: "agent-harnesses",
  kind: "agent harness",
  calls: { list: paged(ListHarnessesCommand, "nextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ harnesses: found = [] }) => found)
      .map(({ harnessId, arn, createdAt, status }) => ({
        id: harnessId!,
        arn,
        startedAt: createdAt,
        state: status,
        usdPerHour: 0,
      })),
});

/** What starts machines for agents: https://docs.aws.amazon.com/bedrock-agentcore-control/latest/APIReference/API_ListCapacityProviders.html */
export const capacityProviders = probe({
  ...ROW,
  id: "agent-capacity-providers",
  kind: "capacity provider of agents",
  calls: { list: paged(ListCapacityProvidersCommand, "nextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ capacityProviders: found = [] }) => found)
      .map(({ capacityProviderId, capacityProviderArn, lastUpdatedAt, status }) => ({
        id: capacityProviderId!,
        arn: capacityProviderArn,
        startedAt: lastUpdatedAt,
        state: status,
      })),
});

export const PROBES = [runtimes, harnesses, capacityProviders];
