import {
  CostExplorerClient,
  CreateAnomalyMonitorCommand,
  DeleteAnomalyMonitorCommand,
  GetAnomalyMonitorsCommand,
  UpdateAnomalyMonitorCommand,
} from "@aws-sdk/client-cost-explorer";

import { readOnly } from "../../families/fields";
import { named } from "../../families/named";
import { TAG_CALLS } from "./tag-calls";

const inputs = { monitorType: "DIMENSIONAL", monitorDimension: "SERVICE", tags: { owner: "finance" } };

/** Id: the ARN. */
export const anomalyMonitor = named({
  token: "aws:costexplorer/anomalyMonitor:AnomalyMonitor",
  title: "Cost Explorer Anomaly Monitor",
  client: CostExplorerClient,
  replaceOn: ["monitorDimension", "monitorSpecification", "monitorType"],
  autoName: { property: "name", maxLength: 255 },
  conflicts: [["monitorDimension", "monitorSpecification"]],
  unsupported: ["monitorSpecification"],
  key: "MonitorArn",
  absent: ["UnknownMonitorException"],
  fields: {
    name: { send: "AnomalyMonitor.MonitorName", read: "MonitorName" },
    monitorType: { send: "AnomalyMonitor.MonitorType", read: "MonitorType" },
    monitorDimension: { send: "AnomalyMonitor.MonitorDimension", read: "MonitorDimension" },
    arn: readOnly("MonitorArn"),
  },
  create: { command: CreateAnomalyMonitorCommand, id: "MonitorArn" },
  describe: {
    command: GetAnomalyMonitorsCommand,
    key: (arn) => ({ MonitorArnList: [arn], MaxResults: 1 }),
    at: "AnomalyMonitors.0",
  },
  update: [{ command: UpdateAnomalyMonitorCommand, fields: { name: "MonitorName" } }],
  remove: { command: DeleteAnomalyMonitorCommand },
  tags: TAG_CALLS,
  facts: {
    source: "internal/service/ce/anomaly_monitor.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: ["monitorDimension", "monitorSpecification", "monitorType"],
    id: "<ARN>",
    autoName: { property: "name", maxLength: 255 },
    actions: {
      create: { normal: ["ce:CreateAnomalyMonitor", "ce:TagResource"] },
      read: { normal: ["ce:GetAnomalyMonitors", "ce:ListTagsForResource"] },
      update: { normal: ["ce:UpdateAnomalyMonitor", "ce:TagResource", "ce:UntagResource"] },
      delete: { normal: ["ce:DeleteAnomalyMonitor"] },
    },
  },
  cases: {
    "anomaly-monitor": {
      id: /^arn:aws:ce::\d{12}:anomalymonitor\/[0-9a-f-]{36}$/,
      inputs: () => inputs,
      changed: () => ({ ...inputs, name: "services", tags: { team: "ops" } }),
      drift: (world, MonitorArn) =>
        world
          .client(CostExplorerClient)
          .send(new UpdateAnomalyMonitorCommand({ MonitorArn, MonitorName: "something else" })),
      drifted: ["name"],
    },
  },
});
