import { BILLING_REGION } from "../../regions/regions";
import { type Metric, RUNNING_VCPUS } from "../detection/usage-metrics";

/** What the dashboard is about. */
export interface DashboardBasis {
  monthlyBudgetUsd: number;
  /** Region codes that are watched. */
  regions: readonly string[];
  /** What the names of the baseline's rules begin with. */
  namePrefix: string;
}

/** The page is 24 columns wide: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html */
const WIDTH = 24;
const HEIGHT = 6;

/** A metric as a row of a widget; `options` name its region, its line and the like. */
const row = ({ namespace, metricName, dimensions }: Metric, options: object): unknown[] => [
  namespace,
  metricName,
  ...Object.entries(dimensions).flat(),
  options,
];

const graph = (y: number, title: string, properties: object) => ({
  type: "metric",
  x: 0,
  y,
  width: WIDTH,
  height: HEIGHT,
  properties: { title, view: "timeSeries", region: BILLING_REGION, ...properties },
});

/** The charges of the whole account; the metric is in us-east-1 only. */
const CHARGES: Metric = { namespace: "AWS/Billing", metricName: "EstimatedCharges", dimensions: { Currency: "USD" } };

/** One line a region: its machines of both kinds. */
const machinesIn = (region: string): unknown[][] => {
  const code = region.replaceAll("-", "_");
  const ids = Object.keys(RUNNING_VCPUS).map((kind) => `${kind}_${code}`);
  const sum = `SUM([${ids.map((id) => `FILL(${id}, 0)`).join(", ")}])`;
  return [
    [{ expression: sum, label: region, id: `running_${code}`, region }],
    ...Object.values(RUNNING_VCPUS).map((metric, index) => row(metric, { id: ids[index], region, visible: false })),
  ];
};

/**
 * How often the rules of the baseline matched. They are searched for, because their names end in digits that nobody knows
 * before, and a rule that never matched has no metric. A word without quotes is looked for among the words of a name. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html
 */
const matchesIn = (region: string, namePrefix: string): unknown[] => {
  const words = namePrefix.split(/[^a-zA-Z0-9]+/).filter((word) => word !== "");
  const query = `{AWS/Events,RuleName} MetricName="TriggeredRules" RuleName=(${words.join(" AND ")})`;
  return [{ expression: `SEARCH('${query}', 'Sum', 300)`, label: `${region} \${PROP('Dim.RuleName')}`, region }];
};

/** The text of the dashboard, as CloudWatch takes it. Every metric in it is one that AWS publishes for this account. */
export function dashboardBody({ monthlyBudgetUsd, regions, namePrefix }: DashboardBasis): string {
  const ordered = [...new Set(regions)].sort();
  const widgets = [
    graph(0, "Charges of this month, in USD", {
      metrics: [row(CHARGES, { label: "charges" })],
      stat: "Maximum",
      period: 21_600,
      annotations: { horizontal: [{ label: "budget", value: monthlyBudgetUsd }] },
    }),
    graph(HEIGHT, "Virtual CPUs that run, by region", {
      metrics: ordered.flatMap(machinesIn),
      stat: "Maximum",
      period: 300,
    }),
    graph(2 * HEIGHT, "What rang, by region and rule", {
      metrics: ordered.map((region) => matchesIn(region, namePrefix)),
    }),
  ];
  return JSON.stringify({ widgets });
}
