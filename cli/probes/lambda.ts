import { LambdaClient, ListCapacityProvidersCommand, ListFunctionsCommand } from "@aws-sdk/client-lambda";
import { paged, probe } from "./probe";

/** The bill that gives an intrusion away comes within a month. In milliseconds. */
const LATELY = 31 * 24 * 60 * 60 * 1000;

/** Functions that were changed in the last month; without calls they cost nothing. https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html */
export const functions = probe({
  id: "functions",
  service: "lambda",
  kind: "function changed in the last 31 days",
  scope: "regional",
  sweep: "first",
  client: LambdaClient,
  calls: { list: paged(ListFunctionsCommand, "Marker", ({ NextMarker }) => NextMarker) },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ Functions = [] }) => Functions)
      .map(({ FunctionName, FunctionArn, LastModified, MemorySize, Role }) => ({
        id: FunctionName!,
        arn: FunctionArn,
        startedAt: new Date(LastModified!),
        size: MemorySize === undefined ? undefined : `${MemorySize} MB`,
        usdPerHour: 0,
        owner: Role,
      }))
      .filter(({ startedAt }) => startedAt.getTime() >= Date.now() - LATELY),
});

/** What starts machines for functions, GPUs among them: https://docs.aws.amazon.com/lambda/latest/api/API_ListCapacityProviders.html. Those are rows of their own. */
export const capacityProviders = probe({
  id: "function-capacity-providers",
  service: "lambda",
  kind: "capacity provider of functions",
  scope: "regional",
  sweep: "first",
  client: LambdaClient,
  calls: { list: paged(ListCapacityProvidersCommand, "Marker", ({ NextMarker }) => NextMarker) },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ CapacityProviders = [] }) => CapacityProviders)
      .map(({ CapacityProviderArn, State, LastModified, InstanceRequirements }) => ({
        id: CapacityProviderArn!.split(":").at(-1)!,
        arn: CapacityProviderArn,
        startedAt: LastModified === undefined ? undefined : new Date(LastModified),
        state: State,
        size: InstanceRequirements?.AllowedInstanceTypes?.join(", "),
        usdPerHour: 0,
      })),
});

export const PROBES = [functions, capacityProviders];
