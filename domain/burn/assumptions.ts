import {
  DATABASE_PRICES,
  FAMILY_PRICES,
  FARGATE_VCPU,
  LAMBDA_EXECUTION,
  MODEL_TOKEN_A_MINUTE,
  SPOT_SHARE,
  UNLISTED_FAMILY,
} from "./prices";

/** What the figures rest on, and what they leave out. */
export const ASSUMPTIONS: readonly string[] = [
  "the worst case: every quota is used up, by the costliest size that the policies allow, and nothing runs yet that counts against it",
  `prices are list prices of us-east-1 in USD: machines and databases of ${FAMILY_PRICES.checked}, Fargate of ${FARGATE_VCPU.checked}, Lambda and Bedrock of ${LAMBDA_EXECUTION.checked}; other regions cost more, Sydney a third`,
  `estimates: spot at ${Math.round(SPOT_SHARE.usd * 100)} % of on demand; a vCPU of a family that is not in the list at ${UNLISTED_FAMILY.usd}`,
  "a condition that cannot be decided counts as met by the thief: his address, tags of resources, a resource that only he knows; a key of a user has no MFA, a session of a role may have it",
  "policies that the organization attaches already, and policies of resources, are not read; in mode organization the guardrails bind every account but the management account, in mode account they are taken to hang on every user and role, and never bind root",
  "a role that is passed to a service counts as free to start anything: whether it is bound itself is not followed, and neither is who may assume which role",
  "the freeze stops new launches after 5 minutes of the 10 that a launch everywhere takes, so half of everything is left running until somebody ends it; models and mail end at once",
  "not counted: services in the list above without a price, licences of paid images, disks, addresses, data transfer, Marketplace, and quotas of other machines (F, Inf, Trn, DL, HPC, X, high memory), which are 0 by default",
  "one model of Bedrock stands for all: each has its own quota of tokens, and stolen keys were used for tens of thousands of USD a day",
];

/** Where the prices stand. */
export const PRICE_SOURCES: readonly string[] = [
  FAMILY_PRICES.source,
  SPOT_SHARE.source,
  FARGATE_VCPU.source,
  LAMBDA_EXECUTION.source,
  DATABASE_PRICES.source,
  MODEL_TOKEN_A_MINUTE.source,
];
