/** A quota of Service Quotas that limits what somebody can start in one region. */
export interface Quota {
  /** Name in this table. */
  id: string;
  /** Code of the service in Service Quotas. */
  service: string;
  /** Code of the quota: `L-1216C47A`. It is the same in every region; the value is not. */
  code: string;
  /** What AWS calls it. */
  name: string;
  /** What one unit of it is. */
  unit: string;
  /** What AWS documents as default. An account may have less while it is new, and more once it was used. */
  byDefault: number;
  source: string;
}

const EC2 =
  "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-on-demand-instances.html#ec2-on-demand-instances-limits";
const SPOT = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-spot-limits.html";
const ECS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html#service-quotas-fargate";

/**
 * Every quota that the model counts with. Codes and defaults were taken on 2026-11-26 from public copies of the pages that are
 * named; an account's own value, which `--account` asks for, comes before them.
 */
export const QUOTAS = [
  {
    id: "on-demand",
    service: "ec2",
    code: "L-1216C47A",
    name: "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances",
    unit: "vCPU",
    byDefault: 5,
    source: EC2,
  },
  {
    id: "spot",
    service: "ec2",
    code: "L-34B43A08",
    name: "All Standard (A, C, D, H, I, M, R, T, Z) Spot Instance Requests",
    unit: "vCPU",
    byDefault: 5,
    source: SPOT,
  },
  {
    id: "gpu-g",
    service: "ec2",
    code: "L-DB2E81BA",
    name: "Running On-Demand G and VT instances",
    unit: "vCPU",
    byDefault: 0,
    source: EC2,
  },
  {
    id: "gpu-g-spot",
    service: "ec2",
    code: "L-3819A6DF",
    name: "All G and VT Spot Instance Requests",
    unit: "vCPU",
    byDefault: 0,
    source: SPOT,
  },
  {
    id: "gpu-p",
    service: "ec2",
    code: "L-417A185B",
    name: "Running On-Demand P instances",
    unit: "vCPU",
    byDefault: 0,
    source: EC2,
  },
  {
    id: "gpu-p-spot",
    service: "ec2",
    code: "L-7212CCBC",
    name: "All P4, P3 and P2 Spot Instance Requests",
    unit: "vCPU",
    byDefault: 0,
    source: SPOT,
  },
  {
    id: "fargate",
    service: "fargate",
    code: "L-3032A538",
    name: "Fargate On-Demand vCPU resource count",
    unit: "vCPU",
    byDefault: 6,
    source: ECS,
  },
  {
    id: "fargate-spot",
    service: "fargate",
    code: "L-36FBB829",
    name: "Fargate Spot vCPU resource count",
    unit: "vCPU",
    byDefault: 6,
    source: ECS,
  },
  {
    id: "lambda",
    service: "lambda",
    code: "L-B99A9384",
    name: "Concurrent executions",
    unit: "function that runs",
    byDefault: 1000,
    source: "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
  },
  {
    id: "databases",
    service: "rds",
    code: "L-7B6409FD",
    name: "DB instances",
    unit: "database",
    byDefault: 40,
    source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html",
  },
  {
    id: "model-tokens",
    service: "bedrock",
    code: "L-59759B4A",
    name: "Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4 V1",
    unit: "token a minute",
    byDefault: 200_000,
    source: "https://docs.aws.amazon.com/general/latest/gr/bedrock.html",
  },
  {
    id: "mail",
    service: "ses",
    code: "L-804C8AE8",
    name: "Sending quota",
    unit: "message a day",
    byDefault: 200,
    source: "https://docs.aws.amazon.com/ses/latest/dg/quotas.html",
  },
] as const satisfies readonly Quota[];

export type QuotaId = (typeof QUOTAS)[number]["id"];

/** A quota as it is in one region, and how that is known. */
export interface QuotaValue {
  value: number;
  from: "account" | "file" | "default";
  /** Why it is the default, where the account was asked. */
  because?: string;
}

/** Region code -> quota -> value. What is missing has its default. */
export type QuotaValues = Readonly<Record<string, Readonly<Partial<Record<QuotaId, QuotaValue>>>>>;

const DEFAULTS = new Map<QuotaId, QuotaValue>(
  QUOTAS.map(({ id, byDefault }) => [id, { value: byDefault, from: "default" }]),
);

/** What a quota is in a region; the default where nobody told. */
export const quotaIn = (values: QuotaValues, region: string, id: QuotaId): QuotaValue =>
  values[region]?.[id] ?? DEFAULTS.get(id)!;
