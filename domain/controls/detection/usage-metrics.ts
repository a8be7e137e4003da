/** A metric as CloudWatch knows it. */
export interface Metric {
  namespace: string;
  metricName: string;
  dimensions: Readonly<Record<string, string>>;
}

/** The machines that every region can start without a raised quota, by how they are paid: name of the series -> class. */
const CLASSES = { onDemand: "Standard/OnDemand", spot: "Standard/Spot" } as const;

/**
 * Virtual CPUs that run in a region, each kind in a metric of its own. EC2 counts whoever started them, services included,
 * and publishes nothing where nothing runs.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/viewing_metrics_with_cloudwatch.html#service-quota-metrics
 */
export const RUNNING_VCPUS: Readonly<Record<keyof typeof CLASSES, Metric>> = {
  onDemand: vcpus(CLASSES.onDemand),
  spot: vcpus(CLASSES.spot),
};

function vcpus(Class: string): Metric {
  return {
    namespace: "AWS/Usage",
    metricName: "ResourceCount",
    dimensions: { Service: "EC2", Type: "Resource", Resource: "vCPU", Class },
  };
}
