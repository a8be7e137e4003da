import { promisify } from "node:util";
import { credentials, type ServiceError } from "@grpc/grpc-js";
import { AnalyzerClient, AnalyzerService } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/analyzer_pb";
import { specialAssetSig, specialSecretSig, specialSigKey, unknownValue } from "@pulumi/pulumi/runtime/rpc";
import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import { startPackProcess, type PackProcess } from "./pack-process";
import { reconcile, type PackConfigFile, type PolicyDefaults } from "./reconcile";

/** A resource as the engine would send it. Unknown values are sentinels, secrets envelopes: see `wire`. */
export interface DrivenResource {
  readonly type: string;
  readonly name?: string;
  readonly urn?: string;
  readonly props?: Readonly<Record<string, unknown>>;
  readonly provider?: {
    readonly type: string;
    readonly name?: string;
    readonly props?: Readonly<Record<string, unknown>>;
  };
  readonly parent?: string;
  readonly dependencies?: readonly string[];
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
}

export interface Diagnostic {
  readonly policy: string;
  readonly level: "advisory" | "mandatory" | "disabled" | "remediate";
  readonly severity: string;
  readonly message: string;
  readonly urn: string;
}

export interface Answer {
  readonly diagnostics: Diagnostic[];
  /** Policy name -> why it had nothing to judge. */
  readonly notApplicable: Record<string, string>;
}

/** A policy pack in its own process, driven over the protocol of the engine, without the Pulumi CLI. */
export interface Pack extends PackProcess {
  info(): Promise<messages.AnalyzerInfo>;
  /** Sends a configuration file as the engine does; rejects with the text of the pack when it refuses. */
  configure(file?: PackConfigFile): Promise<void>;
  analyze(resource: DrivenResource): Promise<Answer>;
  analyzeStack(resources: readonly DrivenResource[]): Promise<Answer>;
}

const LEVELS = ["advisory", "mandatory", "disabled", "remediate"] as const;
const SEVERITIES = ["unspecified", "low", "medium", "high", "critical"];

/** Values as they travel. */
export const wire = {
  unknown: unknownValue,
  secret: (value: unknown) => ({ [specialSigKey]: specialSecretSig, value }),
  textAsset: (text: string) => ({ [specialSigKey]: specialAssetSig, text }),
};

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
      const request = new messages.AnalyzeStackRequest();
      request.setResourcesList(resources.map(stackResource));
      return answerOf(await call.analyzeStack(request).catch(rethrowDetails));
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

const struct = (value: Readonly<Record<string, unknown>> = {}): Struct =>
  Struct.fromJavaScript(value as Record<string, JavaScriptValue>);

/** The defaults of a policy, as its schema tells them. */
function defaultsOf(policy: messages.PolicyInfo): PolicyDefaults {
  const schema = policy.getConfigschema()?.getProperties()?.toJavaScript() ?? {};
  const defaults = Object.entries(schema as Record<string, object>).flatMap(([name, property]) =>
    "default" in property ? [[name, property.default]] : [],
  );
  return {
    name: policy.getName(),
    level: LEVELS[policy.getEnforcementlevel()] ?? "advisory",
    defaults: Object.fromEntries(defaults),
  };
}

function configureRequest(info: messages.AnalyzerInfo, file: PackConfigFile) {
  const policies = info.getPoliciesList().map(defaultsOf);
  const request = new messages.ConfigureAnalyzerRequest();
  for (const [name, { level, properties }] of reconcile(policies, file)) {
    const section = new messages.PolicyConfig();
    section.setEnforcementlevel(LEVELS.indexOf(level as (typeof LEVELS)[number]) as messages.EnforcementLevel);
    section.setProperties(struct(properties));
    request.getPolicyconfigMap().set(name, section);
  }
  return request;
}

const urnOf = ({ urn, type, name = "example" }: DrivenResource): string =>
  urn ?? `urn:pulumi:dev::example::${type}::${name}`;

function providerOf(provider: DrivenResource["provider"]) {
  if (provider === undefined) return undefined;
  const message = new messages.AnalyzerProviderResource();
  message.setType(provider.type);
  message.setName(provider.name ?? "default");
  message.setUrn(urnOf(provider));
  message.setProperties(struct(provider.props));
  return message;
}

function analyzeRequest(resource: DrivenResource) {
  const request = new messages.AnalyzeRequest();
  fill(request, resource);
  return request;
}

function stackResource(resource: DrivenResource) {
  const message = new messages.AnalyzerResource();
  fill(message, resource);
  message.setParent(resource.parent ?? "");
  message.setDependenciesList([...(resource.dependencies ?? [])]);
  for (const [property, urns] of Object.entries(resource.propertyDependencies ?? {})) {
    const list = new messages.AnalyzerPropertyDependencies();
    list.setUrnsList([...urns]);
    message.getPropertydependenciesMap().set(property, list);
  }
  return message;
}

function fill(message: messages.AnalyzeRequest | messages.AnalyzerResource, resource: DrivenResource): void {
  message.setType(resource.type);
  message.setName(resource.name ?? "example");
  message.setUrn(urnOf(resource));
  message.setProperties(struct(resource.props));
  message.setOptions(new messages.AnalyzerResourceOptions());
  message.setProvider(providerOf(resource.provider));
}

function answerOf(response: messages.AnalyzeResponse): Answer {
  const { diagnosticsList, notApplicableList } = response.toObject();
  return {
    diagnostics: diagnosticsList.map((found) => ({
      policy: found.policyname,
      level: LEVELS[found.enforcementlevel] ?? "advisory",
      severity: SEVERITIES[found.severity] ?? "unspecified",
      message: found.message,
      urn: found.urn,
    })),
    notApplicable: Object.fromEntries(notApplicableList.map(({ policyName, reason }) => [policyName, reason])),
  };
}
