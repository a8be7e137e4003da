import { anomalyMonitors } from "../../../cli/probes/cost-explorer";
import { cellOf } from "../../support/probe-answers";

it("the monitors of services of all pages, and no other monitor", async () => {
  const monitor = (MonitorName: string, MonitorDimension?: string) => ({
    MonitorArn: `arn:${MonitorName}`,
    MonitorName,
    MonitorDimension,
  });
  const { cell } = await cellOf(anomalyMonitors, {
    GetAnomalyMonitors: [
      { AnomalyMonitors: [monitor("teams", "LINKED_ACCOUNT"), monitor("mine")], NextPageToken: "2" },
      { AnomalyMonitors: [monitor("services", "SERVICE")] },
    ],
  });
  expect(cell).toMatchObject({ region: "us-east-1", state: "count", items: [{ id: "services", arn: "arn:services" }] });
});
