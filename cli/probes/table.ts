import type { Probe } from "./probe";

/**
 * The services that are asked, in the order of reports, each with its rows. A service is loaded when it is asked: a client of
 * the AWS SDK takes 50 to 160 ms to load, and most commands ask few.
 */
const SERVICES: readonly (() => Promise<{ PROBES: readonly Probe[] }>)[] = [
  () => import("./account"),
  () => import("./iam"),
  () => import("./iam-keys"),
  () => import("./iam-users"),
  () => import("./service-quotas"),
  () => import("./ec2"),
  () => import("./ec2-declared"),
  () => import("./ec2-machines"),
  () => import("./auto-scaling"),
  () => import("./ec2-commitments"),
  () => import("./savings-plans"),
  () => import("./ec2-storage"),
  () => import("./ec2-network"),
  () => import("./load-balancing"),
  () => import("./ecs"),
  () => import("./eks"),
  () => import("./lambda"),
  () => import("./batch"),
  () => import("./sagemaker"),
  () => import("./lightsail"),
  () => import("./emr"),
  () => import("./emr-serverless"),
  () => import("./glue"),
  () => import("./codebuild"),
  () => import("./elastic-beanstalk"),
  () => import("./cloudformation"),
  () => import("./amplify"),
  () => import("./apprunner"),
  () => import("./gamelift"),
  () => import("./appstream"),
  () => import("./workspaces"),
  () => import("./rds"),
  () => import("./elasticache"),
  () => import("./memorydb"),
  () => import("./redshift"),
  () => import("./redshift-serverless"),
  () => import("./opensearch"),
  () => import("./dynamodb"),
  () => import("./kafka"),
  () => import("./mq"),
  () => import("./bedrock"),
  () => import("./bedrock-agentcore"),
  () => import("./ses"),
  () => import("./route53-domains"),
  () => import("./cloudfront"),
  () => import("./global-accelerator"),
  () => import("./organizations"),
  () => import("./s3"),
  () => import("./access-analyzer"),
  () => import("./resource-explorer"),
  () => import("./guardduty"),
  () => import("./config"),
  () => import("./security-hub"),
  () => import("./cloudwatch"),
  () => import("./events"),
  () => import("./sns"),
  () => import("./budgets"),
  () => import("./billing"),
  () => import("./cost-explorer"),
  () => import("./cloudtrail"),
];

/** Every probe, a service at a time, as soon as it is loaded. */
export async function* probesInTurn(): AsyncGenerator<readonly Probe[]> {
  for (const load of SERVICES) yield (await load()).PROBES;
}

/** Every probe, in order. */
export const allProbes = async (): Promise<Probe[]> =>
  (await Promise.all(SERVICES.map((load) => load()))).flatMap(({ PROBES }) => PROBES);
