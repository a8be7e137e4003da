import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  DeleteMetricFilterCommand,
  DescribeMetricFiltersCommand,
  type MetricFilter,
  type MetricTransformation,
  PutMetricFilterCommand,
} from "@aws-sdk/client-cloudwatch-logs";

import type { Aws } from "../../aws/aws";
import { needing, REGION } from "../../core/conformance";
import type { Props } from "../../core/values";
import type { Key } from "../../families/calls";
import type { FieldMap } from "../../families/fields";
import { named } from "../../families/named";

const encode = (value: unknown): unknown => {
  const { name, namespace, value: metricValue, unit, defaultValue } = value as Props;
  const fallback = defaultValue === undefined ? {} : { defaultValue: Number(defaultValue) };
  return [{ metricName: name, metricNamespace: namespace, metricValue, unit, ...fallback }];
};

const decode = ([found]: readonly MetricTransformation[]): Props => ({
  name: found!.metricName!,
  namespace: found!.metricNamespace!,
  value: found!.metricValue!,
  unit: found!.unit ?? "None",
  ...(found!.defaultValue === undefined ? {} : { defaultValue: String(found!.defaultValue) }),
});

const SETTINGS: FieldMap = {
  pattern: { send: "filterPattern", read: "filterPattern", encode: (pattern) => (pattern as string).trim() },
  metricTransformation: { send: "metricTransformations", read: "metricTransformations", encode, decode },
};

/** A name is one of its log group, which an import names before it: `<log group>:<name>`. */
const both = (id: string, { logGroupName }: Props) => ({ group: logGroupName as string, name: id });

const KEY: Key = (id, state) => ({ filterName: id, logGroupName: both(id, state).group });

async function describe(aws: Aws, id: string, state: Props): Promise<MetricFilter | undefined> {
  const [before, after] = id.split(":");
  const { group, name } = after === undefined ? both(id, state) : { group: before!, name: after };
  const found = await aws.find(
    CloudWatchLogsClient,
    new DescribeMetricFiltersCommand({ logGroupName: group, filterNamePrefix: name }),
    "ResourceNotFoundException",
  );
  return found?.metricFilters?.find(({ filterName }) => filterName === name);
}

/** Id: the name of the filter. */
export const logMetricFilter = named({
  token: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
  title: "CloudWatch Logs Metric Filter",
  client: CloudWatchLogsClient,
  replaceOn: ["logGroupName", "name"],
  autoName: { property: "name", maxLength: 512 },
  nestedDefaults: { "cloudwatch.LogMetricFilterMetricTransformation": { unit: "None" } },
  unsupported: ["applyOnTransformedLogs"],
  key: KEY,
  absent: ["ResourceNotFoundException"],
  fields: { name: "filterName", logGroupName: "logGroupName", ...SETTINGS },
  create: { command: PutMetricFilterCommand, id: ({ filterName }) => filterName as string },
  describe,
  derived: (_aws, _id, found) => ({ id: (found as MetricFilter).filterName! }),
  update: [{ command: PutMetricFilterCommand, fields: SETTINGS }],
  remove: { command: DeleteMetricFilterCommand },
  facts: {
    source: "internal/service/logs/metric_filter.go",
    version: "6.41 or later",
    lookedAtFor: "7.48.0",
    forceNew: ["logGroupName", "name"],
    id: "<name>",
    importId: "<log group>:<name>",
    autoName: { property: "name", maxLength: 512 },
    valid: { pattern: { max: 1024 } },
    actions: {
      create: { normal: ["logs:PutMetricFilter"] },
      read: { normal: ["logs:DescribeMetricFilters"] },
      update: { normal: ["logs:PutMetricFilter"] },
      delete: { normal: ["logs:DeleteMetricFilter"] },
    },
  },
  cases: {
    "log-metric-filter": needing<string>({
      async prepare(world) {
        const logGroupName = "filtered-log";
        await world.client(CloudWatchLogsClient, REGION).send(new CreateLogGroupCommand({ logGroupName }));
        return logGroupName;
      },
      id: /^log-metric-filter-[0-9a-f]{7}$/,
      inputs: (logGroupName) => ({
        region: REGION,
        logGroupName,
        pattern: '{ $.errorCode = "AccessDenied*" }',
        metricTransformation: { name: "refused", namespace: "own", value: "1" },
      }),
      changed: (logGroupName) => ({
        region: REGION,
        logGroupName,
        pattern: '{ $.errorCode = "*Unauthorized*" }',
        metricTransformation: { name: "refused", namespace: "own", value: "1", defaultValue: "0" },
      }),
      drift: (world, filterName, logGroupName) =>
        world.client(CloudWatchLogsClient, REGION).send(
          new PutMetricFilterCommand({
            filterName,
            logGroupName,
            filterPattern: '{ $.errorCode = "nothing" }',
            metricTransformations: [
              { metricName: "refused", metricNamespace: "own", metricValue: "1", defaultValue: 0 },
            ],
          }),
        ),
      drifted: ["pattern"],
      importId: (logGroupName, { id }) => `${logGroupName}:${id as string}`,
    }),
  },
});
