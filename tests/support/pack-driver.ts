import { promisify } from "node:util";
import { credentials, type ServiceError } from "@grpc/grpc-js";
import { AnalyzerClient, AnalyzerService } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import type * as messages from "@pulumi/pulumi/proto/analyzer_pb";
import { startPackProcess, type PackProcess } from "./pack-process";
import {
  analyzeRequest,
  analyzeStackRequest,
  answerOf,
  configureRequest,
  type Answer,
  type DrivenResource,
} from "./pack-messages";
import type { PackConfigFile } from "./reconcile";

/** A policy pack in its own process, driven over the protocol of the engine, without the Pulumi CLI. */
export interface Pack extends PackProcess {
  info(): Promise<messages.AnalyzerInfo>;
  /** Sends a configuration file as the engine does; rejects with the text of the pack when it refuses. */
  configure(file?: PackConfigFile): Promise<void>;
  analyze(resource: DrivenResource): Promise<Answer>;
  analyzeStack(resources: readonly DrivenResource[]): Promise<Answer>;
}

/** Starts the pack in a folder; the caller stops it. */
export async function startPack(folder: string): Promise<Pack> {
  const process = await startPackProcess(folder);
  const client = new AnalyzerClient(`127.0.0.1:${process.port}`, credentials.createInsecure(), {
    "grpc.max_receive_message_length": -1,
    "grpc.max_send_message_length": -1,
  });
  const call = {
    info: promisify(client.getAnalyzerInfo.bind(client)) as Call<object, messages.AnalyzerInfo>,
    configure: promisify(client.configure.bind(client)) as Call<messages.ConfigureAnalyzerRequest, object>,
    analyze: promisify(client.analyze.bind(client)) as Call<messages.AnalyzeRequest, messages.AnalyzeResponse>,
    analyzeStack: promisify(client.analyzeStack.bind(client)) as Call<
      messages.AnalyzeStackRequest,
      messages.AnalyzeResponse
    >,
  };
  // The message class has to come from the copy of google-protobuf that the stubs were loaded with.
  const { requestType: Empty } = AnalyzerService.getAnalyzerInfo as unknown as { requestType: new () => object };
  const info = () => call.info(new Empty());
  return {
    ...process,
    info,
    configure: async (file = {}) => {
      await call.configure(configureRequest(await info(), file)).catch(rethrowDetails);
    },
    analyze: async (resource) => answerOf(await call.analyze(analyzeRequest(resource)).catch(rethrowDetails)),
    analyzeStack: async (resources) => {
      return answerOf(await call.analyzeStack(analyzeStackRequest(resources)).catch(rethrowDetails));
    },
    stop: async () => {
      client.close();
      await process.stop();
    },
  };
}

type Call<Request, Response> = (request: Request) => Promise<Response>;

const rethrowDetails = (error: ServiceError): never => {
  throw new Error(error.details);
};
