/**
 * What runs one program for many accounts: how many it takes at once, how long that is and what it costs. Limits and prices
 * were read on 2026-11-27 from the pages beside them. Pure arithmetic, for docs/many-accounts.md and for refusals.
 */

/** GitHub Actions: https://docs.github.com/en/actions/reference/limits */
export const GITHUB_LIMITS = {
  /** Jobs that a matrix makes in one run of a workflow, on any runner. Nobody can raise it. */
  matrix: 256,
  /** Jobs of standard runners at the same time, by plan; support can raise them. */
  concurrent: { free: 20, pro: 40, team: 60, enterprise: 500 },
} as const;

/** USD a minute of a standard runner, Linux, 2 cores: https://docs.github.com/en/billing/reference/actions-runner-pricing */
const GITHUB_USD_PER_MINUTE = 0.006;

/** AWS CodeBuild: https://docs.aws.amazon.com/codebuild/latest/userguide/limits.html and builds-working.html */
export const CODEBUILD_LIMITS = {
  /** Builds at the same time, on some platforms; a new account has fewer, and Service Quotas raises it. */
  concurrent: 20,
  /** Builds that wait, as a multiple of those that run; more are refused. */
  queuedPerConcurrent: 5,
} as const;

/** USD a minute of general1.small, Linux, in us-east-1: https://aws.amazon.com/codebuild/pricing/ */
const CODEBUILD_USD_PER_MINUTE = 0.005;

/** AWS Step Functions: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-map-process-modes.html */
const DISTRIBUTED_MAP_LIMITS = {
  /** Child workflows of a distributed map at the same time. */
  concurrent: 10_000,
} as const;

/** USD a state transition of a standard workflow, in us-east-1: https://aws.amazon.com/step-functions/pricing/ */
const STATE_TRANSITION_USD = 0.025 / 1_000;

/** Accounts in one answer of ListAccounts: https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html */
const ACCOUNTS_PER_PAGE = 20;

/** Accounts that one batch of CodeBuild takes: those that run and those that wait. */
export const batchHolds = (concurrent: number): number => concurrent * (1 + CODEBUILD_LIMITS.queuedPerConcurrent);

/** The quota of builds at the same time that one batch of so many accounts takes. */
export const quotaFor = (accounts: number): number => Math.ceil(accounts / batchHolds(1));

/** How an engine runs. */
export interface Engine {
  name: string;
  /** Jobs at the same time. */
  concurrent: number;
  /** Accounts in one matrix, batch or map. */
  holds: number;
  usdPerMinute: number;
  /** USD a job, besides its minutes. */
  usdPerJob: number;
}

const github = (plan: keyof typeof GITHUB_LIMITS.concurrent): Engine => ({
  name: `GitHub matrix, plan ${plan}`,
  concurrent: GITHUB_LIMITS.concurrent[plan],
  holds: GITHUB_LIMITS.matrix,
  usdPerMinute: GITHUB_USD_PER_MINUTE,
  usdPerJob: 0,
});

const codeBuild = (quota: number): Engine => ({
  name: `CodeBuild batch, quota ${quota}`,
  concurrent: quota,
  holds: batchHolds(quota),
  usdPerMinute: CODEBUILD_USD_PER_MINUTE,
  usdPerJob: 0,
});

/** A child enters a state that builds; the map itself is one more for all of them. */
const distributedMap = (quota: number): Engine => ({
  name: `Step Functions distributed map, CodeBuild quota ${quota}`,
  concurrent: Math.min(quota, DISTRIBUTED_MAP_LIMITS.concurrent),
  holds: Infinity,
  usdPerMinute: CODEBUILD_USD_PER_MINUTE,
  usdPerJob: STATE_TRANSITION_USD,
});

/** The engines of the page, with the quotas that it asks for. */
export const ENGINES: readonly Engine[] = [
  github("free"),
  github("team"),
  codeBuild(20),
  codeBuild(100),
  distributedMap(200),
];

/** What a run of all accounts takes. */
export interface RunEstimate {
  /** Matrices, batches or maps. */
  parts: number;
  minutes: number;
  usd: number;
  /** Answers of ListAccounts. */
  listCalls: number;
}

/** @param minutesPerJob of one account, set-up included; begun minutes are paid */
export const estimate = (accounts: number, engine: Engine, minutesPerJob: number): RunEstimate => ({
  parts: Math.ceil(accounts / engine.holds) || 1,
  minutes: Math.ceil(accounts / engine.concurrent) * minutesPerJob,
  usd: accounts * (Math.ceil(minutesPerJob) * engine.usdPerMinute + engine.usdPerJob),
  listCalls: Math.ceil(accounts / ACCOUNTS_PER_PAGE),
});
