import {
  CloudWatchClient,
  DeleteDashboardsCommand,
  GetDashboardCommand,
  PutDashboardCommand,
} from "@aws-sdk/client-cloudwatch";

import { REGION } from "../../core/conformance";
import { readOnly } from "../../families/fields";
import { named } from "../../families/named";

const body = (title: string) =>
  JSON.stringify({ widgets: [{ type: "text", x: 0, y: 0, width: 24, height: 6, properties: { markdown: title } }] });

const NAME = "spend-of-all-regions";

/** Id: the name. AWS has one call to make it and to change it, which replaces whatever has the name. */
export const dashboard = named({
  token: "aws:cloudwatch/dashboard:Dashboard",
  title: "CloudWatch Dashboard",
  client: CloudWatchClient,
  replaceOn: ["dashboardName"],
  compare: { dashboardBody: "json" },
  key: "DashboardName",
  absent: ["ResourceNotFound", "DashboardNotFoundError"],
  fields: {
    dashboardName: "DashboardName",
    dashboardBody: "DashboardBody",
    dashboardArn: readOnly("DashboardArn"),
  },
  create: { command: PutDashboardCommand, id: ({ DashboardName }) => DashboardName as string },
  describe: { command: GetDashboardCommand },
  update: [{ command: PutDashboardCommand, fields: { dashboardBody: "DashboardBody" } }],
  remove: { command: DeleteDashboardsCommand, key: (name) => ({ DashboardNames: [name] }) },
  facts: {
    source: "internal/service/cloudwatch/dashboard.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: ["dashboardName"],
    kinds: { dashboardBody: "json" },
    id: "<name>",
    valid: { dashboardBody: { json: true } },
    actions: {
      create: { normal: ["cloudwatch:PutDashboard"] },
      read: { normal: ["cloudwatch:GetDashboard"] },
      update: { normal: ["cloudwatch:PutDashboard"] },
      delete: { normal: ["cloudwatch:DeleteDashboards"] },
    },
  },
  cases: {
    dashboard: {
      id: new RegExp(`^${NAME}$`),
      inputs: () => ({ region: REGION, dashboardName: NAME, dashboardBody: body("charges") }),
      changed: () => ({ region: REGION, dashboardName: NAME, dashboardBody: body("charges and machines") }),
      drift: (world, DashboardName) =>
        world
          .client(CloudWatchClient, REGION)
          .send(new PutDashboardCommand({ DashboardName, DashboardBody: body("nothing to see") })),
      drifted: ["dashboardBody"],
    },
  },
});
