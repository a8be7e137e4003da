import { AwsError } from "../../wire/codec";
import type { Operation } from "../operation";
import { page } from "../paging";
import { toTags, type ResourceTags } from "./resource-tags";
import { type Anomalies, type MonitorData, refused } from "./state";

interface State {
  anomalies: Anomalies;
}

const unknownMonitor = (arn: string): AwsError =>
  new AwsError("UnknownMonitorException", `Anomaly monitor ${arn} does not exist.`);

/** The monitor that an ARN names, or the error for it. */
export const findMonitor = ({ monitors }: Anomalies, arn: string): { data: MonitorData } | AwsError =>
  monitors.get(arn) ?? unknownMonitor(arn);

/** In the words of AWS: https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2515 */
function oneOfEach({ monitors }: Anomalies, dimension: string | undefined): AwsError | undefined {
  if (dimension === undefined) return refused("MonitorDimension is required for a DIMENSIONAL monitor.");
  return [...monitors.values()].some(({ data }) => data.MonitorDimension === dimension)
    ? refused("Limit exceeded on dimensional spend monitor creation")
    : undefined;
}

const CreateAnomalyMonitor: Operation<State, { AnomalyMonitor: MonitorData; ResourceTags?: ResourceTags }> = (
  { anomalies },
  { AnomalyMonitor: data, ResourceTags },
  { accountId, newId },
) => {
  const problem = data.MonitorType === "DIMENSIONAL" ? oneOfEach(anomalies, data.MonitorDimension) : undefined;
  if (problem) return problem;
  const MonitorArn = `arn:aws:ce::${accountId}:anomalymonitor/${newId()}`;
  anomalies.monitors.set(MonitorArn, { data, tags: toTags(ResourceTags) });
  return { MonitorArn };
};

interface GetMonitorsInput {
  MonitorArnList?: string[];
  NextPageToken?: string;
  MaxResults?: number;
}

const GetAnomalyMonitors: Operation<State, GetMonitorsInput> = ({ anomalies }, input) => {
  const arns = input.MonitorArnList?.length ? input.MonitorArnList : [...anomalies.monitors.keys()];
  const missing = arns.find((arn) => !anomalies.monitors.has(arn));
  if (missing !== undefined) return unknownMonitor(missing);
  const { items, next } = page(arns, input.MaxResults ?? arns.length, input.NextPageToken);
  return {
    AnomalyMonitors: items.map((MonitorArn) => ({ ...anomalies.monitors.get(MonitorArn)!.data, MonitorArn })),
    ...(next === undefined ? {} : { NextPageToken: next }),
  };
};

const UpdateAnomalyMonitor: Operation<State, { MonitorArn: string; MonitorName?: string }> = (
  { anomalies },
  { MonitorArn, MonitorName },
) => {
  const found = findMonitor(anomalies, MonitorArn);
  if (found instanceof AwsError) return found;
  found.data = { ...found.data, MonitorName: MonitorName ?? found.data.MonitorName };
  return { MonitorArn };
};

const DeleteAnomalyMonitor: Operation<State, { MonitorArn: string }> = ({ anomalies }, { MonitorArn }) =>
  anomalies.monitors.delete(MonitorArn) ? {} : unknownMonitor(MonitorArn);

/** What is compared with the usual. */
export const monitorOperations: Record<string, Operation<never, never>> = {
  CreateAnomalyMonitor,
  GetAnomalyMonitors,
  UpdateAnomalyMonitor,
  DeleteAnomalyMonitor,
};
