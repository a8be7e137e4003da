import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

import { Clients, type Aws } from "./aws/aws";
import { failedWith } from "./aws/failure";
import type { InstanceConfig } from "./config";
import type { Failure } from "./validate";

/** One configured provider instance. */
export interface Instance {
  config: InstanceConfig;
  accountId: string;
  /** The account in one region, the provider's own when none is given. */
  aws(region?: string): Aws;
  close(): void;
}

/** Error codes with which AWS refuses an access key. */
const REFUSED_KEY = ["InvalidClientTokenId", "UnrecognizedClientException", "SignatureDoesNotMatch", "ExpiredToken"];

/** Asks AWS whether the access key is good; the problems to report when it is not. */
export async function checkCredentials(config: InstanceConfig): Promise<Failure[]> {
  if (!config.validateCredentials) return [];
  const clients = new Clients(config);
  try {
    await clients.in(config.region, "").call(STSClient, new GetCallerIdentityCommand({}));
    return [];
  } catch (error) {
    const advice = "check the access key, or set skipCredentialsValidation";
    const problem = failedWith(error, ...REFUSED_KEY) ? "invalid credentials" : "unable to validate AWS credentials";
    return [{ property: "", reason: `${problem}: ${(error as Error).message}; ${advice}` }];
  } finally {
    clients.close();
  }
}

/** Makes a provider instance; refuses an account that its settings do not allow. */
export async function openInstance(config: InstanceConfig): Promise<Instance> {
  const clients = new Clients(config);
  try {
    const accountId = config.requestAccountId ? await callerAccount(clients, config.region) : "";
    refuseWrongAccount(config, accountId);
    return {
      config,
      accountId,
      aws: (region = config.region) => clients.in(region, accountId),
      close: () => clients.close(),
    };
  } catch (error) {
    clients.close();
    throw error;
  }
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
