import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

import type { Aws, Clients } from "../aws/aws";
import { failedWith } from "../aws/failure";
import type { ClientPool } from "../aws/pool";
import type { InstanceConfig } from "./config";
import type { Failure } from "./validate";

/** One configured provider instance. */
export interface Instance {
  config: InstanceConfig;
  /** The account in one region, the provider's own when none is given. */
  aws(region?: string): Aws;
}

/** Error codes with which AWS refuses an access key. */
const REFUSED_KEY = ["InvalidClientTokenId", "UnrecognizedClientException", "SignatureDoesNotMatch", "ExpiredToken"];

/** Asks AWS whether the access key is good; the problems to report when it is not. */
export async function checkCredentials(config: InstanceConfig, pool: ClientPool): Promise<Failure[]> {
  if (!config.validateCredentials) return [];
  try {
    await callerAccount(pool.get(config.connectionKey, config), config.region);
    return [];
  } catch (error) {
    const advice = "check the access key, or set skipCredentialsValidation";
    const problem = failedWith(error, ...REFUSED_KEY) ? "invalid credentials" : "unable to validate AWS credentials";
    return [{ property: "", reason: `${problem}: ${(error as Error).message}; ${advice}` }];
  }
}

/** Makes a provider instance; refuses an account that its settings do not allow. */
export async function openInstance(config: InstanceConfig, pool: ClientPool): Promise<Instance> {
  const clients = pool.get(config.connectionKey, config);
  const accountId = config.requestAccountId ? await callerAccount(clients, config.region) : "";
  refuseWrongAccount(config, accountId);
  return { config, aws: (region = config.region) => clients.in(region, accountId) };
}

async function callerAccount(clients: Clients, region: string): Promise<string> {
  const identity = await clients.in(region, "").call(STSClient, new GetCallerIdentityCommand({}));
  return identity.Account ?? "";
}

/** The first words are the real provider's. */
function refuseWrongAccount({ allowedAccountIds, forbiddenAccountIds }: InstanceConfig, accountId: string): void {
  if (allowedAccountIds.length > 0 && !allowedAccountIds.includes(accountId)) {
    throw new Error(
      `AWS account ID not allowed: ${accountId}; aws:allowedAccountIds has ${allowedAccountIds.join(", ")}`,
    );
  }
  if (forbiddenAccountIds.includes(accountId)) {
    throw new Error(`AWS account ID not allowed: ${accountId}; aws:forbiddenAccountIds names it`);
  }
}
