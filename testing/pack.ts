import { promisify } from "node:util";
import { credentials, type ServiceError } from "@grpc/grpc-js";
import { AnalyzerClient, AnalyzerService } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import type * as messages from "@pulumi/pulumi/proto/analyzer_pb";
import type { PackConfigFile } from "./config";
import {
  analyzeRequest,
  analyzeStackRequest,
  answerOf,
  configureRequest,
  infoOf,
  remediationOf,
  type Answer,
  type DrivenResource,
  type PackInfo,
  type Remediation,
} from "./messages";
import { startPackProcess, type PackProcess } from "./process";

/** A policy pack in its own process, driven over the protocol of the engine, without the Pulumi CLI. */
export interface Pack extends PackProcess {
  /** Name, version and policies. */
  info(): Promise<PackInfo>;
  /**
   * Sends a configuration file as the engine does. Later resources are judged by it; without a file, by the defaults of
   * the pack, which the engine sends before every run.
   *
   * @throws Error with the text of the pack when it refuses the file
   */
  configure(file?: PackConfigFile): Promise<void>;
  /** Judges one resource by its inputs. */
  analyze(resource: DrivenResource): Promise<Answer>;
  /** Judges all resources of a stack together, by their outputs. */
  analyzeStack(resources: readonly DrivenResource[]): Promise<Answer>;
  /** What policies at level `remediate` make of the inputs of a resource, in the order in which the engine would take it. */
  remediate(resource: DrivenResource): Promise<Remediation[]>;
}

/**
 * Starts the pack in a folder as the engine does. The caller stops it.
 *
 * @param folder absolute path of a folder with PulumiPolicy.yaml and package.json
 * @throws Error with what the pack wrote, when it ends before it is ready
 */
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
    remediate: promisify(client.remediate.bind(client)) as Call<messages.AnalyzeRequest, messages.RemediateResponse>,
  };
  // The message class has to come from the copy of google-protobuf that the stubs were loaded with.
  const { requestType: Empty } = AnalyzerService.getAnalyzerInfo as unknown as { requestType: new () => object };
  const info = () => call.info(new Empty()).catch(rethrowDetails);
  return {
    ...process,
    info: async () => infoOf(await info()),
    configure: async (file = {}) => {
      await call.configure(configureRequest(await info(), file)).catch(rethrowDetails);
    },
    analyze: async (resource) => answerOf(await call.analyze(analyzeRequest(resource)).catch(rethrowDetails)),
    analyzeStack: async (resources) => {
      return answerOf(await call.analyzeStack(analyzeStackRequest(resources)).catch(rethrowDetails));
    },
    remediate: async (resource) => {
      return remediationOf(await call.remediate(analyzeRequest(resource)).catch(rethrowDetails));
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
