import type { sendUnaryData, ServerUnaryCall, UntypedHandleCall } from "@grpc/grpc-js";

import { grpcError } from "./protocol";
import { grpc, ResourceProviderService } from "./rpc";

export interface RunningProvider {
  port: number;
  stop(): Promise<void>;
}

type UnaryCall = ServerUnaryCall<unknown, unknown>;
type Handler = (request: never, peer: string) => unknown;

/** Serves the calls of the engine at 127.0.0.1 until it is stopped. */
export async function serve(service: Record<string, Handler | undefined>, wanted = 0): Promise<RunningProvider> {
  const server = new grpc.Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
  const implementation = Object.keys(ResourceProviderService).map((name): [string, UntypedHandleCall] => [
    name,
    unary(name, service[name]),
  ]);
  server.addService(ResourceProviderService, Object.fromEntries(implementation));
  const port = await listen(server, wanted);
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
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
