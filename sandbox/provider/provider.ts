import { createClientPool } from "./aws/pool";
import type { ProviderEnvironment } from "./core/config";
import { serve, type RunningProvider } from "./core/server";
import { providerService } from "./core/service";
import { FUNCTIONS } from "./functions/table";
import { RESOURCES } from "./rows/table";
import { SCHEMA } from "./schema/schema";

export interface ProviderOptions extends ProviderEnvironment {
  /** Port to listen on, at 127.0.0.1; a free one when absent. */
  port?: number;
}

/**
 * Starts the stand-in for `pulumi-resource-aws`. The engine uses it instead of the real provider when
 * `PULUMI_DEBUG_PROVIDERS=aws:<port>` is set. `endpoint`, `credentials` and `region` are what the real provider
 * would find in its environment; the settings of a stack or of an explicit provider come first.
 */
export async function startProvider(options: ProviderOptions): Promise<RunningProvider> {
  // Read now, so that the first preview does not wait for it.
  for (const { token } of RESOURCES) SCHEMA.resource(token);
  const pool = createClientPool();
  const service = providerService({ resources: RESOURCES, functions: FUNCTIONS }, options, pool);
  const server = await serve(service, options.port);
  return {
    port: server.port,
    stop: () => {
      pool.close();
      return server.stop();
    },
  };
}
