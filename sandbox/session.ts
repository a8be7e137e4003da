import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { cachePaths } from "../setup/cache.js";
import { startAccount, type SandboxAccount } from "./account/account";
import { startProvider } from "./provider/provider";
import { createCli, type PulumiCli } from "./host/pulumi-cli";

/** An AWS account, a provider that works on it, and a Pulumi engine that uses both. */
export interface Session {
  account: SandboxAccount;
  /** The real Pulumi command line, set up for this session. */
  pulumi: PulumiCli;
  /** What a shell needs to work in the session: `pulumi`, the AWS CLI and any AWS SDK. */
  env: Record<string, string>;
  /** Stops everything that the session started. Nothing of it is left running. */
  stop(): Promise<void>;
}

export interface SessionOptions {
  /** Where Pulumi's home and state are kept, and the account's record. */
  folder: string;
  /** True to go on with the account and the state that the folder holds. */
  keep?: boolean;
  /** Ports at 127.0.0.1; free ones when absent. */
  gatewayPort?: number;
  providerPort?: number;
  /** False starts the provider without credentials, as on a machine where nobody logged in. */
  credentials?: boolean;
  /**
   * False lets the engine save its state when a run ends and not after each resource, which takes two thirds of the time of an
   * `up` of the whole baseline. A run that fails or is interrupted saves all the same; of one that is killed nothing is left.
   */
  checkpoints?: boolean;
}

/**
 * A stack's secrets are encrypted with this passphrase. The state lives in the session's folder and holds nothing real, so
 * it protects nothing; the engine demands one.
 */
const PASSPHRASE = "ringfence-sandbox";

/**
 * The environment of the engine. It names the cached binaries first on PATH, keeps Pulumi's files in the folder, and never
 * reaches for updates or plugins: https://www.pulumi.com/docs/iac/cli/environment-variables/
 */
const environment = (
  folder: string,
  account: SandboxAccount,
  providerPort: number,
  checkpoints: boolean,
): Record<string, string> => ({
  ...account.env,
  PATH: `${cachePaths().bin}:${process.env.PATH ?? ""}`,
  PULUMI_HOME: join(folder, "pulumi-home"),
  PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
  PULUMI_CONFIG_PASSPHRASE: PASSPHRASE,
  PULUMI_SKIP_UPDATE_CHECK: "true",
  PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
  PULUMI_DEBUG_PROVIDERS: `aws:${providerPort}`,
  // https://github.com/pulumi/pulumi/blob/v3.259.0/sdk/go/common/env/env.go
  ...(checkpoints ? {} : { PULUMI_SKIP_CHECKPOINTS: "true" }),
});

/**
 * Starts an account, the provider and the engine's environment. Takes about two seconds.
 *
 * @throws AccountError when a port is in use, the record of the account cannot be read, or Python is missing
 */
export async function startSession({
  folder,
  keep,
  gatewayPort,
  providerPort,
  credentials = true,
  checkpoints = true,
}: SessionOptions): Promise<Session> {
  mkdirSync(join(folder, "state"), { recursive: true });
  const account = await startAccount({ stateFile: join(folder, "account.jsonl"), keep, port: gatewayPort });
  try {
    const provider = await startProvider({
      endpoint: account.endpoint,
      credentials: credentials ? account.credentials : undefined,
      port: providerPort,
    });
    const env = environment(folder, account, provider.port, checkpoints);
    const pulumi = createCli(cachePaths().pulumi, env);
    const stop = async () => {
      await pulumi.stop();
      await provider.stop();
      await account.stop();
    };
    return { account, pulumi, env, stop };
  } catch (error) {
    await account.stop();
    throw error;
  }
}
