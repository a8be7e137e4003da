import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import { cachePaths } from "../../../setup/cache.js";
import type { SandboxAccount } from "../../../sandbox/account/account";
import { readModels } from "../../../sandbox/account/wire/models";

interface ClientConfig {
  region: string;
  endpoint: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  maxAttempts: number;
}

/** A client of the AWS SDK for the account, without retries unless asked for. */
export function connect<Client>(
  Constructor: new (config: ClientConfig) => Client,
  account: SandboxAccount,
  region = "us-east-1",
  overrides: Partial<ClientConfig> = {},
): Client {
  const { endpoint, credentials } = account;
  return new Constructor({ region, endpoint, credentials, maxAttempts: 1, ...overrides });
}

/** What a call failed with; a call that succeeds fails the test. */
export async function failure(call: Promise<unknown>): Promise<{ code: string; message: string; status?: number }> {
  try {
    await call;
  } catch (error) {
    const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
    return { code: name, message, status: $metadata?.httpStatusCode };
  }
  throw new Error("the call succeeded, but was expected to fail");
}

/** An answer of the SDK without what it says about the exchange. */
export function content<Output extends object>(output: Output): Omit<Output, "$metadata"> {
  return Object.fromEntries(Object.entries(output).filter(([name]) => name !== "$metadata")) as Omit<
    Output,
    "$metadata"
  >;
}

/** The models of all services, as the emulator's environment has them, without starting it. */
export function botocoreModels(): ReturnType<typeof readModels> {
  const file = execFileSync(cachePaths().python, ["-c", "import botocore; print(botocore.__file__)"]).toString().trim();
  return readModels(join(dirname(file), "data"));
}
