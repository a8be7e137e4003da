import { FARGATE_VCPU, LAMBDA_EXECUTION, MESSAGE_A_DAY, MODEL_TOKEN_A_MINUTE, SPOT_SHARE } from "./prices";
import type { QuotaId } from "./quotas";
import { DATABASES, GPU_G, GPU_P, only, onSpot, type Size, STANDARD, tasks } from "./sizes";

/** One way to use up a quota: the calls that it takes, all of them, and what they say of size and market. */
export interface Way {
  calls: readonly string[];
  /** The condition keys that carry the size. Absent: no key does, so that every size is open to whoever may call. */
  sizedBy?: readonly string[];
  /** Condition keys that the calls have in any case. */
  keys?: Readonly<Record<string, string>>;
  /** What the first call acts on, below `arn:aws:<service>:<region>:<account>:`. Absent: whatever it is. */
  on?: typeof INSTANCE;
  /** A group of Auto Scaling: how many machines it may have is a key, and a quota limits the groups. */
  inGroups?: true;
}

/** A quota, and every way to spend it. A quota is counted once, however many ways lead to it. */
export interface LaunchPath {
  quota: QuotaId;
  title: string;
  /** True for what is paid by use and ends with the call, so that it leaves nothing running. */
  metered?: true;
  /** Costliest first. */
  sizes: readonly Size[];
  ways: readonly Way[];
}

const TYPE = ["ec2:InstanceType"];
/** The only thing that a call of the model is asked on: what has a type and a market. */
export const INSTANCE = "instance/*";
/** These start machines of any type with a role that is linked to the service, or one that is passed to it. */
const CLUSTERS: readonly Way[] = [
  { calls: ["eks:CreateNodegroup", "iam:PassRole"] },
  { calls: ["batch:CreateComputeEnvironment", "iam:PassRole"] },
  { calls: ["elasticmapreduce:RunJobFlow", "iam:PassRole"] },
];

/** Groups start machines of a template, which is tried with the rights of who asks, or of a launch configuration. */
const groups = (market: string): Way[] => [
  {
    calls: ["ec2:RunInstances", "autoscaling:CreateAutoScalingGroup"],
    sizedBy: [...TYPE, "autoscaling:InstanceTypes"],
    keys: { "ec2:InstanceMarketType": market },
    on: INSTANCE,
    inGroups: true,
  },
  {
    calls: ["autoscaling:CreateLaunchConfiguration", "autoscaling:CreateAutoScalingGroup"],
    sizedBy: ["autoscaling:InstanceType"],
    inGroups: true,
  },
];

const ON_DEMAND: readonly Way[] = [
  { calls: ["ec2:RunInstances"], sizedBy: TYPE, keys: { "ec2:InstanceMarketType": "on-demand" }, on: INSTANCE },
  { calls: ["ec2:CreateFleet"], sizedBy: TYPE, on: INSTANCE },
  ...groups("on-demand"),
  ...CLUSTERS,
  { calls: ["imagebuilder:CreateImage", "iam:PassRole"] },
  { calls: ["ecs:CreateCapacityProvider", "iam:PassRole"] },
  { calls: ["lambda:CreateCapacityProvider", "iam:PassRole"] },
  { calls: ["cloud9:CreateEnvironmentEC2"], sizedBy: ["cloud9:InstanceType"] },
];

const SPOT: readonly Way[] = [
  { calls: ["ec2:RequestSpotFleet", "iam:PassRole"] },
  { calls: ["ec2:RequestSpotInstances"] },
  { calls: ["ec2:RunInstances"], sizedBy: TYPE, keys: { "ec2:InstanceMarketType": "spot" }, on: INSTANCE },
  { calls: ["ec2:CreateFleet"], sizedBy: TYPE, on: INSTANCE },
  ...groups("spot"),
  ...CLUSTERS,
];

const containers = (provider: string): Way[] => [
  { calls: ["ecs:RunTask"], sizedBy: ["ecs:task-cpu"], keys: { "ecs:capacity-provider": provider } },
  { calls: ["ecs:CreateService"], keys: { "ecs:capacity-provider": provider } },
];

/**
 * The launch paths of the model. Ways that share a quota stand in one row: whoever may take one of them can use the quota
 * up, and nobody can use it up twice.
 *
 * Which services draw on the quotas of EC2: https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-instance-quotas.html
 */
export const LAUNCH_PATHS: readonly LaunchPath[] = [
  { quota: "on-demand", title: "machines on demand", sizes: STANDARD, ways: ON_DEMAND },
  { quota: "spot", title: "spot machines", sizes: onSpot(STANDARD), ways: SPOT },
  { quota: "gpu-g", title: "GPU machines (G)", sizes: GPU_G, ways: ON_DEMAND },
  { quota: "gpu-g-spot", title: "spot GPU machines (G)", sizes: onSpot(GPU_G), ways: SPOT },
  { quota: "gpu-p", title: "GPU machines (P)", sizes: GPU_P, ways: ON_DEMAND },
  { quota: "gpu-p-spot", title: "spot GPU machines (P)", sizes: onSpot(GPU_P), ways: SPOT },
  {
    quota: "fargate",
    title: "containers on Fargate",
    sizes: tasks(FARGATE_VCPU.usd),
    ways: [
      ...containers("FARGATE"),
      { calls: ["ecs:CreateExpressGatewayService", "iam:PassRole"], sizedBy: ["ecs:task-cpu"] },
      { calls: ["eks:CreateFargateProfile", "iam:PassRole"] },
    ],
  },
  {
    quota: "fargate-spot",
    title: "containers on Fargate Spot",
    sizes: tasks(FARGATE_VCPU.usd * SPOT_SHARE.usd),
    ways: containers("FARGATE_SPOT"),
  },
  {
    quota: "lambda",
    title: "Lambda functions",
    sizes: only("10,240 MB", LAMBDA_EXECUTION.usd),
    ways: [
      { calls: ["lambda:CreateFunction", "iam:PassRole"] },
      { calls: ["lambda:UpdateFunctionCode", "lambda:UpdateFunctionConfiguration"] },
    ],
  },
  {
    quota: "databases",
    title: "databases (RDS)",
    sizes: DATABASES,
    ways: [{ calls: ["rds:CreateDBInstance"], sizedBy: ["rds:DatabaseClass"] }],
  },
  {
    quota: "model-tokens",
    title: "a model of Bedrock",
    metered: true,
    sizes: only("Claude Sonnet 4", MODEL_TOKEN_A_MINUTE.usd),
    ways: [{ calls: ["bedrock:InvokeModel"] }, { calls: ["bedrock:InvokeModelWithResponseStream"] }],
  },
  {
    quota: "mail",
    title: "mail (SES)",
    metered: true,
    sizes: only("message", MESSAGE_A_DAY.usd),
    ways: [{ calls: ["ses:SendEmail"] }, { calls: ["ses:SendRawEmail"] }],
  },
];
