import { startAccount, type SandboxAccount } from "../../../sandbox/account/account";
import type { RunningProvider } from "../../../sandbox/provider/core/server";
import { startProvider, type ProviderOptions } from "../../../sandbox/provider/provider";
import type { Props } from "../../../sandbox/provider/core/values";
import type { World } from "../../../sandbox/provider/core/conformance";
import { connect, type FakeEngine } from "./engine";

/** An account, a provider in front of it, and engines connected to that. */
export interface TestBed {
  account: SandboxAccount;
  provider: RunningProvider;
  world: World;
  /** A provider instance with these settings, ready to use. */
  engine(settings?: Props): Promise<FakeEngine>;
  stop(): Promise<void>;
}

export async function startTestBed(options: Partial<ProviderOptions> = {}): Promise<TestBed> {
  const account = await startAccount();
  const { endpoint, credentials, accountId } = account;
  const provider = await startProvider({ endpoint, credentials, ...options });
  const clients = new Map<string, { destroy(): void }>();
  const engines: FakeEngine[] = [];
  const client: World["client"] = <C>(
    clientClass: new (config: Record<string, unknown>) => C,
    region = "us-east-1",
  ) => {
    const key = `${clientClass.name} ${region}`;
    if (!clients.has(key)) clients.set(key, new clientClass({ region, endpoint, credentials }) as { destroy(): void });
    return clients.get(key) as C;
  };
  return {
    account,
    provider,
    world: { accountId, client },
    async engine(settings = {}) {
      const engine = connect(provider.port);
      engines.push(engine);
      await engine.configure({ region: "us-east-1", ...settings });
      return engine;
    },
    async stop() {
      for (const engine of engines) engine.close();
      for (const sdk of clients.values()) sdk.destroy();
      await provider.stop();
      await account.stop();
    },
  };
}
