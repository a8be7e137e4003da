import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

import { grpc } from "./rpc";

/**
 * Says a warning in the output of a run. What the engine does not hear is lost, and is no reason to end the run.
 *
 * @param address of the engine, as its handshake gave it; empty when nobody listens
 */
export function warn(address: string, message: string): Promise<void> {
  if (address === "") return Promise.resolve();
  const engine = new EngineClient(address, grpc.credentials.createInsecure());
  const request = new LogRequest();
  request.setSeverity(LogSeverity.WARNING);
  request.setMessage(message);
  return new Promise((resolve) => {
    engine.log(request, () => {
      engine.close();
      resolve();
    });
  });
}
