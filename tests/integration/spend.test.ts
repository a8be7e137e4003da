import { DescribeBudgetActionsForAccountCommand } from "@aws-sdk/client-budgets";
import { DescribeAlarmsCommand, GetDashboardCommand } from "@aws-sdk/client-cloudwatch";
import {
  CostExplorerClient,
  CreateAnomalyMonitorCommand,
  GetAnomalyMonitorsCommand,
  GetAnomalySubscriptionsCommand,
} from "@aws-sdk/client-cost-explorer";
import { clientsFor } from "../../sandbox/account/clients";
import { only, openTestStack, type TestStack, TWO_REGIONS } from "../support/stack";

const CONTROLS = [
  "alert-channel",
  "audit-trail",
  "early-warning",
  "budgets",
  "cost-anomaly",
  "budget-fuse",
  "dashboard",
  "usage-alarms",
  "least-privilege",
  "freeze",
] as const;
const SETTINGS = { ...TWO_REGIONS, controls: only(...CONTROLS) };

/** An account where AWS, or somebody, already made the one monitor of services that there can be. */
describe("spend, on an account that has an anomaly monitor", () => {
  let stack: TestStack;
  let costs: CostExplorerClient;
  let monitor: string;

  beforeAll(async () => {
    stack = await openTestStack(SETTINGS);
    const { endpoint, credentials } = stack.session.account;
    costs = new CostExplorerClient({ endpoint, credentials, region: "us-east-1" });
    const AnomalyMonitor = {
      MonitorName: "Default-Services-Monitor",
      MonitorType: "DIMENSIONAL",
      MonitorDimension: "SERVICE",
    } as const;
    monitor = (await costs.send(new CreateAnomalyMonitorCommand({ AnomalyMonitor }))).MonitorArn!;
  });

  afterAll(async () => {
    costs.destroy();
    await stack.close();
  });

  it("is refused before anything is made, with the setting that adopts the monitor", async () => {
    const { code, output } = await stack.up();
    expect(code).not.toBe(0);
    expect(output).toMatch(new RegExp(`ringfence:existing:\\s+anomalyMonitor: "${monitor}"`));
    expect((await stack.resources()).filter(({ type }) => type.startsWith("aws:"))).toEqual([]);
  });

  it("comes up with it, changes nothing the second time, and finds nothing to refresh", async () => {
    stack.configure({ ...SETTINGS, existing: { anomalyMonitor: monitor } });
    expect(await stack.up()).toMatchObject({ code: 0 });
    expect(await stack.up("--expect-no-changes")).toMatchObject({ code: 0 });
    expect(await stack.run(["refresh", "--yes", "--skip-preview", "--expect-no-changes"])).toMatchObject({ code: 0 });
  });

  it("is on the account: one monitor, an alert at once, a fuse that waits, a page, an alarm", async () => {
    const { account } = stack.session;
    const { AnomalyMonitors } = await costs.send(new GetAnomalyMonitorsCommand({}));
    expect(AnomalyMonitors?.map(({ MonitorArn }) => MonitorArn)).toEqual([monitor]);
    const { AnomalySubscriptions } = await costs.send(new GetAnomalySubscriptionsCommand({}));
    expect(AnomalySubscriptions).toMatchObject([{ Frequency: "IMMEDIATE", MonitorArnList: [monitor] }]);

    const { budgets, cloudwatch } = clientsFor(account);
    const { Actions } = await budgets.send(
      new DescribeBudgetActionsForAccountCommand({ AccountId: account.accountId }),
    );
    expect(Actions).toMatchObject([{ ApprovalModel: "MANUAL", Status: "STANDBY", ActionType: "APPLY_IAM_POLICY" }]);
    const { PolicyArn, Groups } = Actions![0]!.Definition!.IamActionDefinition!;
    expect(PolicyArn).toMatch(/:policy\/ringfence\/ringfence-freeze-/);
    expect(Groups).toHaveLength(4);
    expect(Actions![0]!.ExecutionRoleArn).toMatch(/:role\/ringfence\/exempt\/ringfence-budget-fuse-role-/);

    const { DashboardBody } = await cloudwatch.send(new GetDashboardCommand({ DashboardName: "ringfence-dashboard" }));
    expect(DashboardBody).toContain("ap-southeast-2");
    const { MetricAlarms } = await cloudwatch.send(new DescribeAlarmsCommand({}));
    expect(MetricAlarms?.map(({ AlarmName }) => AlarmName)).toEqual([expect.stringMatching(/usage-alarms-us-east-1/)]);
  });

  it("goes automatic by a change in place, and leaves the monitor when it is destroyed", async () => {
    stack.configure({ ...SETTINGS, freeze: "automatic", existing: { anomalyMonitor: monitor } });
    const { code, output } = await stack.up();
    expect({ code, replaced: output.includes("replaced") }).toEqual({ code: 0, replaced: false });
    expect(
      await stack.run(["destroy", "--yes", "--skip-preview", "--exclude", "**::ringfence-alert-channel-mail-**"]),
    ).toMatchObject({ code: 0 });
    const { AnomalyMonitors } = await costs.send(new GetAnomalyMonitorsCommand({}));
    expect(AnomalyMonitors?.map(({ MonitorArn }) => MonitorArn)).toEqual([monitor]);
  });
});
