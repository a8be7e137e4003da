import type { sendUnaryData, ServerUnaryCall, UntypedHandleCall } from "@grpc/grpc-js";

import { grpcError } from "./protocol";
import { createClientPool } from "./aws/pool";
import type { ProviderEnvironment } from "./config";
import { grpc, ResourceProviderService } from "./rpc";
import { providerService } from "./service";

export interface ProviderOptions extends ProviderEnvironment {
  /** Port to listen on, at 127.0.0.1; a free one when absent. */
  port?: number;
}

export interface RunningProvider {
  port: number;
  stop(): Promise<void>;
}

type UnaryCall = ServerUnaryCall<unknown, unknown>;
type Handler = (request: never, peer: string) => unknown;

/**
 * Starts the stand-in for `pulumi-resource-aws`. The engine uses it instead of the real provider when
 * `PULUMI_DEBUG_PROVIDERS=aws:<port>` is set. `endpoint`, `credentials` and `region` are what the real provider
 * would find in its environment; the settings of a stack or of an explicit provider come first.
 */
export async function startProvider(options: ProviderOptions): Promise<RunningProvider> {
  const pool = createClientPool();
  const service = providerService(options, pool) as unknown as Record<string, Handler | undefined>;
  const server = new grpc.Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
  const implementation = Object.keys(ResourceProviderService).map((name): [string, UntypedHandleCall] => [
    name,
    unary(name, service[name]),
  ]);
  server.addService(ResourceProviderService, Object.fromEntries(implementation));
  const port = await listen(server, options.port ?? 0);
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      pool.close();
      server.forceShutdown();
      resolve();
    });
  return { port, stop };
}

/** A function from request to answer as a gRPC method; a method that is missing says so. */
function unary(name: string, handler: Handler | undefined): UntypedHandleCall {
  return (call: UnaryCall, callback: sendUnaryData<unknown>): void => {
    if (!handler) {
      callback({ code: grpc.status.UNIMPLEMENTED, details: `the sandbox provider does not implement ${name}` });
      return;
    }
    Promise.resolve()
      .then(() => handler(call.request as never, call.getPeer()))
      .then(
        (answer) => {
          callback(null, answer);
        },
        (error: unknown) => {
          callback(grpcError(error));
        },
      );
  };
}

function listen(server: InstanceType<typeof grpc.Server>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${port}`, grpc.ServerCredentials.createInsecure(), (error, bound) => {
      if (!error) {
        resolve(bound);
        return;
      }
      const advice = "choose another port, or leave it out to get a free one";
      reject(new Error(`the sandbox provider cannot listen on port ${port}: ${error.message}; ${advice}`));
    });
  });
}
