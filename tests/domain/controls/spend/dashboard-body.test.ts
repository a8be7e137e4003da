import { dashboardBody } from "../../../../domain/controls/spend/dashboard-body";
import { DEFAULT_REGIONS } from "../../../../domain/regions/regions";

interface Widget {
  y: number;
  properties: { title: string; region: string; metrics: unknown[][]; annotations?: unknown };
}

const widgetsOf = (regions: readonly string[]): Widget[] =>
  (JSON.parse(dashboardBody({ regions, monthlyBudgetUsd: 50, namePrefix: "ringfence-" })) as { widgets: Widget[] })
    .widgets;

describe("dashboardBody", () => {
  it("shows the charges of us-east-1 beside the budget", () => {
    const [charges] = widgetsOf(["eu-west-1"]);
    expect(charges!.properties).toMatchObject({
      region: "us-east-1",
      metrics: [["AWS/Billing", "EstimatedCharges", "Currency", "USD", { label: "charges" }]],
      annotations: { horizontal: [{ label: "budget", value: 50 }] },
    });
  });

  it("adds up the machines of each region in a line, and hides what it adds up", () => {
    const vcpu = ["AWS/Usage", "ResourceCount", "Service", "EC2", "Type", "Resource", "Resource", "vCPU", "Class"];
    const hidden = { region: "eu-west-1", visible: false };
    expect(widgetsOf(["eu-west-1"])[1]!.properties.metrics).toEqual([
      [
        {
          expression: "SUM([FILL(onDemand_eu_west_1, 0), FILL(spot_eu_west_1, 0)])",
          label: "eu-west-1",
          id: "running_eu_west_1",
          region: "eu-west-1",
        },
      ],
      [...vcpu, "Standard/OnDemand", { id: "onDemand_eu_west_1", ...hidden }],
      [...vcpu, "Standard/Spot", { id: "spot_eu_west_1", ...hidden }],
    ]);
  });

  it("counts what the rules of the baseline matched, in each region", () => {
    expect(widgetsOf(["us-east-1", "eu-west-1"])[2]!.properties.metrics).toEqual(
      ["eu-west-1", "us-east-1"].map((region) => [
        {
          expression: `SEARCH('{AWS/Events,RuleName} MetricName="TriggeredRules" RuleName=(ringfence)', 'Sum', 300)`,
          label: `${region} \${PROP('Dim.RuleName')}`,
          region,
        },
      ]),
    );
  });

  it("looks for every word of another name", () => {
    const body = dashboardBody({ monthlyBudgetUsd: 50, regions: ["eu-west-1"], namePrefix: "acme-prod-" });
    expect(body).toContain("RuleName=(acme AND prod)");
  });

  it("is the same whatever the order of the regions, and has no series twice", () => {
    const basis = { monthlyBudgetUsd: 50, namePrefix: "ringfence-" };
    const regions = [...DEFAULT_REGIONS];
    expect(dashboardBody({ ...basis, regions: [...regions, ...regions].reverse() })).toBe(
      dashboardBody({ ...basis, regions }),
    );
    const ids = [...dashboardBody({ ...basis, regions }).matchAll(/"id":"(\w+)"/g)].map(([, id]) => id);
    expect(ids).toHaveLength(3 * regions.length);
    expect(new Set(ids).size).toBe(ids.length);
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html
    expect(ids.filter((id) => !/^[a-z]\w*$/.test(id!))).toEqual([]);
  });

  it("leaves room between its graphs, and stays far below what CloudWatch takes", () => {
    expect(widgetsOf(DEFAULT_REGIONS).map(({ y }) => y)).toEqual([0, 6, 12]);
    // A graph takes 500 metrics: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
    expect(Math.max(...widgetsOf(DEFAULT_REGIONS).map(({ properties }) => properties.metrics.length))).toBeLessThan(
      500,
    );
  });
});
