import {
  GetBundlesCommand,
  GetContainerServicesCommand,
  GetInstancesCommand,
  GetRelationalDatabasesCommand,
  LightsailClient,
} from "@aws-sdk/client-lightsail";
import { HOURS_OF_A_MONTH } from "../../domain/prices";
import { once, paged, probe } from "./probe";

const ROW = { service: "lightsail", scope: "regional", sweep: "first", client: LightsailClient } as const;

/** Machines bill by their plan, stopped or not, and the service itself says what a plan costs: https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/API_Bundle.html */
export const instances = probe({
  ...ROW,
  id: "lightsail-instances",
  kind: "Lightsail machine",
  calls: {
    list: paged(GetInstancesCommand, "pageToken", ({ nextPageToken }) => nextPageToken),
    bundles: paged(GetBundlesCommand, "pageToken", ({ nextPageToken }) => nextPageToken),
  },
  read: async ({ list, bundles }) => {
    const found = (await list({})).flatMap(({ instances: some = [] }) => some);
    const plans = found.length === 0 ? [] : await bundles({ includeInactive: true });
    const monthly = new Map(plans.flatMap(({ bundles: some = [] }) => some).map((plan) => [plan.bundleId, plan.price]));
    return found.map(({ name, arn, createdAt, state, bundleId }) => {
      const usd = monthly.get(bundleId);
      return {
        id: name!,
        arn,
        startedAt: createdAt,
        state: state?.name,
        size: bundleId,
        usdPerHour: usd === undefined ? undefined : usd / HOURS_OF_A_MONTH,
      };
    });
  },
});

/** They bill until they are deleted: https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/API_ContainerService.html */
export const containerServices = probe({
  ...ROW,
  id: "lightsail-container-services",
  kind: "Lightsail container service",
  calls: { list: once(GetContainerServicesCommand) },
  read: async ({ list }) =>
    ((await list({})).containerServices ?? []).map(({ containerServiceName, arn, createdAt, state, power, scale }) => ({
      id: containerServiceName!,
      arn,
      startedAt: createdAt,
      state,
      size: power,
      units: scale,
    })),
});

/** https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/API_RelationalDatabase.html */
export const databases = probe({
  ...ROW,
  id: "lightsail-databases",
  kind: "Lightsail database",
  calls: { list: paged(GetRelationalDatabasesCommand, "pageToken", ({ nextPageToken }) => nextPageToken) },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ relationalDatabases = [] }) => relationalDatabases)
      .map(({ name, arn, createdAt, state, relationalDatabaseBundleId }) => ({
        id: name!,
        arn,
        startedAt: createdAt,
        state,
        size: relationalDatabaseBundleId,
      })),
});

export const PROBES = [instances, containerServices, databases];
